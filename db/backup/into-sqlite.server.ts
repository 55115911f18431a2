/** A backup takes the place of a SQLite file: at every moment the old one or the new one is there. */
import { existsSync, statSync } from 'node:fs';
import { chmod, chown, copyFile, link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { connect } from '../connection.server.ts';
import type { Header } from './backup-file.server.ts';
import {
  CannotRestore,
  fill,
  missingRows,
  stamp,
  type Finish,
  type Put,
} from './restoring.server.ts';

/** What SQLite writes beside a file, and would take for the new one's. */
const sides = ['-wal', '-shm', '-journal'];

/** @throws CannotRestore */
export async function intoSqlite(
  url: string,
  file: string,
  header: Header,
  now: Date,
  finish: Finish,
): Promise<Put> {
  const path = url.replace(/^file:/, '');
  const beside = `${path}.restoring`;
  if (existsSync(path)) closeWhole(path);
  await clear(beside);
  try {
    const uncertain = await fillFile(beside, file, header, finish);
    // Once more, for somebody may have started the site meanwhile.
    if (existsSync(path)) closeWhole(path);
    await giveToItsOwner(beside, path);
    await flushed(beside);
    const replaced = existsSync(path) ? await keep(path, now) : null;
    await rename(beside, path);
    await flushed(dirname(path));
    return { replaced, uncertain };
  } catch (error) {
    await clear(beside);
    throw error;
  }
}

async function fillFile(path: string, file: string, header: Header, finish: Finish) {
  const db = connect(`file:${path}`);
  try {
    const uncertain = await fill(db, file, {
      header,
      withoutChecks: async (load) => {
        await sql`pragma foreign_keys = off`.execute(db);
        await load();
        await sql`pragma foreign_keys = on`.execute(db);
        const { rows } = await sql`pragma foreign_key_check`.execute(db);
        if (rows.length > 0) throw missingRows();
      },
    });
    await finish(db);
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
    return uncertain;
  } finally {
    await db.destroy();
  }
}

/** What cannot be read as a database: nothing of it can be in use, and it is kept as it is. */
const damaged = /^SQLITE_(NOTADB|CORRUPT)/;

/** Takes what stands in the log into the file itself. @throws CannotRestore while it is in use */
function closeWhole(path: string): void {
  const database = new SQLite(path, { timeout: 500 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('begin exclusive; commit');
    database.pragma('wal_checkpoint(truncate)');
    database.pragma('journal_mode = delete');
  } catch (error) {
    const code = String((error as { code?: string }).code);
    if (code.startsWith('SQLITE_BUSY'))
      throw new CannotRestore('The database is in use. Stop the site first.');
    if (!damaged.test(code)) throw error;
  } finally {
    database.close();
  }
}

/** A second name for what is there; its first one it keeps until the new one takes that from it. */
async function keep(path: string, now: Date): Promise<string> {
  const kept = `${path}.replaced-${stamp(now)}`;
  const left = sides.filter((side) => existsSync(path + side));
  for (const side of ['', ...left])
    // Some file systems know no second names.
    await link(path + side, kept + side).catch(() => copyFile(path + side, kept + side));
  await flushed(dirname(path));
  for (const side of left) await rm(path + side);
  return basename(kept);
}

/** May be read and written by whom the old one could be; root may restore for the service. */
async function giveToItsOwner(path: string, old: string): Promise<void> {
  const { uid, gid, mode } = statSync(existsSync(old) ? old : dirname(old));
  if (existsSync(old)) await chmod(path, mode & 0o777);
  if (process.getuid?.() === 0) await chown(path, uid, gid);
}

async function clear(path: string): Promise<void> {
  for (const side of ['', ...sides]) await rm(path + side, { force: true });
}

async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync();
  await file.close();
}
