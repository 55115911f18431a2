/** The upper part of the certificate: who completed what. In millimetres. */
import { ink, night, softInk } from '#app/platform/pdf/certificate-colors.ts';
import { drawLogo } from '#app/platform/pdf/certificate-scene.server.ts';
import type { CertificateSheet } from '#app/platform/pdf/certificate-sheet.ts';
import { isTall } from '#app/platform/pdf/fitting.ts';
import { paragraph, type Look } from '#app/platform/pdf/paragraph.server.ts';
import type { Typesetter } from '#app/platform/pdf/typesetter.server.ts';

const left = 25;
const width = 247;
const top = 34;
const bottom = 115;

type Part = { tag: string; text: string; look: Look; before: number };

export function printWords(
  document: PDFKit.PDFDocument,
  whole: PDFKit.PDFStructureElement,
  type: Typesetter,
  sheet: CertificateSheet,
) {
  printHeading(document, whole, type, sheet);
  const parts = partsOf(sheet);
  let tightness = 1;
  const setting = () =>
    parts.map((part) =>
      paragraph(type, part.text, { ...part.look, height: part.look.height * tightness }),
    );
  const heightOf = (set: ReturnType<typeof setting>) =>
    set.reduce((sum, { height }, index) => sum + height + (parts[index]?.before ?? 0), 0);
  let set = setting();
  while (heightOf(set) > bottom - top) {
    tightness *= 0.95;
    set = setting();
  }
  // Short words float a little lower, so that the sheet does not hang from its heading.
  let y = top + Math.min(6, (bottom - top - heightOf(set)) * 0.3);
  set.forEach((paragraph, index) => {
    const part = parts[index];
    if (!part) return;
    y += part.before;
    whole.add(document.struct(part.tag, {}, () => paragraph.print(left, y)));
    y += paragraph.height;
  });
}

function partsOf(sheet: CertificateSheet): Part[] {
  const body = { width, weight: 400, leading: 1.4 } as const;
  const bold = { width, weight: 700, color: night } as const;
  return [
    {
      tag: 'H1',
      text: sheet.holder,
      before: 0,
      look: { ...bold, height: 37, largest: 15.6, smallest: 6, leading: 1.15 },
    },
    ...(sheet.organization
      ? [
          {
            tag: 'P',
            text: sheet.organization,
            before: 1,
            look: { ...body, color: softInk, height: 15, largest: 6, smallest: 4 },
          },
        ]
      : []),
    {
      tag: 'P',
      text: sheet.completed,
      before: 5,
      look: { ...body, color: ink, height: 15, largest: 4.95, smallest: 3.6 },
    },
    {
      tag: 'P',
      text: sheet.course,
      before: 1.5,
      look: { ...bold, height: 25, largest: 10, smallest: 5, leading: 1.2 },
    },
    {
      tag: 'P',
      text: sheet.about,
      before: 1.5,
      look: { ...body, color: ink, height: 15, largest: 4.95, smallest: 3.6 },
    },
  ];
}

/** Capitals stand apart; stacked scripts would fall apart. */
function printHeading(
  document: PDFKit.PDFDocument,
  whole: PDFKit.PDFStructureElement,
  type: Typesetter,
  sheet: CertificateSheet,
) {
  document.markContent('Artifact');
  drawLogo(document, [left - 0.6, 17.2, 0.28]);
  document.endMarkedContent();
  const text = sheet.heading.toLocaleUpperCase(sheet.language);
  const tracking = isTall(text) ? 0 : 0.08;
  const look = {
    width: width - 12,
    height: 8,
    largest: 4.2,
    smallest: 3,
    leading: 1.4,
    weight: 700,
    color: night,
    tracking,
  } as const;
  const heading = paragraph(type, text, look);
  whole.add(document.struct('P', {}, () => heading.print(left + 11, 22.4 - heading.height / 2)));
}
