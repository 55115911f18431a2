/**
 * The one range of bytes that a `Range` header asks for (RFC 9110 §14.2), for players that seek.
 * Null: send everything, as for several ranges or a header that makes no sense.
 */
export function byteRange(
  header: string | null,
  size: number,
): { from: number; to: number } | 'outside' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return null;
  if (first === '') {
    const tail = Math.min(Number(last), size);
    return tail > 0 ? { from: size - tail, to: size - 1 } : 'outside';
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return null;
  return from < size ? { from, to } : 'outside';
}
