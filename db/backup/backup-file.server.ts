/**
 * A backup is one gzipped file of lines, the same from SQLite and from PostgreSQL: a header, each
 * table's columns, each row as an array, and an end that counts the rows and carries the SHA-256 of
 * every line before it. A file without its end is not a backup.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

const format = 1;

export type Cell = string | number | null;

export interface Header {
  madeAt: string;
  engine: 'SQLite' | 'PostgreSQL';
  /** Names, in the order in which they ran. */
  migrations: string[];
}

export type Part = { table: string; columns: string[] } | { row: Cell[] };

/** Writes beside `path` first: what bears the name is whole and on the disk. */
export async function writeBackup(
  path: string,
  header: Header,
  parts: AsyncIterable<Part>,
): Promise<{ rows: number }> {
  const beside = `${path}.part`;
  let rows = 0;
  const hash = createHash('sha256');
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  async function* lines() {
    yield line({ journeyhome: 'backup', format, ...header });
    for await (const part of parts) {
      if ('row' in part) rows += 1;
      yield line('row' in part ? part.row : part);
    }
    yield `${JSON.stringify({ end: { rows, sha256: hash.digest('hex') } })}\n`;
  }
  // Somebody else's half is left alone: two processes make one backup of the same minute.
  const file = await open(beside, 'wx', 0o600);
  try {
    await pipeline(Readable.from(lines()), createGzip(), file.createWriteStream({ flush: true }));
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  return { rows };
}

/** Why a file is no backup that can be restored. */
export class NotABackup extends Error {
  constructor(readonly reason: 'foreign' | 'damaged') {
    super(
      reason === 'foreign'
        ? 'This file is not a backup of JOURNEYHOME.'
        : 'This backup is damaged: it does not end as it should, or its contents were changed.',
    );
  }
}

/**
 * Reads a file line by line. The end comes last, so whoever acts on a part before the reading has
 * ended must be able to take it back: `checkBackup` reads all of it first.
 * @throws NotABackup
 */
export async function* readBackup(path: string): AsyncGenerator<Header | Part> {
  const hash = createHash('sha256');
  let rows = 0;
  let state: 'header' | 'parts' | 'ended' = 'header';
  try {
    for await (const text of linesOf(path)) {
      if (state === 'ended') throw new NotABackup('damaged');
      const value = parsed(text, state);
      const end = (value as { end?: { rows: number; sha256: string } }).end;
      if (end) {
        if (end.rows !== rows || end.sha256 !== hash.digest('hex')) throw new NotABackup('damaged');
        state = 'ended';
        continue;
      }
      hash.update(`${text}\n`);
      if (state === 'header') {
        const { journeyhome, format: written, ...header } = value as Record<string, unknown>;
        if (journeyhome !== 'backup' || written !== format) throw new NotABackup('foreign');
        state = 'parts';
        yield header as unknown as Header;
      } else if (Array.isArray(value)) {
        rows += 1;
        yield { row: value as Cell[] };
      } else {
        yield value as { table: string; columns: string[] };
      }
    }
  } catch (error) {
    if (error instanceof NotABackup) throw error;
    // What gzip cannot read at its beginning is something else; later on it is broken.
    if ((error as { code?: string }).code?.startsWith('Z_'))
      throw new NotABackup(state === 'header' ? 'foreign' : 'damaged');
    throw error;
  }
  if (state !== 'ended') throw new NotABackup(state === 'header' ? 'foreign' : 'damaged');
}

/** The header of a file that is whole, after every line of it was read. @throws NotABackup */
export async function checkBackup(path: string): Promise<Header & { rows: number }> {
  let header: Header | undefined;
  let rows = 0;
  for await (const part of readBackup(path)) {
    if ('migrations' in part) header = part;
    else if ('row' in part) rows += 1;
  }
  return { ...header!, rows };
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const plain = createGunzip();
  // readline does not hear of errors before its input.
  file.once('error', (error) => plain.destroy(error));
  file.pipe(plain);
  const failed = new Promise<never>((_, refuse) => plain.once('error', refuse));
  failed.catch(() => undefined);
  const reader = createInterface({ input: plain, crlfDelay: Infinity })[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await Promise.race([reader.next(), failed]);
    if (done) break;
    yield value;
  }
  if (plain.errored) throw plain.errored;
}

function parsed(text: string, state: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below, together with what is JSON but none of ours.
  }
  throw new NotABackup(state === 'header' ? 'foreign' : 'damaged');
}
