/**
 * A list of staff is confirmed whole or not at all, and a course is asked of all or of nobody, also
 * when the server is killed in the middle; sent again afterwards, it has happened once.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Db } from '#db/connection.server.ts';
import { Client } from './setup/browserless.ts';
import { demoDatabase, engines, forgetTemplates } from './setup/demo-database.ts';
import { persist } from './setup/journal.ts';
import { startServer, type TestServer } from './setup/server.ts';
import { cookieFor } from './setup/session.ts';

const rounds = 10;
const home = '/organizations/tumaini';

describe.each(engines)('killed while staff are brought (%s)', (engine) => {
  let story: Awaited<ReturnType<typeof demoDatabase>>;
  let server: TestServer;
  let db: Db;
  let leader: Client;

  beforeAll(async () => {
    story = await demoDatabase(engine);
    server = await startServer({ databaseUrl: story.url });
    db = connect(story.url);
    const { id } = await db
      .selectFrom('people')
      .select('id')
      .where('username', '=', 'moses.okello')
      .executeTakeFirstOrThrow();
    leader = new Client(server.origin, { cookie: await cookieFor(db, id) });
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await db.destroy();
    await story.drop();
    await forgetTemplates();
  });

  /** Sends, kills the server a moment later, looks at what is kept, and sends until it is answered. */
  async function interrupted(send: () => Promise<Response>, look: () => Promise<void>) {
    const port = Number(new URL(server.origin).port);
    const sent = send().catch(() => null);
    await new Promise((done) => setTimeout(done, Math.random() * 60));
    await server.kill();
    const answer = await sent;
    await look();
    server = await startServer({ databaseUrl: story.url, port });
    const again = await persist(send);
    expect(again.status).toBeLessThan(400);
    return answer !== null;
  }

  it('has all of a list or nothing, once', async () => {
    let answered = 0;
    for (let round = 0; round < rounds; round++) {
      const names = Array.from({ length: 30 }, (_, place) => nameOf(round * 30 + place));
      const made = await leader.post(`${home}/people/new`, { list: names.join('\n') });
      const address = made.headers.get('location')!;
      const list = address.split('/').at(-1)!;
      const page = await (await leader.get(address)).text();
      const seen = /name="seen" value="([^"]+)"/.exec(page)![1]!;
      const brought = async () => ({
        people: await count('people', 'name', names),
        memberships: await count('memberships', 'staff_list_id', [list]),
        confirmed: await count('audit_entries', 'subject_id', [list]),
      });
      const whole = { people: 30, memberships: 30, confirmed: 1 };
      const confirm = () => leader.post(`${address}/confirmation`, { seen });
      const acknowledged = await interrupted(confirm, async () => {
        expect([whole, { people: 0, memberships: 0, confirmed: 0 }]).toContainEqual(
          await brought(),
        );
      });
      if (acknowledged) answered++;
      expect(await brought()).toEqual(whole);
    }
    // Some were interrupted, or the test is about nothing.
    expect(answered).toBeLessThan(rounds);
  }, 120_000);

  it('asks a course of all or of nobody, once', async () => {
    const members = await db
      .selectFrom('memberships')
      .select('person_id')
      .where('staff_list_id', 'is not', null)
      .orderBy('id')
      .execute();
    const ids = members.map((it) => it.person_id).slice(-rounds * 20);
    for (let round = 0; round < rounds; round++) {
      const people = ids.slice(round * 20, round * 20 + 20);
      const fields: [string, string][] = [
        ...people.map((id): [string, string] => ['people', id]),
        ['courses', 'the-journey-home'],
        ['due', '2027-05-01'],
      ];
      const asked = async () => ({
        requirements: await count('requirements', 'person_id', people),
        enrolments: await count('enrolments', 'person_id', people),
      });
      const whole = { requirements: 20, enrolments: 20 };
      await interrupted(
        () => leader.post(`${home}/enrolments`, fields),
        async () =>
          expect([whole, { requirements: 0, enrolments: 0 }]).toContainEqual(await asked()),
      );
      expect(await asked()).toEqual(whole);
    }
  }, 120_000);

  const count = async (table: string, column: string, values: string[]): Promise<number> =>
    (
      await db
        .selectFrom(table as 'people')
        .select('id')
        .where(column as 'name', 'in', values)
        .execute()
    ).length;
});

/** A name that looks like no other: `12` → "Bafi Dobu". */
function nameOf(number: number): string {
  const syllable = (of: number) => 'bdfgklmnprst'[of % 12]! + 'aeiou'[Math.floor(of / 12) % 5]!;
  const word = [number, number * 7 + 3, number * 11 + 1, number * 13 + 5].map(syllable);
  const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
  const tail = syllable(Math.floor(number / 60));
  return `${capital(word[0]! + word[1]!)} ${capital(word[2]! + word[3]! + tail)}`;
}
