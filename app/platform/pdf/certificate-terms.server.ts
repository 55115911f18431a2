/** The small print of the certificate: dates, code, and how to check it. In millimetres. */
import { ink, softInk } from '#app/platform/pdf/certificate-colors.ts';
import type { CertificateSheet } from '#app/platform/pdf/certificate-sheet.ts';
import { paragraph } from '#app/platform/pdf/paragraph.server.ts';
import { printable, type Typesetter } from '#app/platform/pdf/typesetter.server.ts';

const bottom = 194;
const height = 32;
const terms = { left: 62, width: 80, gap: 3 };
const aside = { left: 147, width: 55 };
const small = { largest: 4.6, beforeWrapping: 3.7, smallest: 3, leading: 1.5 };

export function printTerms(
  document: PDFKit.PDFDocument,
  whole: PDFKit.PDFStructureElement,
  type: Typesetter,
  sheet: CertificateSheet,
) {
  const { rows, labelWidth } = setRows(type, sheet.terms);
  let y = bottom - sum(rows.map((row) => row.height));
  for (const { label, value, height } of rows) {
    const print = () => {
      label.print(terms.left, y);
      value.print(terms.left + labelWidth + terms.gap, y);
    };
    whole.add(document.struct('P', {}, print));
    y += height;
  }
  const look = {
    ...small,
    largest: 4.2,
    width: aside.width,
    height,
    weight: 400,
    color: softInk,
  } as const;
  const note = paragraph(type, sheet.disclaimer, look);
  whole.add(document.struct('P', {}, () => note.print(aside.left, bottom - note.height)));
}

/** One size for all rows: the largest that keeps each on its line, or else wraps them all into the room. */
function setRows(type: Typesetter, words: CertificateSheet['terms']) {
  for (let size = small.largest; ; size *= 0.97) {
    const look = { ...small, largest: size, height: Infinity } as const;
    const widths = words.map(({ label }) =>
      type.measure(printable(label), { weight: 400, size, color: softInk }),
    );
    const labelWidth = Math.min(Math.max(0, ...widths) + 0.1, terms.width * 0.45);
    const rows = words.map((word) => {
      const label = paragraph(type, word.label, {
        ...look,
        width: labelWidth,
        weight: 400,
        color: softInk,
      });
      const width = terms.width - terms.gap - labelWidth;
      const value = paragraph(type, word.value, { ...look, width, weight: 700, color: ink });
      return { label, value, height: Math.max(label.height, value.height) };
    });
    const wraps = rows.some(({ label, value }) => label.lines.length > 1 || value.lines.length > 1);
    if (wraps && size > small.beforeWrapping) continue;
    const even = rows.every(({ label, value }) => Math.min(label.size, value.size) === size);
    if (even && sum(rows.map((row) => row.height)) <= height) return { rows, labelWidth };
  }
}

const sum = (numbers: number[]) => numbers.reduce((total, next) => total + next, 0);
