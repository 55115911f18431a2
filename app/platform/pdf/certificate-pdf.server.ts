/** The door to certificates on paper. */
import type { CertificateSheet } from './certificate-sheet.ts';
import { draw } from './drawing.server.ts';

export type { CertificateSheet };
export { stopDrawing } from './drawing.server.ts';

export async function certificatePdf(sheet: CertificateSheet): Promise<Buffer> {
  const drawn = await draw({ sheet });
  if (!('pdf' in drawn)) throw new Error('No certificate was drawn.');
  const { buffer, byteOffset, byteLength } = drawn.pdf;
  return Buffer.from(buffer, byteOffset, byteLength);
}
