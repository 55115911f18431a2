/** A file as text to be read like a pasted list: what it is, its first bytes say, not its name. */
import readXlsxFile from 'read-excel-file/node';
import { tableText } from './list-reading.ts';
import type { UnreadableFile } from './staffing.ts';

const largestFile = 256 * 1024;
const largestUnpacked = 8 * 1024 * 1024;

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
  const size = unpackedSize(bytes);
  if (size === null) return { refused: 'file-broken' };
  if (size > largestUnpacked) return { refused: 'file-too-large' };
  try {
    const sheets = await readXlsxFile(bytes);
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

/** What a zip says it unpacks to, from its central directory; null where it is none. */
function unpackedSize(zip: Buffer): number | null {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 20 > zip.length) return null;
  let at = zip.readUInt32LE(end + 16);
  let size = 0;
  for (let entry = zip.readUInt16LE(end + 10); entry > 0; entry -= 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return null;
    size += zip.readUInt32LE(at + 24);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return size;
}
