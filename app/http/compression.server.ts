import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | null;

const takes = {
  br: (accepted: string) => /\bbr\b/.test(accepted),
  gzip: (accepted: string) => /\bgzip\b/.test(accepted),
};

const firstOf =
  (...encodings: (keyof typeof takes)[]) =>
  (accepted: string): Encoding =>
    encodings.find((it) => takes[it](accepted)) ?? null;

/** For what many read: brotli saves one byte in fifteen more. */
export const smallest = firstOf('br', 'gzip');

/** For one reader: brotli costs four times the time, and megabytes of memory for each page. */
export const quickest = firstOf('gzip', 'br');

/** A page is compressed once, whole: it is a few kilobytes, and streams cost more than they save. */
export function compress(text: string, encoding: Encoding): Buffer {
  const bytes = Buffer.from(text);
  if (encoding === 'gzip') return gzipSync(bytes);
  if (encoding === null) return bytes;
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
