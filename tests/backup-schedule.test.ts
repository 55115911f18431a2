/**
 * When the site makes a backup by itself, what it keeps, and what it takes for the newest one.
 */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backupsBy, forgetOldBackups } from '#db/backup/backup.server.ts';
import { demoDatabase, forgetTemplates } from './setup/demo-database.ts';
import { startServer } from './setup/server.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyhome-backups-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(forgetTemplates);

it('does not take one for the newest that is dated ahead of now, nor lets it take a place', async () => {
  const now = new Date('2026-11-23T08:00:00.000Z');
  const at = (time: string) => `journeyhome-2026-11-${time}-00-000Z.backup`;
  for (const time of ['21T08-00', '22T08-00', '23T08-09', '26T08-00'])
    writeFileSync(join(folder, at(time)), '');
  const { past, ahead } = await backupsBy(now, folder);
  // Another machine's clock may be some minutes ahead.
  expect(past[0]!.path).toContain(at('23T08-09'));
  expect(ahead.map(({ path }) => path)).toEqual([join(folder, at('26T08-00'))]);
  await forgetOldBackups(folder, 2, now);
  const left = ['22T08-00', '23T08-09', '26T08-00'].map(at);
  expect(readdirSync(folder).sort()).toEqual(left);
});

describe('in the time of the site', () => {
  let story: Awaited<ReturnType<typeof demoDatabase>>;
  beforeEach(async () => {
    story = await demoDatabase('SQLite');
  }, 120_000);
  afterEach(() => story.drop());

  const hour = 3_600_000;
  /** One made so many hours ago; below nought, in a future that was none. */
  const madeBefore = (hours: number): string => {
    const stamp = new Date(Date.now() - hours * hour).toISOString().replace(/[:.]/g, '-');
    const name = `journeyhome-${stamp}.backup`;
    writeFileSync(join(folder, name), '');
    return name;
  };
  /** What the folder holds when the site has looked at it, and what it wrote. */
  async function afterALook(until: () => boolean): Promise<string> {
    const environment = { BACKUP_DIRECTORY: folder, BACKUP_KEEP: '2', LOG_LEVEL: 'warn' };
    const server = await startServer({ databaseUrl: story.url, environment, listen: true });
    try {
      await vi.waitFor(() => expect(until()).toBe(true), { timeout: 15_000, interval: 100 });
      return server.output();
    } finally {
      await server.stop();
    }
  }
  const fresh = () => readdirSync(folder).filter((name) => statSync(join(folder, name)).size > 0);
  const isMade = () => fresh().some((name) => name.endsWith('.backup')) && !claimed();
  const claimed = () => existsSync(join(folder, '.making'));

  it('another is made when the newest is too old, and the oldest go', async () => {
    const [, , newest] = [72, 48, 24.1].map(madeBefore);
    await afterALook(isMade);
    expect(readdirSync(folder).sort()).toEqual([newest, ...fresh()]);
    expect(fresh()).toHaveLength(1);
  }, 30_000);

  it('none is made while it is not', async () => {
    const newest = madeBefore(23.9);
    const began = Date.now();
    await afterALook(() => Date.now() - began > 4_000);
    expect(readdirSync(folder)).toEqual([newest]);
  }, 30_000);

  it('what a killed one left half done goes, and what is being made stays', async () => {
    const newest = madeBefore(1);
    const [half, being] = [`${madeBefore(5)}.part`, `${madeBefore(0.5)}.part`];
    for (const name of [half, being]) writeFileSync(join(folder, name), 'names');
    const then = new Date(Date.now() - 2.1 * hour);
    utimesSync(join(folder, half), then, then);
    await afterALook(() => !existsSync(join(folder, half)));
    expect(readdirSync(folder)).toEqual(expect.arrayContaining([newest, being]));
  }, 30_000);

  it('another is made when the newest is of a future that was none, and that is said', async () => {
    const [ahead, old] = [madeBefore(-72), madeBefore(72)];
    // A process was killed at it, in that future.
    const then = new Date(Date.now() + 72 * hour);
    writeFileSync(join(folder, '.making'), '1');
    utimesSync(join(folder, '.making'), then, then);
    const written = await afterALook(isMade);
    expect(readdirSync(folder).sort()).toEqual([old, ...fresh(), ahead]);
    expect(written).toContain(`"backupAhead":"${ahead}"`);
  }, 30_000);
});
