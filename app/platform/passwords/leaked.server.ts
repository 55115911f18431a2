/**
 * Passphrases that leaked somewhere and are long enough for us: some 9,700 of the million used most.
 * Kept as a Bloom filter, which says yes to all of them and to one other passphrase in ten thousand;
 * `scripts/leaked-passphrases.js` made it, and a test holds the whole list against it.
 */
import { createHash } from 'node:crypto';
import { bits, rounds } from './leaked-passphrases.ts';

let filter: Buffer | undefined;

/** However it is written: `Stairway to heaven!` is `stairwaytoheaven`. */
export function isLeaked(passphrase: string): boolean {
  filter ??= Buffer.from(bits, 'base64');
  return placesOf(passphrase, filter.length * 8).every(
    (place) => (filter![place >> 3]! & (1 << (place & 7))) !== 0,
  );
}

/** Two numbers from one hash make as many places as are wanted (Kirsch and Mitzenmacher). */
export function placesOf(passphrase: string, size: number): number[] {
  const whole = passphrase.normalize('NFKC').toLowerCase();
  const letters = whole.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  // Of signs alone too little would be left.
  const hash = createHash('sha256')
    .update([...letters].length < 8 ? whole : letters)
    .digest();
  const [one, other] = [hash.readUInt32LE(0), hash.readUInt32LE(4)];
  return Array.from({ length: rounds }, (_, at) => (one + at * other) % size);
}
