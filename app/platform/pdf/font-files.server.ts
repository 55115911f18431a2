/**
 * A font file holds one subset of Noto Sans: latin, thai, … pdfkit has no
 * fallback of its own, so we ask file after file who can draw a letter.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { unpackWoff } from '#app/platform/pdf/unpack-woff.server.ts';

export type Weight = 400 | 700;

// The first file that knows a letter draws it. Vietnamese stands before
// latin-ext because it carries the accents that Yoruba and others stack.
const subsets = [
  ['noto-sans', 'latin'],
  ['noto-sans', 'vietnamese'],
  ['noto-sans', 'latin-ext'],
  ['noto-sans-thai', 'thai'],
  ['noto-sans', 'cyrillic'],
  ['noto-sans', 'cyrillic-ext'],
  ['noto-sans', 'greek'],
  ['noto-sans', 'greek-ext'],
  ['noto-sans', 'devanagari'],
] as const;

const { resolve } = createRequire(import.meta.url);
const unpacked = new Map<string, Buffer>();

function fontFile(name: string) {
  const file = unpacked.get(name) ?? unpackWoff(readFileSync(resolve(name)));
  unpacked.set(name, file);
  return file;
}

/** What pdfkit keeps behind `font()` but does not type. */
type FontHolder = {
  _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } };
};

/**
 * Finds the font for each letter of one document. Files are opened only when
 * asked, and pdfkit embeds only the letters drawn.
 */
export function fontFinder(document: PDFKit.PDFDocument) {
  const opened = new Map<string, FontHolder['_font']['font']>();

  function open(name: string) {
    const known = opened.get(name);
    if (known) return known;
    document.registerFont(name, fontFile(name)).font(name);
    const { font } = (document as unknown as FontHolder)._font;
    opened.set(name, font);
    return font;
  }

  const covers = (name: string, letter: string) =>
    Array.from(letter).every((sign) => open(name).hasGlyphForCodePoint(sign.codePointAt(0) ?? 0));

  /** The font that can draw all of `letter`, `before` if it can; or null. */
  function find(letter: string, weight: Weight, before: string | null) {
    if (before && covers(before, letter)) return before;
    return fontNames(weight).find((name) => covers(name, letter)) ?? null;
  }

  return { find };
}

export function fontNames(weight: Weight) {
  return subsets.map(
    ([family, subset]) => `@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`,
  );
}
