/** The part of a text where most of what was looked for stands together, with it marked. */
import { wordsOf, type Word } from '#app/domain/library/library.ts';
import type { Language } from '#app/words/languages.ts';
import type { Piece } from './search.ts';

const around = 14;

export function excerptOf(text: string, tokens: string[], language: Language): Piece[] {
  const words = wordsOf(text, language);
  const at = bestPlace(words, tokens);
  const first = Math.max(0, at - around);
  const last = Math.min(words.length - 1, first + 2 * around);
  if (words.length === 0) return [];
  const [from, to] = [words[first]!.from, words[last]!.to];
  const pieces = marked(text, words.slice(first, last + 1), tokens, { from, to });
  if (first > 0) pieces.unshift({ text: '… ', found: false });
  if (last < words.length - 1) pieces.push({ text: ' …', found: false });
  return pieces;
}

/** The whole text with what was looked for marked. */
export const markedWhole = (text: string, tokens: string[], language: Language): Piece[] =>
  marked(text, wordsOf(text, language), tokens, { from: 0, to: text.length });

const begins = (word: Word, tokens: string[]): boolean =>
  tokens.some((token) => word.token.startsWith(token));

/** The middle of the stretch that holds the most different words looked for. */
function bestPlace(words: Word[], tokens: string[]): number {
  const hits = words.flatMap((word, place) => (begins(word, tokens) ? [place] : []));
  let [best, place] = [0, 0];
  for (const hit of hits) {
    const near = hits.filter((other) => Math.abs(other - hit) <= around);
    const kinds = new Set(
      near.flatMap((it) => tokens.filter((token) => words[it]!.token.startsWith(token))),
    );
    const worth = kinds.size * 100 + near.length;
    if (worth > best) [best, place] = [worth, hit];
  }
  return place;
}

function marked(
  text: string,
  words: Word[],
  tokens: string[],
  { from, to }: { from: number; to: number },
): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const word of words) {
    if (!begins(word, tokens)) continue;
    if (word.from > at) pieces.push({ text: text.slice(at, word.from), found: false });
    pieces.push({ text: text.slice(word.from, word.to), found: true });
    at = word.to;
  }
  if (at < to) pieces.push({ text: text.slice(at, to), found: false });
  return pieces;
}
