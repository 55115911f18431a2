import { setImmediate as others } from 'node:timers/promises';

export type Cell = string | number | null;

export interface Sheet {
  /** What the sheet is called inside a workbook. */
  name: string;
  head: string[];
  rows: Iterable<Cell[]>;
}

/** What a spreadsheet would run, also behind blanks, and in the wide letters of East Asia. */
const formula = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** With an apostrophe before it, what looks like a formula is a text to every spreadsheet. */
export const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

const together = 100;

/** The text of a table, some rows at a time; whoever waits comes first in between. */
export async function* inChunks(
  rows: Iterable<Cell[]>,
  write: (row: Cell[], index: number) => string,
): AsyncGenerator<string> {
  let chunk = '';
  let index = 0;
  for (const row of rows) {
    chunk += write(row, index++);
    if (index % together > 0) continue;
    yield chunk;
    chunk = '';
    await others();
  }
  yield chunk;
}
