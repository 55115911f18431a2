/** A list in any mess as rows, one person each. */
import { cleanText } from './clean-text.ts';
import { columnsOf } from './columns.ts';
import { separatorOf, tableCells, withoutMarks } from './lines.ts';
import { readColumns, readLine, type ReadPerson } from './person-reading.ts';
import { mostRows, type StaffRow } from './staffing.ts';
import { unfoldVcards } from './vcards.ts';

export type ReadList = { rows: StaffRow[] } | { refused: 'nothing' | 'too-many'; lines: number };

/** What a file's table held, cell by cell, is read like a text with tabs. */
export const tableText = (cells: string[][]): string =>
  cells.map((row) => row.map((cell) => cell.replace(/[\t\n\r"]+/g, ' ')).join('\t')).join('\n');

export function readList(typed: string, country: string): ReadList {
  const text = unfoldVcards(cleanText(typed)).trim();
  const lines = text.split('\n').filter((line) => /[\p{L}\p{N}]/u.test(line));
  if (lines.length === 0) return { refused: 'nothing', lines: 0 };
  if (lines.length > mostRows + 1) return { refused: 'too-many', lines: lines.length };
  const read = readTable(lines, country) ?? lines.map((line) => fromLine(line, country));
  const rows = read.filter((row) => row !== null);
  if (rows.length === 0) return { refused: 'nothing', lines: 0 };
  if (rows.length > mostRows) return { refused: 'too-many', lines: rows.length };
  return { rows: rows.map((row, place) => numbered(row, place + 1)) };
}

type Row = ReadPerson & { text: string };

const shown = (text: string): string =>
  [...text.replace(/\s+/g, ' ').trim()].slice(0, 200).join('');

function numbered(row: Row, line: number): StaffRow {
  return { line, ...row, leftOut: row.fault === 'heading', distinct: false, back: false };
}

function fromLine(line: string, country: string): Row | null {
  const said = withoutMarks(line);
  if (!/[\p{L}\p{N}]/u.test(said)) return null;
  return { text: shown(line), ...readLine(said, country) };
}

/** A table says in its first row what its columns hold; without that it is lines like any other. */
function readTable(lines: string[], country: string): Row[] | null {
  const separator = separatorOf(lines) ?? ',';
  const [heading = [], ...rest] = tableCells(lines.join('\n'), separator);
  const columns = columnsOf(heading);
  if (!columns) return quotedRows(lines, separator, country);
  return rest
    .filter((cells) => cells.some((cell) => /[\p{L}\p{N}]/u.test(cell)))
    .map((cells) => ({
      text: shown(cells.filter((cell) => cell.trim() !== '').join(', ')),
      ...readColumns(cells, columns, country),
    }));
}

function quotedRows(lines: string[], separator: ',' | ';' | '\t' | '|', country: string) {
  if (!lines.every((line) => /^\s*"/.test(line) || !line.includes('"'))) return null;
  if (!lines.some((line) => line.includes('"'))) return null;
  const rows = tableCells(lines.join('\n'), separator);
  return rows.map((cells) => fromLine(cells.join(' ; ').replace(/\s+/g, ' '), country)) as Row[];
}
