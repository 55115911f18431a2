/** Whether there is anything to see in it. */
export const saysNothing = (text: string): boolean => /^[\p{DI}\s]*$/u.test(text);

/**
 * Words of a person as they are kept: line ends as one sign, at most one empty line between two
 * paragraphs, and nothing that turns the line around or hides in it.
 */
export const tidyWords = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u061C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFFC]/gu, '')
    .replace(/\p{M}{31,}/gu, (marks) => marks.slice(0, 30))
    .normalize('NFC')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
