/** A name as the person writes it: any script, any length that fits on a certificate's line. */
export type NameProblem = 'missing' | 'too-long' | 'unprintable';

export const longestName = 200;

/** One line, without what nobody sees and what turns or hides letters: it is what it looks like. */
export const tidyName = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(
      /[\p{Cc}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]/gu,
      '',
    )
    .trim();

export function nameProblem(name: string): NameProblem | null {
  // Halves of characters, and what stands where one was: a letter got lost on the way.
  if (/[\p{Cs}\ufffd]/u.test(name)) return 'unprintable';
  if (!/\p{L}/u.test(name)) return 'missing';
  return [...name].length > longestName ? 'too-long' : null;
}
