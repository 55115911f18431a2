/**
 * A certificate as PDF: one A4 sheet, lying. The same words give the same
 * bytes, so a certificate fetched twice is one document. It takes a tenth of
 * a second: the server has it drawn in a thread (drawing.server.ts).
 */
import { buffer } from 'node:stream/consumers';

import PDFDocument from 'pdfkit';

import { drawScene } from '#app/platform/pdf/certificate-scene.server.ts';
import type { CertificateSheet } from '#app/platform/pdf/certificate-sheet.ts';
import { printTerms } from '#app/platform/pdf/certificate-terms.server.ts';
import { printWords } from '#app/platform/pdf/certificate-words.server.ts';
import { printQrCode } from '#app/platform/pdf/qr-code.server.ts';
import { printable, typesetter } from '#app/platform/pdf/typesetter.server.ts';

export async function drawCertificate(sheet: CertificateSheet): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: sheet.language,
    displayTitle: true,
    // pdfkit makes the file's identifier from these, and from nothing else.
    info: {
      Title: printable(sheet.title),
      Subject: sheet.verifyUrl,
      Creator: 'JOURNEYHOME',
      CreationDate: sheet.issuedAt,
      ModDate: sheet.issuedAt,
    },
  });
  const bytes = buffer(document);

  // From here on a unit is a millimetre, as in the design.
  document.scale(72 / 25.4);
  document.markContent('Artifact');
  drawScene(document);
  document.endMarkedContent();

  const whole = document.struct('Document', { lang: sheet.language });
  document.addStructure(whole);
  const type = typesetter(document);
  printWords(document, whole, type, sheet);
  printQrCode(document, whole, sheet.verifyUrl);
  printTerms(document, whole, type, sheet);
  whole.end();

  document.end();
  return bytes;
}
