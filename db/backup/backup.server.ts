/** Backups: made while the site serves, restored while it does not. */
import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { troubleOf } from '../errors.server.ts';
import { migrationNames } from '../migrate.server.ts';
import { checkBackup, writeBackup, type Header } from './backup-file.server.ts';
import { intoPostgres } from './into-postgres.server.ts';
import { intoSqlite } from './into-sqlite.server.ts';
import { CannotRestore, stamp, type Finish } from './restoring.server.ts';
import { withSnapshot } from './rows.server.ts';

export { NotABackup } from './backup-file.server.ts';
export { CannotRestore } from './restoring.server.ts';

const made = /^journeyhome-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)-(\d{3})Z\.backup$/;

/** Writes one into `folder`; its name says when it was made. */
export async function makeBackup(
  url: string,
  folder: string,
  now: Date,
): Promise<{ path: string; rows: number }> {
  const path = join(folder, `journeyhome-${stamp(now)}.backup`);
  const { rows } = await withSnapshot(url, now, (header, parts) =>
    writeBackup(path, header, parts),
  );
  return { path, rows };
}

export interface Kept {
  path: string;
  madeAt: Date;
}

/** What stands in `folder`, the newest first. */
export async function backupsIn(folder: string): Promise<Kept[]> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  return names
    .flatMap((name) => {
      const [, time, milliseconds] = made.exec(name) ?? [];
      if (!time) return [];
      const [day, clock] = time.split('T') as [string, string];
      const madeAt = new Date(`${day}T${clock.replaceAll('-', ':')}.${milliseconds}Z`);
      return [{ path: join(folder, name), madeAt }];
    })
    .sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}

/** By so much the clock of another machine, which makes backups too, may be ahead of this one's. */
const drift = 10 * 60_000;

/**
 * The newest in `folder` first, and apart from them those that are dated `ahead` of now: they were made by
 * a clock that was wrong, and nobody knows when.
 */
export async function backupsBy(
  now: Date,
  folder: string,
): Promise<{ past: Kept[]; ahead: Kept[] }> {
  const all = await backupsIn(folder);
  const isPast = ({ madeAt }: Kept) => madeAt.getTime() <= now.getTime() + drift;
  return { past: all.filter(isPast), ahead: all.filter((it) => !isPast(it)) };
}

/** Takes away all but the newest `keep`. What is dated ahead of now takes no place among them, and stays. */
export async function forgetOldBackups(folder: string, keep: number, now: Date): Promise<string[]> {
  const { past } = await backupsBy(now, folder);
  const old = past.slice(keep).map((it) => it.path);
  for (const path of old) await rm(path);
  return old;
}

const half = /^journeyhome-[\dTZ-]+\.backup\.part$/;

/** Takes away what was begun, and nobody has written to since `patience` milliseconds. */
export async function forgetHalves(folder: string, patience: number, now: Date): Promise<void> {
  for (const name of (await readdir(folder)).filter((it) => half.test(it))) {
    const path = join(folder, name);
    // Another process may have taken it away, or made it whole, meanwhile.
    const written = (await stat(path).catch(() => null))?.mtimeMs ?? now.getTime();
    // By a clock that was ahead it was written in a time that has not come.
    if (Math.abs(now.getTime() - written) > patience) await rm(path, { force: true });
  }
}

export interface Restored {
  header: Header;
  rows: number;
  /** Where what was there before is now: a file, or a schema; null when there was nothing. */
  replaced: string | null;
  /** Mails that were waiting then: whether they are to go out again is for a steward to say. */
  uncertain: number;
}

/**
 * Puts a backup in the place of what the database holds, at one stroke. Nothing is touched until the
 * whole file was read and found whole; what is replaced is kept beside it.
 * @throws NotABackup, CannotRestore
 */
export async function restoreBackup(
  url: string,
  file: string,
  now: Date,
  finish: Finish,
): Promise<Restored> {
  const { rows, ...header } = await checkBackup(file);
  const unknown = header.migrations.filter((name) => !migrationNames.includes(name));
  if (unknown.length > 0 || header.migrations.length === 0)
    throw new CannotRestore(
      'This backup was made by a newer version of JOURNEYHOME. Install that version first.',
    );
  const restoreInto = /^postgres(ql)?:/.test(url) ? intoPostgres : intoSqlite;
  try {
    return { header, rows, ...(await restoreInto(url, file, header, now, finish)) };
  } catch (error) {
    if (['full', 'failing'].includes(troubleOf(error) ?? ''))
      throw new CannotRestore(
        `There is no room for it beside what is there, or the disk is broken: ${(error as Error).message}.`,
      );
    throw error;
  }
}
