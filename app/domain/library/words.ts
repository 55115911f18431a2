/**
 * Texts as words to be found: segmented as their language writes, without accents and case, and
 * spelt in ASCII so that both engines take them as they are. What a query's word begins is found.
 */
import type { Language } from '#app/words/languages.ts';

export interface Word {
  /** As it stands in the index. */
  token: string;
  from: number;
  to: number;
}

const segmenters = new Map<Language, Intl.Segmenter>();

function segmenterOf(language: Language): Intl.Segmenter {
  let made = segmenters.get(language);
  if (!made) {
    made = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, made);
  }
  return made;
}

/** Scripts that leave no space between words; only for them is the slow way worth its time. */
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}]/u;

export function wordsOf(text: string, language: Language): Word[] {
  if (!unspaced.test(text)) return spacedWords(text);
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmenterOf(language).segment(text)) {
    const token = isWordLike ? tokenOf(segment) : '';
    if (token) words.push({ token, from: index, to: index + segment.length });
  }
  return words;
}

function spacedWords(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu)) {
    words.push({ token: tokenOf(word), from: index, to: index + word.length });
  }
  return words;
}

export const tokensOf = (text: string, language: Language): string[] =>
  wordsOf(text, language).map((word) => word.token);

/** `Réunifications` → `reunification`; `ครอบครัว` → `z0e04…`: two words that begin alike still do. */
export function tokenOf(word: string): string {
  const folded = word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  if (/^[a-z0-9]*$/.test(folded)) return singular(folded);
  return `z${[...folded].map((sign) => sign.codePointAt(0)!.toString(16).padStart(5, '0')).join('')}`;
}

/** Visits are found by a visit, and stories by a story; what ends in -ss is one already. */
const singular = (word: string): string =>
  word.length < 4 || /(ss|us|is)$/.test(word)
    ? word
    : word
        .replace(/ies$/, 'y')
        .replace(/([sxz]|[cs]h)es$/, '$1')
        .replace(/s$/, '');
