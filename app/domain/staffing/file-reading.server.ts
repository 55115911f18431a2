/** A file as text to be read like a pasted list: what it is, its first bytes say, not its name. */
import { inflateRawSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { zipOf, type ZipEntry } from '#app/platform/zip/zip.server.ts';
import { tableText } from './list-reading.ts';
import type { UnreadableFile } from './staffing.ts';

const largestFile = 256 * 1024;
const largestUnpacked = 8 * 1024 * 1024;
const mostEntries = 200;

export type ReadFile = { text: string } | { refused: UnreadableFile };

const begins = (bytes: Uint8Array, ...magic: number[]) =>
  magic.every((byte, place) => bytes[place] === byte);

export async function readFile(bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.length > largestFile) return { refused: 'file-too-large' };
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { refused: 'file-old-excel' };
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return readSheet(Buffer.from(bytes));
  const text = decode(bytes);
  // A picture or a PDF is full of signs that no text has.
  return text === null || /[\u0000-\u0008\u000e-\u001a]/.test(text)
    ? { refused: 'file-kind' }
    : { text };
}

function decode(bytes: Uint8Array): string | null {
  if (begins(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (begins(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // What Excel on Windows calls CSV.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

async function readSheet(bytes: Buffer): Promise<ReadFile> {
  try {
    const unpacked = unpack(bytes);
    if (unpacked === 'too-large') return { refused: 'file-too-large' };
    // Packed again by us: what reads it meets no size that lies, and nothing that was not looked at.
    const { default: readXlsxFile } = await import('read-excel-file/node');
    const sheets = await readXlsxFile(
      await buffer(zipOf(unpacked, { compress: false, at: new Date(0) })),
    );
    const filled = sheets.find(({ data }) => data.length > 0);
    return { text: tableText((filled?.data ?? []).map((row) => row.map(cellText))) };
  } catch {
    return { refused: 'file-broken' };
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'number'
    ? cell.toLocaleString('en', { useGrouping: false })
    : String(cell);
}

/**
 * What a zip holds, by its central directory. The sizes that it names are its author's words, so
 * each entry is unpacked up to what is left and no further.
 * @throws where it is no zip, or one that Excel would not write
 */
function unpack(zip: Buffer): ZipEntry[] | 'too-large' {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new Error('It does not end like a zip.');
  const count = zip.readUInt16LE(end + 10);
  if (count > mostEntries) return 'too-large';
  const entries: ZipEntry[] = [];
  let left = largestUnpacked;
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry += 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const content = contentOf(zip, at, left);
    if (content === 'too-large') return 'too-large';
    entries.push({ name, open: () => Readable.from([content]) });
    left -= content.length;
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

const stored = 0;
const deflated = 8;

function contentOf(zip: Buffer, at: number, most: number): Buffer | 'too-large' {
  const method = zip.readUInt16LE(at + 10);
  const local = zip.readUInt32LE(at + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
  if (method !== stored && method !== deflated) throw new Error('An unknown way of packing.');
  if (method === stored) return packed.length > most ? 'too-large' : packed;
  try {
    // Nothing left to unpack into is said by the limit, which cannot be zero.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return 'too-large';
    throw error;
  }
}
