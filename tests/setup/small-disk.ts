/** Disks that a test may fill or break: each mounted for itself, and gone afterwards. Needs root. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machine } from './faults.ts';

export interface Disk {
  folder: string;
  /** Takes it away, with everything on it. */
  drop(): Promise<void>;
}

/** A disk in memory of so many megabytes. */
export async function aSmallDisk(megabytes: number): Promise<Disk & { grow: Disk['drop'] }> {
  const folder = mkdtempSync(join(tmpdir(), 'journeyhome-disk-'));
  await machine('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
  return {
    folder,
    grow: async () => void (await machine('mount', '-o', `remount,size=${megabytes * 4}m`, folder)),
    drop: () => unmount(folder),
  };
}

/** A disk in a file, which can come to be read-only under whoever writes to it, as a broken one does. */
export async function aBreakableDisk(
  megabytes: number,
): Promise<Disk & { breakDown: Disk['drop']; mend: Disk['drop'] }> {
  const folder = mkdtempSync(join(tmpdir(), 'journeyhome-disk-'));
  const image = `${folder}.image`;
  await machine('truncate', '-s', `${megabytes}M`, image);
  await machine('mkfs.ext4', '-q', image);
  await machine('mount', '-o', 'loop', image, folder);
  return {
    folder,
    // What the kernel does to a file system in which it finds an error: `remount,ro` alone is refused
    // while somebody has a file open for writing.
    breakDown: async () => void (await machine('mount', '-o', 'remount,abort', folder)),
    /** Nobody may have a file open there. */
    mend: async () => {
      await machine('umount', folder);
      await machine('e2fsck', '-fy', image).catch((error: Error) => {
        // 1: mended, which is what was asked for.
        if (!/FILE SYSTEM WAS MODIFIED|e2fsck/.test(error.message)) throw error;
      });
      await machine('mount', '-o', 'loop', image, folder);
    },
    drop: async () => {
      await unmount(folder);
      rmSync(image, { force: true });
    },
  };
}

/** Also where a test that failed left somebody with a file open. */
async function unmount(folder: string): Promise<void> {
  await machine('umount', '--lazy', folder);
  rmSync(folder, { recursive: true });
}

/** Brings a SQLite file there, and says under which URL. */
export function bring(url: string, { folder }: Disk): string {
  const file = join(folder, 'story.sqlite');
  copyFileSync(url.slice('file:'.length), file);
  return `file:${file}`;
}
