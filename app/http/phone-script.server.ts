/** The phone's script, as text, under an address that names its contents. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import script from '#app/phone/phone.ts?script';

const hash = createHash('sha256').update(script).digest('hex').slice(0, 16);
const compressed = gzipSync(script);

export const phoneScriptUrl = `/phone.js?v=${hash}`;

export function sendPhoneScript(request: Request): Response {
  const gzip = /\bgzip\b/.test(request.headers.get('Accept-Encoding') ?? '');
  // An older page asks for an older script: it gets this one, and must not keep it.
  const isThis = new URL(request.url).searchParams.get('v') === hash;
  return new Response(gzip ? compressed : script, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': isThis ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
    },
  });
}
