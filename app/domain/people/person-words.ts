/**
 * A person's **words** are what they are looked up by: the name, the address and the username, each
 * from the beginning of every word in it to its end. What is looked for is the beginning of one.
 */

/** Letters as one looks for them: without accents and without capitals. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** Where a word begins; scripts that put no spaces between words have one at every letter. */
const beginning =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}]|[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}]/gu;

const mostBytes = 32;
const mostWords = 60;

/**
 * How a word is kept: its bytes, in hex. Every database sorts these in the same order, whatever
 * language it was set up for, so that a beginning is a range of an index.
 */
const kept = (text: string): string =>
  Array.from(new TextEncoder().encode(text).subarray(0, mostBytes), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

export function wordsOf(person: {
  name: string;
  email: string | null;
  username: string | null;
}): string[] {
  const words = [person.name, person.email, person.username].flatMap((text) => {
    const whole = folded(text ?? '');
    return Array.from(whole.matchAll(beginning), ({ index }) => kept(whole.slice(index)));
  });
  return [...new Set(words)].slice(0, mostWords);
}

/** The words that begin so: from the first one on, and before the second one. Null for no word. */
export function wordsLike(typed: string): { from: string; before: string; text: string } | null {
  const text = folded(typed).replace(/^[^\p{L}\p{N}]+/u, '');
  if (text === '') return null;
  const from = kept(text);
  // Greater than every digit of hex.
  return { from, before: `${from}g`, text };
}
