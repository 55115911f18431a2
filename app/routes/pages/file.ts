import type { LoaderFunctionArgs } from '@remix-run/node';
import { findFile } from '#app/domain/pages/pages.server.ts';
import { byteRange } from '#app/http/byte-range.ts';
import { fileNotFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

/**
 * The address names the content, so a phone may keep it for ever; only the phone, for the answer may
 * carry the cookie of a prolonged session. Nothing in it may run.
 */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const file = await findFile(database(), params.hash!);
  if (!file) throw fileNotFound(context.say);
  const bytes = new Uint8Array(file.bytes);
  const headers = new Headers({
    'Content-Type': file.type,
    'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'private, max-age=31536000, immutable',
    'Accept-Ranges': 'bytes',
  });
  const range = byteRange(request.headers.get('range'), bytes.length);
  if (range === 'outside') {
    headers.set('Content-Range', `bytes */${bytes.length}`);
    return new Response(null, { status: 416, headers });
  }
  if (range) headers.set('Content-Range', `bytes ${range.from}-${range.to}/${bytes.length}`);
  const body = range ? bytes.subarray(range.from, range.to + 1) : bytes;
  headers.set('Content-Length', String(body.length));
  return new Response(body, { status: range ? 206 : 200, headers });
}
