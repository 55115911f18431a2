import { stringify } from 'csv-stringify/sync';
import { harmless, inChunks, type Cell, type Sheet } from './cell.ts';

const line = (cells: Cell[]): string =>
  stringify([cells.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))], {
    quoted_string: true,
    record_delimiter: '\r\n',
  });

export async function* csvChunks({ head, rows }: Sheet): AsyncGenerator<string> {
  yield `\ufeff${line(head)}`;
  for await (const chunk of inChunks(rows, line)) if (chunk) yield chunk;
}
