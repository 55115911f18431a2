/**
 * Backups: made while people write, restored on either engine, refused when they are not what they
 * should be. What a restored database holds is what the first one held at that moment.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sql } from 'kysely';
import { backupsIn, forgetOldBackups, makeBackup } from '#db/backup/backup.server.ts';
import { connect } from '#db/connection.server.ts';
import { migrate } from '#db/migrate.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { blankDatabase, demoDatabase, engines, forgetTemplates } from './setup/demo-database.ts';
import { dump } from './setup/dump.ts';
import { emptyJournal, sit } from './setup/journal.ts';
import { readyLearners } from './setup/ready-learners.ts';
import { startServer } from './setup/server.ts';
import { cookieFor } from './setup/session.ts';

const run = promisify(execFile);
const build = join(import.meta.dirname, '../build/server');

/** As an operator does it; what it printed, and how it ended. */
async function program(
  name: 'backup' | 'restore' | 'migrate' | 'serve',
  databaseUrl: string,
  ...given: string[]
) {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    DEMO: '1',
    DATABASE_URL: databaseUrl,
  };
  try {
    const { stdout } = await run('node', [join(build, `${name}.js`), ...given], { env });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stderr, stdout } = error as { code: number; stderr: string; stdout: string };
    return { code, said: stderr + stdout };
  }
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journeyhome-backups-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(forgetTemplates);

/** On purpose: OPERATIONS.md says why. A table that is no longer here, or is new here, was not thought of. */
const leftOut = ['clinic_cases', 'half_sign_ins', 'sessions', 'tries'];

const onlyFile = () => join(folder, readdirSync(folder)[0]!);

async function dumpOf(url: string) {
  const db = connect(url);
  try {
    return await dump(db);
  } finally {
    await db.destroy();
  }
}

describe.each(engines)('a backup of %s', (engine) => {
  it('is one moment of a busy site, and comes back whole on each engine', async () => {
    const story = await demoDatabase(engine);
    const db = connect(story.url);
    const learners = await readyLearners(db, 60);
    const journal = emptyJournal();
    const server = await startServer({ databaseUrl: story.url });
    const blanks = await Promise.all(engines.map((it) => blankDatabase(it)));
    try {
      let over = false;
      const load = Array.from({ length: 4 }, async () => {
        while (!over && learners.length > 0) await sit(server.origin, learners.pop()!, journal);
      });
      const kept = () => journal.saves.filter((it) => it.acknowledged);
      await vi.waitFor(() => expect(kept().length).toBeGreaterThan(20), 30_000);
      const before = kept().map((it) => `${it.pageId} ${it.sequence}`);
      const backup = await program('backup', story.url, folder);
      const after = journal.saves.map((it) => `${it.pageId} ${it.sequence}`);
      expect(backup).toMatchObject({ code: 0, said: expect.stringMatching(/RPO/) as string });
      // The site went on meanwhile.
      const now = kept().length;
      await vi.waitFor(() => expect(kept().length).toBeGreaterThan(now), 30_000);
      over = true;
      await Promise.all(load);
      await server.stop();

      const file = onlyFile();
      const dumps = [];
      for (const { url } of blanks) {
        const restored = await program('restore', url, file);
        expect(restored).toMatchObject({ code: 0, said: expect.stringMatching(/RTO/) as string });
        dumps.push(await dumpOf(url));
        // What is there is what was there, for a copy of the copy is the same.
        const again = connect(url);
        const saves = (
          await again.selectFrom('answers').select(['page_id', 'sequence']).execute()
        ).map((it) => `${it.page_id} ${it.sequence}`);
        expect(before.filter((it) => !saves.includes(it))).toEqual([]);
        const sent = new Set(after);
        const ours = new Set(journal.saves.map((it) => it.pageId));
        expect(saves.filter((it) => ours.has(it.split(' ')[0]!) && !sent.has(it))).toEqual([]);
        expect(await again.selectFrom('sessions').selectAll().execute()).toEqual([]);
        const words = await again.selectFrom('search_entries').select('id').execute();
        expect(words.length).toBeGreaterThan(50);
        await again.destroy();
      }
      for (const one of dumps.slice(1)) expect(one).toEqual(dumps[0]);
      await servesAgain(blanks[0]!.url);
    } finally {
      await db.destroy();
      await server.stop();
      for (const blank of blanks) await blank.drop();
      await story.drop();
    }
  }, 120_000);

  it('loses no row of a quiet site but what is left out on purpose, says so, and keeps what it replaces', async () => {
    const story = await demoDatabase(engine);
    const other = await demoDatabase(engine);
    try {
      const mails = await makeWait(story.url, 3);
      const changed = connect(other.url);
      await changed.updateTable('people').set({ name: 'Changed Since' }).execute();
      await changed.destroy();
      const was = await dumpOf(story.url);
      expect(was.clinic_cases).not.toEqual([]);
      await program('backup', story.url, folder);
      const { said } = await program('restore', other.url, onlyFile());
      const { messages, ...is } = await dumpOf(other.url);
      expect(is).toEqual({
        ...withoutMessages(was),
        ...Object.fromEntries(leftOut.map((table) => [table, []])),
      });
      expect(messages).toEqual(was.messages!.map(settled).sort());
      expect(said).toMatch(`${mails} mails were waiting`);
      expect(said).toMatch(/in no backup.*sheets for the case clinic/i);
      // What must not outlive its meeting is in no file.
      const file = gunzipSync(readFileSync(onlyFile())).toString();
      expect(file).not.toMatch(/clinic_cases|A neighbour promised/);
      // Tables too of which the story has no row.
      const held = [...file.matchAll(/^\{"table":"(\w+)"/gm)].map(([, table]) => table);
      const missing = Object.keys(was).filter((table) => !held.includes(table));
      expect(missing.sort()).toEqual(leftOut);
      expect(said).toMatch(/kept as \S*replaced/);
      const kept = /kept as (\S+)\./.exec(said)![1]!;
      expect(await namesIn(other.url, kept)).toEqual(['Changed Since']);
    } finally {
      await story.drop();
      await other.drop();
    }
  }, 60_000);

  it('is refused when it is not whole, not ours or too new, and nothing is touched', async () => {
    const story = await demoDatabase(engine);
    try {
      await program('backup', story.url, folder);
      const file = onlyFile();
      const bytes = readFileSync(file);
      const lines = gunzipSync(bytes).toString().split('\n');
      const changed = (change: (lines: string[]) => string[]) =>
        gzipSync(change([...lines]).join('\n'));
      const at = Math.floor(lines.length / 2);
      const flipped = Buffer.from(bytes);
      flipped[Math.floor(flipped.length / 2)]! ^= 1;
      const bad: Record<string, Buffer> = {
        'cut short': bytes.subarray(0, bytes.length - 200),
        'one bit changed': flipped,
        'a row changed': changed((all) => all.with(at, all[at]!.replace('a', 'b'))),
        'a row left out': changed((all) => all.toSpliced(at, 1)),
        'without its end': changed((all) => all.slice(0, -2)),
        'with something after its end': changed((all) => [...all.slice(0, -1), '["more"]', '']),
        'no backup': gzipSync('{"some":"thing"}\n'),
        'no JSON': gzipSync('hello\n'),
        'no gzip': Buffer.from('hello'),
        nothing: Buffer.alloc(0),
        'from a newer version': changed((all) =>
          all.with(0, all[0]!.replace('"migrations":[', '"migrations":["2999_the_future",')),
        ),
      };
      const before = await dumpOf(story.url);
      for (const [why, content] of Object.entries(bad)) {
        const path = join(folder, 'bad');
        writeFileSync(path, content);
        const { code, said } = await program('restore', story.url, path);
        expect({ why, code }).toEqual({ why, code: 1 });
        expect(said, why).toMatch(/not a backup|damaged|newer version/);
        expect(said, why).toMatch(/Nothing was changed/);
      }
      expect(await dumpOf(story.url)).toEqual(before);
      if (engine === 'SQLite')
        expect(readdirSync(dirname(story.url.slice('file:'.length)))).toEqual(['story.sqlite']);
    } finally {
      await story.drop();
    }
  }, 60_000);

  it('is a file, and nothing else is taken for one', async () => {
    for (const given of [folder, join(folder, 'none')]) {
      const { code, said } = await program('restore', 'file:none.sqlite', given);
      expect({ code, said }).toEqual({
        code: 1,
        said: expect.stringMatching(/^Which file\?/) as string,
      });
    }
  });

  it('is what a version is told to go back to that does not know what was migrated', async () => {
    const newer = await blankDatabase(engine);
    try {
      const db = connect(newer.url);
      await migrate(db);
      await sql`insert into kysely_migration values ('29990101_1_tomorrow', '2999-01-01T00:00:00Z')`.execute(
        db,
      );
      await db.destroy();
      for (const name of ['migrate', 'serve'] as const) {
        const { code, said } = await program(name, newer.url);
        expect({ name, code }).toEqual({ name, code: 1 });
        expect(said).toMatch(/A newer version of JOURNEYHOME .* docs\/OPERATIONS\.md/);
      }
    } finally {
      await newer.drop();
    }
  });

  it('is not restored under a site that serves', async () => {
    const story = await demoDatabase(engine);
    const server = await startServer({ databaseUrl: story.url });
    try {
      await program('backup', story.url, folder);
      const db = connect(story.url);
      await db.updateTable('people').set({ name: 'Changed Since' }).execute();
      const { code, said } = await program('restore', story.url, onlyFile());
      expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/in use/) as string });
      // Not the whole dump: the site's own jobs go on meanwhile.
      const names = await db.selectFrom('people').select('name').distinct().execute();
      await db.destroy();
      expect(names).toEqual([{ name: 'Changed Since' }]);
    } finally {
      await server.stop();
      await story.drop();
    }
  });

  it('of an older version is brought up to date', async () => {
    const old = await blankDatabase(engine);
    const blank = await blankDatabase(engine);
    try {
      const db = connect(old.url);
      await migrate(db, { upTo: '20261122_9_create_applications' });
      const person = { id: newId(), name: 'Achieng Őse', username: 'achieng', language: 'en' };
      await db
        .insertInto('people')
        .values({ ...person, time_zone: 'UTC', created_at: '2026-11-01T08:00:00.000Z' })
        .execute();
      await db.destroy();
      await makeBackup(old.url, folder, new Date());
      expect(await program('restore', blank.url, onlyFile())).toMatchObject({ code: 0 });
      const restored = await dumpOf(blank.url);
      expect(restored.people?.join()).toContain('Achieng Őse');
      // A later migration made these from the names.
      expect(restored.person_words?.length).toBeGreaterThan(0);
    } finally {
      await old.drop();
      await blank.drop();
    }
  });

  it('is made by the site itself when the newest is too old: one, whoever asks', async () => {
    const story = await demoDatabase(engine);
    const environment = { BACKUP_DIRECTORY: folder };
    const servers = await Promise.all(
      [1, 2].map(() => startServer({ databaseUrl: story.url, environment })),
    );
    try {
      await vi.waitFor(
        async () => {
          expect(await backupsIn(folder)).toHaveLength(1);
          expect(readdirSync(folder)).toHaveLength(1);
        },
        { timeout: 20_000, interval: 100 },
      );
    } finally {
      for (const server of servers) await server.stop();
      await story.drop();
    }
  });
});

it.each(engines)(
  'a copy of another make is settled by a few statements (%s)',
  async (engine) => {
    const page = readFileSync(join(import.meta.dirname, '../docs/OPERATIONS.md'), 'utf8');
    const statements = /-- settle\.sql\n([^`]+)/
      .exec(page)![1]!
      .split(';')
      .map((it) => it.trim());
    const story = await demoDatabase(engine);
    const db = connect(story.url);
    try {
      await makeWait(story.url, 3);
      const somebody = await db.selectFrom('people').select('id').executeTakeFirstOrThrow();
      await cookieFor(db, somebody.id);
      const { messages: before, sessions, ...was } = await dumpOf(story.url);
      expect(sessions).not.toEqual([]);
      for (const statement of statements.filter(Boolean)) await sql.raw(statement).execute(db);
      const { messages, ...is } = await dumpOf(story.url);
      expect(is).toEqual({ ...was, sessions: [] });
      expect(messages).toEqual(before!.map(settled).sort());
    } finally {
      await db.destroy();
      await story.drop();
    }
  },
  60_000,
);

it('keeps the newest, and leaves what it did not make', async () => {
  for (const day of ['20', '22', '21'])
    writeFileSync(join(folder, `journeyhome-2026-11-${day}T08-00-00-000Z.backup`), '');
  writeFileSync(join(folder, 'journeyhome.sqlite'), '');
  await forgetOldBackups(folder, 2, new Date('2026-11-23T08:00:00.000Z'));
  expect(readdirSync(folder).sort()).toEqual([
    'journeyhome-2026-11-21T08-00-00-000Z.backup',
    'journeyhome-2026-11-22T08-00-00-000Z.backup',
    'journeyhome.sqlite',
  ]);
});

/** Makes the first so many messages wait, and says how many wait now. */
async function makeWait(url: string, count: number): Promise<number> {
  const db = connect(url);
  const some = db.selectFrom('messages').select('id').orderBy('id').limit(count);
  await db.updateTable('messages').set({ state: 'waiting' }).where('id', 'in', some).execute();
  const { waiting } = await db
    .selectFrom('messages')
    .where('state', 'in', ['waiting', 'sending'])
    .select((all) => all.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow();
  await db.destroy();
  return Number(waiting);
}

/** A restore leaves mail that was waiting to a steward. */
function settled(message: string): string {
  const row = new Map(JSON.parse(message) as [string, unknown][]);
  if (row.get('state') === 'waiting' || row.get('state') === 'sending')
    row.set('state', 'uncertain').set('last_problem', 'restored');
  return JSON.stringify([...row]);
}

function withoutMessages({ messages, ...rest }: Record<string, string[]>) {
  void messages;
  return rest;
}

async function namesIn(url: string, kept: string): Promise<string[]> {
  const db = connect(url.startsWith('file:') ? join(dirname(url), kept) : url);
  const people = url.startsWith('file:') ? 'people' : `${kept}.people`;
  const { rows } = await sql<{
    name: string;
  }>`select distinct name from ${sql.table(people)}`.execute(db);
  await db.destroy();
  return rows.map((it) => it.name);
}

async function servesAgain(url: string): Promise<void> {
  const server = await startServer({ databaseUrl: url });
  const found = await fetch(`${server.origin}/search?for=tracing`);
  expect(found.status).toBe(200);
  const health = await fetch(`${server.origin}/health`);
  expect(health.status).toBe(200);
  await server.stop();
}
