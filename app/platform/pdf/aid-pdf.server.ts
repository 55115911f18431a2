/** A job aid as PDF: one upright A4 sheet, for who prints in a shop or sends it on. */
import { buffer } from 'node:stream/consumers';
import { readHtml, type HtmlNode } from '#app/platform/html/html.server.ts';
import type { Block } from '#app/platform/pdf/aid-block.ts';
import { blocksOf } from '#app/platform/pdf/aid-blocks.server.ts';
import { softInk } from '#app/platform/pdf/certificate-colors.ts';
import { richText } from '#app/platform/pdf/rich-text.server.ts';
import { printable, typesetter, type Typesetter } from '#app/platform/pdf/typesetter.server.ts';
import type { Language } from '#app/words/languages.ts';

/** Another one when the drawing changes: the files are then made anew. */
export const aidPdfEdition = 1;

export interface AidSheet {
  language: Language;
  kicker: string;
  title: string;
  summary: string;
  /** As compiled: sanitized, and made of what a job aid may hold. */
  html: string;
  course: string;
  publishedAt: Date;
}

const [wide, high] = [595.28, 841.89];
const margin = 42;
const foot = 26;
const [largest, smallest] = [10.5, 6.5];

export async function aidPdf(sheet: AidSheet): Promise<Buffer> {
  // The server itself draws none, and starts sooner without what draws them.
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: sheet.language,
    displayTitle: true,
    info: {
      Title: printable(sheet.title),
      Subject: printable(sheet.course),
      Creator: 'JOURNEYHOME',
      CreationDate: sheet.publishedAt,
      ModDate: sheet.publishedAt,
    },
  });
  const bytes = buffer(document);
  const type = typesetter(document);
  const whole = document.struct('Document', { lang: sheet.language });
  document.addStructure(whole);
  const add = (tag: string, print: () => void) => whole.add(document.struct(tag, {}, print));

  const top = printHead(type, sheet, add);
  const room = high - foot - margin - top;
  let y = top;
  for (const block of fitted(document, type, sheet, room)) {
    // What fits on one sheet stands on one; the rest goes over.
    if (y + block.before + block.height > high - foot - margin && y > margin) {
      document.addPage();
      y = margin;
    }
    const at = y + block.before;
    add(block.tag, () => block.print(margin, at));
    y = at + block.height;
  }
  const line = `${printable(sheet.course)} · JOURNEYHOME`;
  const face = { weight: 400, size: 8, color: softInk } as const;
  add('P', () => type.draw(line, margin, high - margin, face));
  whole.end();
  document.end();
  return bytes;
}

function printHead(
  type: Typesetter,
  { kicker, title, summary }: AidSheet,
  add: (tag: string, print: () => void) => void,
): number {
  const width = wide - 2 * margin;
  const small = { weight: 400, size: 8.5, color: softInk } as const;
  add('P', () => type.draw(printable(kicker), margin, margin + 7, small));
  const asText = (value: string): HtmlNode[] => [{ type: 'text', value }];
  const heading = richText(type, asText(title), { width, size: 19, weight: 700 });
  const lead = richText(type, asText(summary), { width, size: 10.5 });
  add('H1', () => heading.print(margin, margin + 12));
  add('P', () => lead.print(margin, margin + 14 + heading.height));
  return margin + 18 + heading.height + lead.height;
}

/** In the largest letters in which the sheet holds everything. */
function fitted(
  document: PDFKit.PDFDocument,
  type: Typesetter,
  { html }: AidSheet,
  room: number,
): Block[] {
  const nodes = readHtml(html);
  for (let size = largest; ; size *= 0.96) {
    const blocks = blocksOf({ document, type, width: wide - 2 * margin, size }, nodes);
    const height = blocks.reduce((sum, block) => sum + block.before + block.height, 0);
    if (height <= room || size < smallest) return blocks;
  }
}
