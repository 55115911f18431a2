/** Pasted text without what is not writing: controls, marks nobody sees, pictures. */

/** Where a script's ten digits begin: Arabic, Persian, Devanagari, Thai, full width. */
const zeros = [0x660, 0x6f0, 0x966, 0xe50, 0xff10];

const plainDigit = (digit: string): string => {
  const code = digit.codePointAt(0)!;
  const zero = zeros.find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : String(code - zero);
};

const pictures =
  /(?:\p{Extended_Pictographic}|\p{Regional_Indicator})[\p{Emoji_Modifier}\u200D\uFE0E\uFE0F]*/gu;
/** Zero-width space, soft hyphen, byte order mark, variation selectors, keycaps, direction marks. */
const unseen =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\uFFFC\u20E3]/g;

export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(pictures, ' ')
    .replace(unseen, '')
    .replace(/[^\P{Cc}\n\t]|\uFFFD/gu, '')
    .replace(/[^\P{Zs} ]/gu, ' ')
    .replace(/[^\P{Nd}0-9]/gu, plainDigit)
    .normalize('NFC');
}
