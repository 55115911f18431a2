/**
 * Nothing acknowledged is lost and nothing is doubled around a meeting: the server is killed at
 * random moments while people answer, enter the room, write, and ask for the clinic; afterwards
 * acknowledged ⊆ stored ⊆ sent. Reminders and invitations go out meanwhile, each once.
 */
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { connect, type Db } from '#db/connection.server.ts';
import { access } from '#app/http/access.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { demoDatabase, engines, forgetTemplates } from './setup/demo-database.ts';
import { persist } from './setup/journal.ts';
import { startServer, type TestServer } from './setup/server.ts';
import { cookieFor } from './setup/session.ts';

const kills = 4;
const crowd = 40;
const hour = 3_600_000;

interface Visitor {
  id: string;
  cookie: string;
}
/** What was sent, under a name that tells it from all else, and whether that was acknowledged. */
interface Sent {
  person: string;
  what: string;
  acknowledged: boolean;
}
interface Journal {
  answers: Sent[];
  visits: Sent[];
  posts: Sent[];
  sheets: Sent[];
}

/** Like no other, and without digits: nobody takes it for a phone number. */
const aWord = () => randomUUID().replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!);

/** Whether the pages of members are there to be asked. */
const membersPages = 'routes/meetings/reservation' in access;

/** People with an address each, who said yes to a date in half an hour, and a date that is open. */
async function aCrowd(db: Db) {
  const now = Date.now();
  const first = await db
    .selectFrom('meetings')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select(['meetings.id', 'meetings.series_id'])
    .where('series.audience', '=', 'everyone')
    .where('series.kind', '=', 'community')
    .where('meetings.starts_at', '>', new Date(now).toISOString())
    .orderBy('meetings.starts_at')
    .limit(2)
    .execute();
  const [next, later] = first as [(typeof first)[0], (typeof first)[0]];
  const put = (meeting: string, from: number, minutes: number) =>
    db
      .updateTable('meetings')
      .set({
        starts_at: new Date(from).toISOString(),
        ends_at: new Date(from + minutes * 60_000).toISOString(),
        minutes,
        capacity: null,
      })
      .where('id', '=', meeting)
      .execute();
  await put(next.id, now + 10 * 60_000, 90);
  await put(later.id, now + 20 * hour, 90);
  const people: Visitor[] = [];
  for (let number = 0; number < crowd; number++) {
    const id = newId();
    const email = `guest.${number}@example.org`;
    await db
      .insertInto('people')
      .values({
        id,
        name: `Guest ${number}`,
        email,
        email_folded: email,
        email_confirmed_at: new Date(now - 48 * hour).toISOString(),
        language: number % 2 ? 'fr' : 'en',
        time_zone: 'UTC',
        created_at: new Date(now - 48 * hour).toISOString(),
      })
      .execute();
    await db
      .insertInto('reservations')
      .values({
        id: newId(),
        meeting_id: later.id,
        turn: 1000 + number,
        person_id: id,
        answer: 'yes',
        answered_at: new Date(now - 40 * hour).toISOString(),
      })
      .execute();
    people.push({ id, cookie: await cookieFor(db, id) });
  }
  return { people, next: next.id, later: later.id };
}

/** One person does everything that a member may, again until it is acknowledged. */
async function takePart(
  origin: string,
  { id, cookie }: Visitor,
  meetings: { next: string; later: string },
  journal: Journal,
): Promise<void> {
  const send = (path: string, fields?: Record<string, string>) =>
    persist(() =>
      fetch(origin + path, {
        redirect: 'manual',
        headers: { origin, cookie },
        ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
      }),
    );
  const told = async (kind: keyof Journal, what: string, send: () => Promise<Response>) => {
    const sent: Sent = { person: id, what, acknowledged: false };
    journal[kind].push(sent);
    const { status } = await send();
    if (status !== 303) throw new Error(`${kind} ${what}: ${status}`);
    sent.acknowledged = true;
  };
  const at = `/meetings/${meetings.next}`;
  if (membersPages) {
    await told('answers', 'yes', () => send(`${at}/reservation`, { answer: 'yes' }));
    await told('visits', '1', () => send(`${at}/room`));
  }
  for (const text of [`First words ${aWord()}`, `More words ${aWord()}`]) {
    const form = { id: randomUUID(), text };
    await told('posts', text, () => send(`${at}/discussion`, form));
  }
  const question = `Who can look in, ${aWord()}?`;
  const form = { situation: 'A long way home.', tried: 'Calling.', question, changed: 'on' };
  await told('sheets', question, () => send(`/meetings/${meetings.later}/clinic`, form));
}

describe.each(engines)('killed around a meeting (%s)', (engine) => {
  afterAll(forgetTemplates);

  it('keeps whatever it acknowledged, once, and tells everybody once', async () => {
    const story = await demoDatabase(engine);
    const db = connect(story.url);
    const { people, ...meetings } = await aCrowd(db);
    const journal: Journal = { answers: [], visits: [], posts: [], sheets: [] };
    const acknowledged = () =>
      Object.values(journal)
        .flat()
        .filter((it: Sent) => it.acknowledged).length;
    let server: TestServer = await startServer({ databaseUrl: story.url });
    const { origin } = server;
    const port = Number(new URL(origin).port);
    const queue = [...people];
    const workers = Array.from({ length: 4 }, async () => {
      while (queue.length > 0) await takePart(origin, queue.pop()!, meetings, journal);
    });
    for (let kill = 0; kill < kills; kill++) {
      const before = acknowledged();
      await vi.waitFor(() => expect(acknowledged() > before || queue.length === 0).toBe(true), {
        timeout: 30_000,
        interval: 5,
      });
      // The worker begins half a second after the server: some kills meet its first mails.
      await new Promise((done) => setTimeout(done, 60 + Math.random() * 700));
      await server.kill();
      server = await startServer({ databaseUrl: story.url, port });
    }
    await Promise.all(workers);
    await vi.waitFor(async () => expect((await reminded(db, meetings.later)).length).toBe(crowd), {
      timeout: 30_000,
      interval: 100,
    });
    await server.stop();

    try {
      expect(acknowledged()).toBe(crowd * (membersPages ? 5 : 3));
      await compare(db, meetings, journal);
      const once = await reminded(db, meetings.later);
      expect(new Set(once.map((it) => it.person_id)).size).toBe(crowd);
      if (engine === 'SQLite') {
        const { rows } = await sql`pragma integrity_check`.execute(db);
        expect(rows).toEqual([{ integrity_check: 'ok' }]);
        expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([]);
      }
    } finally {
      await db.destroy();
      await story.drop();
    }
  }, 240_000);
});

describe.each(engines)('two workers (%s)', (engine) => {
  afterAll(forgetTemplates);

  it('remind everybody once between them, and each mail leaves once', async () => {
    const story = await demoDatabase(engine);
    const db = connect(story.url);
    const { people, later } = await aCrowd(db);
    const servers = await Promise.all([1, 2].map(() => startServer({ databaseUrl: story.url })));
    try {
      await vi.waitFor(
        async () => {
          const sent = await reminded(db, later);
          expect(sent.filter((it) => it.state === 'sent')).toHaveLength(crowd);
        },
        { timeout: 120_000, interval: 200 },
      );
      const sent = await reminded(db, later);
      expect(new Set(sent.map((it) => it.person_id))).toEqual(new Set(people.map((it) => it.id)));
      const files = servers.flatMap(({ mailDirectory }) => readdirSync(mailDirectory));
      for (const { id } of sent) expect(files.filter((name) => name.includes(id))).toHaveLength(1);
    } finally {
      for (const server of servers) await server.stop();
      await db.destroy();
      await story.drop();
    }
  }, 240_000);
});

const reminded = (db: Db, meeting: string) =>
  db
    .selectFrom('messages')
    .select(['id', 'person_id', 'state'])
    .where('template', '=', 'meeting-soon')
    .where('event_key', 'like', `meeting:${meeting}:%:day`)
    .execute();

/** Everything was acknowledged in the end: what is stored is what was sent, and once. */
async function compare(
  db: Db,
  { next, later }: { next: string; later: string },
  journal: Journal,
): Promise<void> {
  const asSent = (kind: keyof Journal) =>
    journal[kind].map(({ person, what }) => `${person} ${what}`).sort();
  const people = journal.posts.map((it) => it.person);
  const ours = (rows: { person_id: string; what: string | number }[]) =>
    rows.map((it) => `${it.person_id} ${it.what}`).sort();
  const answers = await db
    .selectFrom('reservations')
    .select(['person_id', 'answer as what'])
    .where('meeting_id', '=', next)
    .where('person_id', 'in', people)
    .execute();
  expect(ours(answers)).toEqual(asSent('answers'));
  const visits = await db
    .selectFrom('room_visits')
    .select(['person_id', 'day as what'])
    .where('meeting_id', '=', next)
    .where('person_id', 'in', people)
    .execute();
  expect(ours(visits)).toEqual(asSent('visits'));
  const posts = await db
    .selectFrom('posts')
    .select(['person_id', 'text as what'])
    .where('subject_id', '=', next)
    .where('person_id', 'in', people)
    .execute();
  expect(ours(posts)).toEqual(asSent('posts'));
  const sheets = await db
    .selectFrom('clinic_cases')
    .select(['person_id', 'sheet'])
    .where('meeting_id', '=', later)
    .where('person_id', 'in', people)
    .execute();
  const questions = sheets.map(({ person_id, sheet }) => ({
    person_id,
    what: (JSON.parse(sheet) as { question: string }).question,
  }));
  expect(ours(questions)).toEqual(asSent('sheets'));
}

describe.each(membersPages ? engines : [])('the last place (%s)', (engine) => {
  afterAll(forgetTemplates);

  it('is given once to twenty who say yes at the same moment, at two servers', async () => {
    const story = await demoDatabase(engine);
    const db = connect(story.url);
    const { people, next } = await aCrowd(db);
    await db.updateTable('meetings').set({ capacity: 1 }).where('id', '=', next).execute();
    await db.deleteFrom('reservations').where('meeting_id', '=', next).execute();
    const servers = [
      await startServer({ databaseUrl: story.url }),
      await startServer({ databaseUrl: story.url }),
    ];
    try {
      const sent = await Promise.all(
        people.slice(0, 20).map(({ cookie }, place) => {
          const { origin } = servers[place % 2]!;
          return fetch(`${origin}/meetings/${next}/reservation`, {
            method: 'POST',
            redirect: 'manual',
            headers: { origin, cookie },
            body: new URLSearchParams({ answer: 'yes' }),
          });
        }),
      );
      expect(sent.map((it) => it.status)).toEqual(sent.map(() => 303));
      const turns = await db
        .selectFrom('reservations')
        .select('turn')
        .where('meeting_id', '=', next)
        .orderBy('turn')
        .execute();
      expect(turns.map((it) => it.turn)).toEqual(sent.map((_, at) => at + 1));
      const pages = await Promise.all(
        people.slice(0, 20).map(async ({ cookie }) => {
          const { origin } = servers[0]!;
          const room = await fetch(`${origin}/meetings/${next}/room`, {
            redirect: 'manual',
            headers: { cookie },
          });
          return room.status;
        }),
      );
      expect(pages.filter((status) => status === 303)).toHaveLength(1);
    } finally {
      for (const server of servers) await server.stop();
      await db.destroy();
      await story.drop();
    }
  }, 60_000);
});
