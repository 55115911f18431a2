/** The code as it is kept, from what somebody typed: O is read as 0, I and L as 1 (Crockford). */
export const codeIn = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 40);

/** In groups of four, as it is printed. */
export const codeInGroups = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? '';
