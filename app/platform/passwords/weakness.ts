/**
 * Whether a passphrase is among the first that somebody would guess (NIST SP 800-63B-4, 3.1.1.2).
 * Length counts, composition does not: what is well known, repeated or the person's own is taken
 * out, and what remains must still be worth guessing.
 */
import { wellKnown } from './well-known.ts';

export const shortest = 15;
export const longest = 1000;

export type Weakness = 'too-short' | 'too-long' | 'repeated' | 'common' | 'personal';

/** How many letters and digits must remain. */
const enough = 8;
const ownNames = ['thejourneyhome', 'journeyhome'];

export function weaknessByRule(passphrase: string, own: string[] = []): Weakness | null {
  const signs = [...passphrase.normalize('NFC')].length;
  if (signs < shortest) return 'too-short';
  if (signs > longest) return 'too-long';
  const folded = fold(passphrase);
  if (new Set(passphrase.toLowerCase()).size < 6) return 'repeated';
  const unit = /^(.+?)\1+$/su.exec(folded)?.[1];
  if (unit !== undefined && [...unit].length < shortest) return 'repeated';
  // Signs alone, as in a face drawn with brackets, are as good as letters.
  if ([...folded].length < enough) return null;
  const personal = [...ownNames, ...own.flatMap(pieces)];
  if (rest(folded, wellKnown) < enough) return 'common';
  if (rest(folded, [...wellKnown, ...personal]) < enough) return 'personal';
  return null;
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/** A name or an address, whole and in its parts. */
function pieces(text: string): string[] {
  const parts = text.split(/[^\p{L}\p{M}\p{N}]+/u).map(fold);
  return [fold(text), ...parts].filter((part) => [...part].length >= 3);
}

/** What is left without the pieces, whichever way digits are read: `p4ssw0rd` is a word too. */
function rest(folded: string, known: readonly string[]): number {
  return Math.min(without(folded, known), without(readAsLetters(folded), known));
}

function without(text: string, known: readonly string[]): number {
  const longestFirst = [...known].sort((a, b) => b.length - a.length);
  const left = longestFirst.reduce((remaining, piece) => remaining.replaceAll(piece, ' '), text);
  const unpadded = left.replace(/(19|20)\d\d/g, ' ').replace(/(.)\1{2,}/gu, ' ');
  return dropSequences(unpadded).replaceAll(' ', '').length;
}

const readAsLetters = (text: string): string =>
  text.replace(
    /[013457]/g,
    (digit) => ({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' })[digit]!,
  );

/** `1234`, `dcba`: four or more neighbours in a row are one thing to guess. */
function dropSequences(text: string): string {
  const signs = [...text];
  const step = (at: number) => signs[at]!.codePointAt(0)! - signs[at - 1]!.codePointAt(0)!;
  const kept: string[] = [];
  for (let start = 0; start < signs.length;) {
    let end = start + 1;
    const first = end < signs.length ? step(end) : 0;
    while (Math.abs(first) === 1 && end < signs.length && step(end) === first) end++;
    if (end - start < 4) end = start + 1;
    else kept.push(' ');
    if (end === start + 1) kept.push(signs[start]!);
    start = end;
  }
  return kept.join('');
}
