/**
 * Tables as files: the one door to spreadsheets that are written. Both kinds are streamed row by
 * row and let others in between; no cell of either is ever a formula.
 */
import { Readable } from 'node:stream';
import type { Sheet } from './cell.ts';
import { csvChunks } from './csv.ts';
import { xlsxOf } from './xlsx.server.ts';

export type { Cell, Sheet } from './cell.ts';

/** UTF-8 with a byte order mark, so that Excel reads Thai as Thai. */
export const csvStream = (sheet: Sheet): Readable =>
  Readable.from(csvChunks(sheet), { objectMode: false });

export const xlsxStream = (sheet: Sheet, at: Date): Readable => xlsxOf(sheet, at);
