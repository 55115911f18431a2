/** The QR code as one vector path: sharp at any size. In millimetres. */
import QRCode from 'qrcode';

import { paper } from '#app/platform/pdf/certificate-colors.ts';

/** Where the code itself stands, without the white around it. */
export const qrPlace = { left: 25.5, top: 163, side: 30 };
/** Modules of white the standard asks for on every side. */
const quietZone = 4;

export function printQrCode(
  document: PDFKit.PDFDocument,
  whole: PDFKit.PDFStructureElement,
  text: string,
) {
  const { left, top, side } = qrPlace;
  const { size, path } = qrCode(text);
  const module = side / size;
  const white = side + 2 * quietZone * module;
  const draw = () => {
    document.rect(left - quietZone * module, top - quietZone * module, white, white).fill(paper);
    document.save().translate(left, top).scale(module);
    document.path(path).fill('#000000');
    document.restore();
  };
  whole.add(document.struct('Figure', { alt: text }, draw));
}

export function qrCode(text: string) {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const isDark = (row: number, column: number) => column < size && data[row * size + column] === 1;
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const start = column;
      while (isDark(row, column)) column++;
      // A hair taller than one module: else some viewers show white seams.
      if (column > start) path += `M${start} ${row}h${column - start}v1.02h${start - column}z`;
    }
  }
  return { size, path, isDark };
}
