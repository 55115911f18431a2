/** Wide letters made narrow, unseen signs gone, and every script's digits as 0 to 9. */
export const plainSigns = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[\p{Zs}\t]/gu, ' ')
    .replace(/[‐‑‒−]/g, '-')
    .replace(/[^\P{Nd}0-9]/gu, plainDigit);

/** Unicode keeps each script's ten digits together, the zero at a multiple of ten from the first. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
