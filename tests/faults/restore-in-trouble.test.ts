/**
 * A restore that is killed, or cannot go on, leaves the old database or the new one, whole; and one
 * that is damaged already does not keep a good one from its place.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { makeBackup } from '#db/backup/backup.server.ts';
import { connect } from '#db/connection.server.ts';
import { migrate } from '#db/migrate.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { blankDatabase, engines, type Engine } from '../setup/demo-database.ts';
import { dump } from '../setup/dump.ts';
import { chance, long, tell } from '../setup/faults.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

let folder: string;
let backup: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyhome-restoring-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As an operator does it, under something that breaks it; what became of it, and what it said. */
async function restore(
  url: string,
  { file = backup, by = '', env = {} as Record<string, string>, limit = '' } = {},
) {
  const program = join(root, 'build/server/restore.js');
  const words = [...(by ? ['--import', join(root, 'tests/setup', by)] : []), program, file];
  const whole = { PATH: process.env.PATH, NODE_ENV: 'production', DEMO: '1', DATABASE_URL: url };
  const [command, given] = limit
    ? ['sh', ['-c', `ulimit -f ${limit}; exec node "$@"`, 'sh', ...words]]
    : ['node', words];
  return run(command, given, { env: { ...whole, ...env } as NodeJS.ProcessEnv }).then(
    ({ stdout }) => ({ ended: 'well', said: stdout }),
    ({ signal, stderr }: { signal?: string; stderr: string }) => ({
      ended: signal === 'SIGKILL' ? 'killed' : 'refused',
      said: stderr,
    }),
  );
}

/** A site in which one person is, and nobody serves. */
async function aSite(engine: Engine, name: string) {
  const blank = await blankDatabase(engine);
  const db = connect(blank.url);
  await migrate(db);
  const person = { id: newId(), name, username: newId(), language: 'en', time_zone: 'UTC' };
  await db
    .insertInto('people')
    .values({ ...person, created_at: '2026-11-01T08:00:00.000Z' })
    .execute();
  const changed_at = '2026-11-01T08:00:00.000Z';
  const wish = { person_id: person.id, kind: 'threads', wanted: 1, changed_at };
  await db
    .insertInto('mail_preferences')
    .values(wish as never)
    .execute();
  await db.destroy();
  return blank;
}

async function dumpOf(url: string) {
  const db = connect(url);
  try {
    const rows = await dump(db);
    if (url.startsWith('file:')) {
      const { rows: checked } = await sql`pragma integrity_check`.execute(db);
      expect(checked).toEqual([{ integrity_check: 'ok' }]);
    }
    return rows;
  } finally {
    await db.destroy();
  }
}

/** What else lies there: files beside the database, or schemas. */
async function besides(url: string): Promise<string[]> {
  if (url.startsWith('file:')) return readdirSync(dirname(url.slice(5))).sort();
  const db = connect(url);
  const { rows } = await sql<{ name: string }>`
    select nspname as name from pg_namespace where nspname not like 'pg\\_%'`.execute(db);
  await db.destroy();
  return rows.map((it) => it.name).sort();
}

describe.each(engines)('a restore (%s)', (engine) => {
  let site: Awaited<ReturnType<typeof blankDatabase>>;
  let old: Record<string, string[]>;
  beforeEach(async () => {
    const other = await aSite(engine, 'Who Was Kept');
    backup = (await makeBackup(other.url, folder, new Date())).path;
    await other.drop();
    site = await aSite(engine, 'Who Was Here');
    old = await dumpOf(site.url);
  });
  afterEach(() => site.drop());

  it('that is killed leaves the old database or the new one, whole, and may be begun again', async () => {
    const random = chance(`killed while restoring on ${engine}`);
    const model = await aSite(engine, 'Who Was Here');
    const [by, counter] =
      engine === 'SQLite' ? ['kill-at-step.mjs', 'STEPS'] : ['kill-at-statement.mjs', 'STATEMENTS'];
    const counted = join(folder, 'counted');
    const env = { [counter]: counted };
    expect(await restore(model.url, { by, env })).toMatchObject({ ended: 'well' });
    const restored = await dumpOf(model.url);
    await model.drop();
    const all = readFileSync(counted, 'utf8').trim().split('\n');
    // All of the last ones, which put it in its place; of many others some.
    const share = long ? 0.2 : 0.005;
    const moments = all
      .map((_, at) => at + 1)
      .filter((at) => engine === 'SQLite' || at > all.length - 4 || random() < share);
    for (const at of moments) {
      const { ended } = await restore(site.url, { by, env: { KILL_AT: String(at) } });
      expect(ended).toBe('killed');
      const is = await dumpOf(site.url);
      const isNew = JSON.stringify(is.people) === JSON.stringify(restored.people);
      expect(is, `killed before ${at}: ${all[at - 1]}`).toEqual(isNew ? restored : old);
    }
    tell(`${engine}: killed in ${moments.length} places of ${all.length}`);
    expect(await restore(site.url)).toMatchObject({ ended: 'well' });
    expect(await dumpOf(site.url)).toEqual(restored);
    expect((await besides(site.url)).filter((it) => /restoring/.test(it))).toEqual([]);
  }, 300_000);

  it('that cannot go on leaves all as it was', async () => {
    const before = await besides(site.url);
    const broken = join(folder, 'broken.backup');
    writeFileSync(broken, withoutItsPeople(backup));
    const refused = await restore(site.url, { file: broken });
    expect(refused).toEqual({
      ended: 'refused',
      said: expect.stringMatching(/^Rows of this backup name .*\nNothing was changed\./) as string,
    });
    expect(await dumpOf(site.url)).toEqual(old);
    expect(await besides(site.url)).toEqual(before);
    if (engine !== 'SQLite' || process.platform !== 'linux') return;
    // A limit on the size of files plays the full disk, for which nobody has to be root.
    const full = await restore(site.url, { limit: '400' });
    expect(full).toEqual({
      ended: 'refused',
      said: expect.stringMatching(/^There is no room .*\nNothing was changed\./) as string,
    });
    expect(await dumpOf(site.url)).toEqual(old);
    expect(await besides(site.url)).toEqual(before);
  }, 60_000);
});

describe('a restored file', () => {
  const isRoot = process.getuid?.() === 0;

  it(`is kept from others as the old one was${isRoot ? ', and belongs to whom that did' : ''}`, async () => {
    const site = await aSite('SQLite', 'Who Was Kept');
    try {
      backup = (await makeBackup(site.url, folder, new Date())).path;
      const path = site.url.slice(5);
      chmodSync(path, 0o600);
      if (isRoot) chownSync(path, 4711, 4712);
      const { mode, uid, gid } = statSync(path);
      expect(await restore(site.url)).toMatchObject({ ended: 'well' });
      expect(statSync(path)).toMatchObject({ mode, uid, gid });
    } finally {
      await site.drop();
    }
  });
});

describe('a restore over a damaged database', () => {
  const damages: Record<string, (file: Buffer) => Buffer> = {
    'whose first page is gone': (file) => file.fill(0, 0, 4096),
    'whose tables cannot be read': (file) => file.fill(0xff, 100, 4096),
    'that was cut off': (file) => file.subarray(0, 5000),
  };
  it.each(Object.keys(damages))('%s puts a whole one there, and keeps the other', async (how) => {
    const site = await aSite('SQLite', 'Who Was Kept');
    try {
      backup = (await makeBackup(site.url, folder, new Date())).path;
      const path = site.url.slice(5);
      const damaged = damages[how]!(readFileSync(path));
      writeFileSync(path, damaged);
      // What it left behind the new one would take for its own.
      const withLog = how === 'whose first page is gone';
      if (withLog) writeFileSync(`${path}-wal`, aLog(folder));
      expect(await restore(site.url)).toMatchObject({ ended: 'well' });
      expect((await dumpOf(site.url)).people!.join()).toContain('Who Was Kept');
      const kept = (await besides(site.url)).filter((it) => /replaced-.*Z$/.test(it));
      expect(kept).toHaveLength(1);
      // SQLite may have taken the log into it.
      if (withLog) return;
      expect(readFileSync(join(dirname(path), kept[0]!)).equals(damaged)).toBe(true);
    } finally {
      await site.drop();
    }
  });
});

/** The same file under a right checksum, but what its rows refer to is not in it. */
function withoutItsPeople(path: string): Buffer {
  const lines = gunzipSync(readFileSync(path)).toString().trim().split('\n').slice(0, -1);
  const from = lines.findIndex((it) => it.startsWith('{"table":"people"'));
  const less = lines.toSpliced(from + 1, 1);
  const rows = less.filter((it) => it.startsWith('[')).length;
  const text = less.map((it) => `${it}\n`).join('');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return gzipSync(`${text}${JSON.stringify({ end: { rows, sha256 } })}\n`);
}

/** SQLite's log of another database, with one page in it. */
function aLog(folder: string): Buffer {
  const path = join(folder, 'another.sqlite');
  const database = new SQLite(path);
  database.pragma('journal_mode = wal');
  database.exec('create table thing (name); insert into thing values (1)');
  database.pragma('wal_checkpoint(truncate)');
  database.exec('update thing set name = 2');
  const log = readFileSync(`${path}-wal`);
  database.close();
  return log;
}
