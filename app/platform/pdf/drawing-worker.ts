import { parentPort } from 'node:worker_threads';
import type { CertificateSheet } from './certificate-sheet.ts';
import { drawCertificate } from './draw-certificate.server.ts';
import { qrCode } from './qr-code.server.ts';

/** The thread that draws what goes on paper, one task after another. */
export type Task = { sheet: CertificateSheet } | { codes: string[] };

export type Drawn = { pdf: Uint8Array } | { codes: { size: number; path: string }[] };
export type Outcome = Drawn | { error: string };

async function outcomeOf(task: Task): Promise<Outcome> {
  try {
    if ('sheet' in task) return { pdf: await drawCertificate(task.sheet) };
    return { codes: task.codes.map(qrCode).map(({ size, path }) => ({ size, path })) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (task: Task) => {
  void outcomeOf(task).then((outcome) => parentPort?.postMessage(outcome));
});
parentPort?.postMessage('ready');
