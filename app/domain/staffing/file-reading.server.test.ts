import { deflateRawSync } from 'node:zlib';
import writeXlsxFile from 'write-excel-file/node';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readFile } from './file-reading.server.ts';
import { readList } from './list-reading.ts';

const names = (read: Awaited<ReturnType<typeof readFile>>) => {
  if ('refused' in read) return read.refused;
  const list = readList(read.text, 'KE');
  return 'refused' in list ? list.refused : list.rows.map(({ name, phone }) => [name, phone]);
};
const expected = [
  ['Mary Wanjiru', '+254712345678'],
  ['มาลี ศรีสุข', null],
];
const csv = 'Name;Phone\r\n"Mary Wanjiru";0712 345 678\r\nมาลี ศรีสุข;\r\n';

it('reads CSV in the encodings that Excel writes', async () => {
  expect(names(await readFile(Buffer.from(`\uFEFF${csv}`)))).toEqual(expected);
  expect(names(await readFile(Buffer.from(`\uFEFF${csv}`, 'utf16le')))).toEqual(expected);
  expect(
    names(
      await readFile(Buffer.from('Nom;T\xe9l\xe9phone\nH\xe9l\xe8ne Achieng;0712345678', 'latin1')),
    ),
  ).toEqual([['Hélène Achieng', '+254712345678']]);
});

it('reads XLSX, also a number that lost its zero', async () => {
  const rows = [
    [{ value: 'Full name' }, { value: 'Mobile' }],
    [{ value: 'Mary Wanjiru' }, { value: 712345678, type: Number }],
    [{ value: 'มาลี ศรีสุข' }, null],
  ];
  const file = await (
    writeXlsxFile(rows as never) as unknown as { toBuffer(): Promise<Buffer> }
  ).toBuffer();
  expect(names(await readFile(file))).toEqual(expected);
});

it('reads five hundred people from a workbook as wide as leaders keep them', async () => {
  const head = ['No', 'Full name', 'Mobile', 'E-mail', 'Position', 'Remarks', 'Date', 'Department'];
  const rows = Array.from({ length: 500 }, (_, at) => [
    { value: at + 1, type: Number },
    { value: `มาลี Achieng Person${at}` },
    { value: 712_000_000 + at, type: Number },
    { value: `person.${at}.of.tumaini@example.org` },
    { value: 'House parent' },
    { value: `Works nights in the second week, number ${at}` },
    { value: `2020-01-${at}` },
    { value: 'Family strengthening' },
  ]);
  const table = [head.map((value) => ({ value })), ...rows];
  const file = await (
    writeXlsxFile(table as never) as unknown as { toBuffer(): Promise<Buffer> }
  ).toBuffer();
  expect(file.length).toBeLessThan(128 * 1024);
  const read = names(await readFile(file));
  expect(read).toHaveLength(500);
  expect(read[499]).toEqual(['มาลี Achieng Person499', '+254712000499']);
});

it('knows a file by its bytes, and says what it will not read', async () => {
  expect(await readFile(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toEqual({
    refused: 'file-old-excel',
  });
  expect(await readFile(Buffer.from('%PDF-1.7\n\x00\x01\x02'))).toEqual({ refused: 'file-kind' });
  expect(await readFile(Buffer.from('PK\x03\x04 not a zip'))).toEqual({ refused: 'file-broken' });
  expect(await readFile(Buffer.alloc(256 * 1024 + 1, 'a'))).toEqual({ refused: 'file-too-large' });
});

it('does not unpack a bomb', async () => {
  expect(await readFile(aZip('xl/worksheets/sheet1.xml', Buffer.alloc(64 * 1024 * 1024)))).toEqual({
    refused: 'file-too-large',
  });
});

it('does not unpack a bomb that lies about its size', async () => {
  const content = Buffer.alloc(200 * 1024 * 1024);
  const bomb = aZip('xl/worksheets/sheet1.xml', content, 1024);
  expect(bomb.length).toBeLessThan(256 * 1024);
  const settled = process.memoryUsage().rss;
  expect(await readFile(bomb)).toEqual({ refused: 'file-too-large' });
  expect(process.memoryUsage().rss - settled).toBeLessThan(64 * 1024 * 1024);
});

it('does not unpack a bomb in many small pieces', async () => {
  const pieces = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`xl/${at}.xml`, new Uint8Array(1024 * 1024)]),
  );
  expect(await readFile(zipSync(pieces, { level: 9 }))).toEqual({ refused: 'file-too-large' });
});

it('reads of a workbook what its directory names, and nothing that hides between', async () => {
  const rows = [[{ value: 'Full name' }], [{ value: 'Mary Wanjiru' }]];
  const file = await (
    writeXlsxFile(rows as never) as unknown as { toBuffer(): Promise<Buffer> }
  ).toBuffer();
  const local = aZip('xl/worksheets/sheet1.xml', Buffer.from('<x/>'));
  const hidden = local.subarray(0, local.indexOf('PK\x01\x02'));
  const end = file.lastIndexOf('PK\x05\x06');
  const directory = file.readUInt32LE(end + 16);
  const lies = Buffer.concat([file.subarray(0, directory), hidden, file.subarray(directory)]);
  lies.writeUInt32LE(directory + hidden.length, end + hidden.length + 16);
  expect(names(await readFile(lies))).toEqual([['Mary Wanjiru', null]]);
});

it('does not count through a zip of too many entries', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 1000 }, (_, at) => [`xl/${at}.xml`, new Uint8Array(1)]),
  );
  expect(await readFile(zipSync(many))).toEqual({ refused: 'file-too-large' });
});

/** A zip of one file, as small as it gets; `said` is the size that it names. */
function aZip(name: string, content: Buffer, said = content.length): Buffer {
  const packed = deflateRawSync(content);
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(8, 4);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(said, 18);
  header.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), header, Buffer.from(name), packed]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    Buffer.from([20, 0]),
    header,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
