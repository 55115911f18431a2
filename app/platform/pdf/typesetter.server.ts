/**
 * Typesetting: any text becomes *runs*, each in the one font that can draw it.
 * What is drawn may differ from what was written; what is copied, searched or
 * read aloud is always what was written.
 */
import { fontFinder, fontNames, type Weight } from '#app/platform/pdf/font-files.server.ts';

export type Face = { weight: Weight; size: number; color: string; tracking?: number };
type Run = { font: string; drawn: string; written: string };

/** No font here has a letter at this private place, so it draws as a box. */
const box = '\ue000';
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The text as it may stand on paper: whole letters and single spaces.
 * Controls go, and with them the ones that turn the reading direction,
 * so that a name cannot dress up as another.
 */
export function printable(text: string) {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, '')
    .trim();
}

export function typesetter(document: PDFKit.PDFDocument) {
  const fonts = fontFinder(document);

  function runs(text: string, weight: Weight) {
    const found: Run[] = [];
    for (const { segment } of graphemes.segment(text)) {
      const last = found.at(-1);
      const next = runOf(segment, weight, last && !last.drawn.endsWith(box) ? last.font : null);
      const joins =
        last && last.font === next.font && last.drawn.endsWith(box) === next.drawn.endsWith(box);
      if (joins)
        Object.assign(last, {
          drawn: last.drawn + next.drawn,
          written: last.written + next.written,
        });
      else found.push(next);
    }
    return found;
  }

  function runOf(letter: string, weight: Weight, before: string | null): Run {
    for (const drawn of new Set([letter, letter.replace(ignorable, '')])) {
      const font = fonts.find(drawn, weight, before);
      if (font) return { font, drawn, written: letter };
    }
    return { font: fontNames(weight)[0] ?? '', drawn: box, written: letter };
  }

  const widthOf = (run: Run, { size, tracking = 0 }: Face) =>
    document
      .font(run.font)
      .fontSize(size)
      .widthOfString(shapable(run.drawn), { characterSpacing: tracking });

  function measure(text: string, face: Face) {
    return runs(text, face.weight).reduce((sum, run) => sum + widthOf(run, face), 0);
  }

  /** Draws one line whose baseline begins at x, y. */
  function draw(text: string, x: number, y: number, face: Face) {
    for (const run of runs(text, face.weight)) {
      const width = widthOf(run, face);
      const print = () =>
        document.fillColor(face.color).text(shapable(run.drawn), x, y, {
          lineBreak: false,
          baseline: 'alphabetic',
          characterSpacing: face.tracking,
        });
      if (run.drawn === run.written && !/\p{M}/u.test(run.written)) print();
      else spellOut(document, run.written, print);
      x += width;
    }
  }

  return { measure, draw };
}

export type Typesetter = ReturnType<typeof typesetter>;

/** Splits Thai sara am in its two halves; the tone mark belongs between them. */
const shapable = (text: string) => text.replace(/([\u0e48-\u0e4b]?)\u0e33/g, '\u0e4d$1\u0e32');

/**
 * Prints signs that say `written` to whoever copies, searches or listens.
 * pdfkit could mark this itself, but only around its own change of coordinates:
 * pdftotext then looks for the words outside the page. So we close right after the text.
 */
function spellOut(document: PDFKit.PDFDocument, written: string, print: () => void) {
  const addContent = document.addContent.bind(document);
  const utf16 = Buffer.from(`\ufeff${written}`, 'utf16le').swap16().toString('hex');
  addContent(`/Span <</ActualText <${utf16}>>> BDC`);
  document.addContent = (line) => addContent(line === 'ET' ? 'ET EMC' : line);
  print();
  document.addContent = addContent;
}
