import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | null;

/** The smallest that a browser takes. */
export const encodingFor = (accepted: string): Encoding =>
  /\bbr\b/.test(accepted) ? 'br' : quickEncodingFor(accepted);

/** Brotli saves one byte in fifteen more, and costs four times as much: too dear for one reader. */
export const quickEncodingFor = (accepted: string): Encoding =>
  /\bgzip\b/.test(accepted) ? 'gzip' : null;

/** A page is compressed once, whole: it is a few kilobytes, and streams cost more than they save. */
export function compress(text: string, encoding: Encoding): Buffer {
  const bytes = Buffer.from(text);
  if (encoding === 'gzip') return gzipSync(bytes);
  if (encoding === null) return bytes;
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
