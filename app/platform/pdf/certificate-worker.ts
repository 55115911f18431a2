import { parentPort } from 'node:worker_threads';
import type { CertificateSheet } from './certificate-sheet.ts';
import { drawCertificate } from './draw-certificate.server.ts';

/** The thread that draws certificates, one after another. */
export type Outcome = { pdf: Uint8Array } | { error: string };

async function outcomeOf(sheet: CertificateSheet): Promise<Outcome> {
  try {
    return { pdf: await drawCertificate(sheet) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (sheet: CertificateSheet) => {
  void outcomeOf(sheet).then((outcome) => parentPort?.postMessage(outcome));
});
parentPort?.postMessage('ready');
