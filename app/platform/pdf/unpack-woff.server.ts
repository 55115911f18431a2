/**
 * A .woff is a font whose tables are each compressed. pdfkit can read it, but
 * inflates in JavaScript at every look: 200 ms a certificate. We inflate once, natively.
 */
import { inflateSync } from 'node:zlib';

export function unpackWoff(woff: Buffer) {
  const count = woff.readUInt16BE(12);
  const directory = Buffer.alloc(12 + 16 * count);
  woff.copy(directory, 0, 4, 8);
  directory.writeUInt16BE(count, 4);

  const tables: Buffer[] = [];
  let end = directory.length;
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index;
    const offset = woff.readUInt32BE(entry + 4);
    const packedLength = woff.readUInt32BE(entry + 8);
    const length = woff.readUInt32BE(entry + 12);
    const packed = woff.subarray(offset, offset + packedLength);

    const record = 12 + 16 * index;
    woff.copy(directory, record, entry, entry + 4);
    woff.copy(directory, record + 4, entry + 16, entry + 20);
    directory.writeUInt32BE(end, record + 8);
    directory.writeUInt32BE(length, record + 12);

    const table = Buffer.alloc(Math.ceil(length / 4) * 4);
    // A table that would not shrink is kept as it was.
    (packedLength < length ? inflateSync(packed) : packed).copy(table);
    tables.push(table);
    end += table.length;
  }
  return Buffer.concat([directory, ...tables]);
}
