/** Backups by themselves, where BACKUP_DIRECTORY says so. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { backupsBy, forgetHalves } from '#db/backup/backup.server.ts';
import { config } from '#app/platform/config/config.server.ts';
import { log } from '#app/platform/log/log.server.ts';

const hour = 3_600_000;
const longest = 2 * hour;

/** Makes one when the newest is too old: in a process of its own, so that nobody waits for it. */
export async function backUpWhenDue(now: Date): Promise<void> {
  const { backupDirectory: folder, backupHours } = config();
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await forgetHalves(folder, longest, now);
  const { past, ahead } = await backupsBy(now, folder);
  const [newest] = past;
  if (newest && now.getTime() - newest.madeAt.getTime() < backupHours * hour) return;
  const mine = claim(join(folder, '.making'), now);
  if (!mine) return;
  // It may be older than it says, so it is not the newest one.
  for (const { path } of ahead) log().warn({ backupAhead: basename(path) });
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program()], {
      timeout: longest,
    });
    log().info({ backup: stdout.split('\n')[0] });
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Of several processes with one folder, one makes it; a claim that its process left behind ends. */
function claim(path: string, now: Date): string | null {
  if (existsSync(path) && isLeftBehind(path, now)) rmSync(path);
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return path;
  } catch {
    return null;
  }
}

/** Nobody has been at it for so long; or it bears a time that has not come, for the clock went back. */
const isLeftBehind = (path: string, now: Date): boolean =>
  Math.abs(now.getTime() - statSync(path).mtimeMs) > longest;

function program(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const found = [here, dirname(here)].map((it) => join(it, 'backup.js')).find(existsSync);
  if (!found) throw new Error('There is no build of backup.js.');
  return found;
}
