/**
 * The phone's scripts, as text, under addresses that name their contents: one that keeps answers, and
 * small ones for pages that tell a time and for the one after signing out.
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import clockScript from '#app/phone/clock.ts?script';
import leftScript from '#app/phone/left.ts?script';
import script from '#app/phone/phone.ts?script';

interface Served {
  text: string;
  hash: string;
  compressed: Buffer;
}

const served = (text: string): Served => ({
  text,
  hash: createHash('sha256').update(text).digest('hex').slice(0, 16),
  compressed: gzipSync(text),
});
const answers = served(script);
const clock = served(clockScript);
const left = served(leftScript);

export const phoneScriptUrl = `/phone.js?v=${answers.hash}`;
export const clockScriptUrl = `/phone.js?clock=${clock.hash}`;
export const leftScriptUrl = `/phone.js?left=${left.hash}`;

export function sendPhoneScript(request: Request): Response {
  const gzip = /\bgzip\b/.test(request.headers.get('Accept-Encoding') ?? '');
  const asked = new URL(request.url).searchParams;
  const it = asked.has('clock') ? clock : asked.has('left') ? left : answers;
  // An older page asks for an older script: it gets this one, and must not keep it.
  const isThis = (asked.get('clock') ?? asked.get('left') ?? asked.get('v')) === it.hash;
  return new Response(gzip ? new Uint8Array(it.compressed) : it.text, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': isThis ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
    },
  });
}
