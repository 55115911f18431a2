import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { csvStream, xlsxStream, type Cell } from './sheets.server.ts';

const at = new Date('2026-11-22T08:00:00.000Z');
const head = ['Name', 'Lessons'];
const rows: Cell[][] = [
  ['Malee มาลี ศรีสุข', 3],
  ['Solèy, "Lakay"\nHaiti', null],
  ['Grace & <Atieno>', 0],
];
const dangerous = [
  '=HYPERLINK("http://evil.example","look")',
  '+254711000000',
  '-2+3',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '  =1+1',
  '＝1+1',
];

/** With its byte order mark, which `text` takes away. */
const textOf = async (stream: Readable) => (await buffer(stream)).toString('utf8');

describe('a sheet as CSV', () => {
  it('is read back as it was, Thai too, behind a byte order mark', async () => {
    const csv = await textOf(csvStream({ name: 'Report', head, rows }));
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(parse(csv, { bom: true })).toEqual([
      head,
      ['Malee มาลี ศรีสุข', '3'],
      ['Solèy, "Lakay"\nHaiti', ''],
      ['Grace & <Atieno>', '0'],
    ]);
  });

  it('holds no formula', async () => {
    const csv = await textOf(
      csvStream({ name: 'Report', head: ['=A1'], rows: dangerous.map((cell) => [cell]) }),
    );
    for (const [cell] of parse(csv, { bom: true }) as string[][]) expect(cell).toMatch(/^'/);
    // Quoted, so that a tab or a line's end inside begins nothing.
    expect(csv.slice(1).startsWith(`"'=A1"`)).toBe(true);
  });
});

describe('a sheet as a workbook', () => {
  it('is read back as it was, Thai too', async () => {
    const bytes = await buffer(xlsxStream({ name: 'Report: [1]', head, rows }, at));
    expect(await readSheet(bytes)).toEqual([
      head,
      ['Malee มาลี ศรีสุข', 3],
      ['Solèy, "Lakay"\nHaiti', null],
      ['Grace & <Atieno>', 0],
    ]);
  });

  it('holds no formula, and nothing that XML cannot', async () => {
    const all = [...dangerous, 'a\u0000b\u0001c\ud800d'];
    const bytes = await buffer(
      xlsxStream({ name: '', head: ['Name'], rows: all.map((cell) => [cell]) }, at),
    );
    const read = (await readSheet(bytes)).slice(1).map(([cell]) => String(cell));
    expect(read).toHaveLength(all.length);
    for (const cell of read.slice(0, -1)) expect(cell).toMatch(/^'/);
    expect(read.at(-1)).toBe('abc\ufffdd');
  });
});

it('lets others in while it writes thousands of rows', async () => {
  const many = Array.from({ length: 20_000 }, (_, row) => [`มาลี ${row}`, 'House parent', row]);
  let turns = 0;
  const turn = setInterval(() => turns++, 1);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await buffer(csvStream({ name: 'Report', head, rows: many }));
  await buffer(xlsxStream({ name: 'Report', head, rows: many }, at));
  delay.disable();
  clearInterval(turn);
  expect(turns).toBeGreaterThan(5);
  expect(delay.percentile(50) / 1e6).toBeLessThan(50);
});
