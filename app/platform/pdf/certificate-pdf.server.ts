/** The door to PDFs: drawn in a thread, so that nobody's page waits for somebody's certificate. */
import { Thread } from '#app/platform/threads/threads.server.ts';
import type { CertificateSheet } from './certificate-sheet.ts';
import type { Outcome } from './certificate-worker.ts';

export type { CertificateSheet };

const file = { name: 'certificate-worker', source: 'app/platform/pdf/certificate-worker.ts' };
const thread = new Thread<CertificateSheet, Outcome>(file);

/** By the clock on the wall: a machine with much else to do needs seconds. */
const timeoutMs = 20_000;

export async function certificatePdf(sheet: CertificateSheet): Promise<Buffer> {
  const outcome = await thread.run(sheet, timeoutMs);
  if ('error' in outcome) throw new Error(outcome.error);
  const { buffer, byteOffset, byteLength } = outcome.pdf;
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Ends the thread; the next certificate starts a new one. */
export const stopDrawing = () => thread.stop();
