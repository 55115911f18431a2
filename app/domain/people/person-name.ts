/** A name as the person writes it: any script, any length that fits on a certificate's line. */
export type NameProblem = 'missing' | 'too-long' | 'unprintable';

export const longestName = 200;

export const tidyName = (text: string): string => text.normalize('NFC').trim();

export function nameProblem(name: string): NameProblem | null {
  // Controls, halves of characters, and signs that turn the reading direction of what follows.
  if (/[\p{Cc}\p{Cs}\uFFFD\u2028\u2029\u202A-\u202E\u2066-\u2069]/u.test(name))
    return 'unprintable';
  if (/^[\p{Z}\p{Cf}]*$/u.test(name)) return 'missing';
  return [...name].length > longestName ? 'too-long' : null;
}
