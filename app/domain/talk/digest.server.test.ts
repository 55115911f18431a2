import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { enrol, withdraw } from '#app/domain/enrolments/enrolments.server.ts';
import { chooseMails } from '#app/domain/mail-preferences/mail-preferences.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { courseThread, hidePost, postDigests, writePost } from './talk.server.ts';
import { weekOf } from './week.ts';

/** A Monday. */
const monday = new Date('2026-11-23T00:00:00.000Z');
const at = (days: number) => new Date(monday.getTime() + days * 86_400_000);
const course = 'safe-every-day';
const confirmed = { email_confirmed_at: '2026-01-05T08:00:00.000Z' };

onEachEngine('The digest', (db) => {
  let grace: SignedIn;
  let peter: SignedIn;
  beforeEach(async () => {
    await aPublishedCourse(db());
    grace = await aPerson(db(), 'Grace Atieno', confirmed);
    peter = await aPerson(db(), 'Peter Mwangi', confirmed);
    for (const person of [grace, peter]) {
      await enrol(db(), person, { course }, at(-20));
      await chooseMails(db(), person, { reminders: true, digest: true }, at(-20));
    }
  });
  async function says(viewer: SignedIn, text: string, when: Date, of = course) {
    const thread = (await courseThread(db(), viewer, { course: of }))!;
    const done = await writePost(db(), viewer, { thread, clientId: randomUUID(), text }, when);
    if (!('post' in done)) throw new Error(done.refused);
    return done.post;
  }
  const digests = () =>
    db()
      .selectFrom('messages')
      .select(['person_id', 'event_key', 'body'])
      .where('template', '=', 'digest')
      .orderBy('event_key')
      .execute();

  it('tells what others said last week, once, however many tell it and however often', async () => {
    await says(grace, 'A WORD', at(-3));
    await says(grace, 'Another.', at(-0.001));
    await says(grace, 'Too late for last week.', at(0));
    await Promise.all([1, 2, 3, 4].map(() => postDigests(db(), at(0.3))));
    await postDigests(db(), at(6.9));
    const sent = await digests();
    expect(sent.map((it) => [it.person_id, it.event_key])).toEqual([[peter.id, 'digest:2026-W48']]);
    expect(sent[0]!.body).toContain('“Safe Every Day” (2 messages)');
    expect(sent[0]!.body).toContain(`/courses/${course}/discussion`);
    expect(sent[0]!.body).toContain('/unsubscribe/');
    expect(sent[0]!.body).not.toContain('A WORD');

    await postDigests(db(), at(7));
    // The clock is put back, and forward again.
    for (const days of [0.5, 7.5, 3, 8]) await postDigests(db(), at(days));
    expect((await digests()).map((it) => it.event_key)).toEqual([
      'digest:2026-W48',
      'digest:2026-W49',
    ]);
  });

  it('is silent when nobody else said anything, or what was said is hidden', async () => {
    await postDigests(db(), at(0));
    const post = await says(grace, 'To be hidden.', at(-3));
    const fiona = await aPerson(db(), 'Fiona Otieno', { roles: ['facilitator'] });
    await hidePost(db(), fiona, { post, reason: 'A story.' }, at(-2));
    await postDigests(db(), at(0.1));
    expect(await digests()).toEqual([]);
  });

  it('is for who asked for it, can be reached, and is still in the course', async () => {
    await says(grace, 'Hello.', at(-3));
    await aPublishedCourse(db(), { slug: 'other', hash: 'other' });
    const people = {
      quiet: await aPerson(db(), 'Quiet', confirmed),
      unconfirmed: await aPerson(db(), 'Unconfirmed'),
      elsewhere: await aPerson(db(), 'Elsewhere', confirmed),
      suspended: await aPerson(db(), 'Suspended', confirmed),
    };
    for (const person of Object.values(people)) {
      await enrol(db(), person, { course: person === people.elsewhere ? 'other' : course }, at(-9));
      if (person !== people.quiet)
        await chooseMails(db(), person, { reminders: true, digest: true }, at(-9));
    }
    await db()
      .updateTable('people')
      .set({ suspended_at: at(-1).toISOString() })
      .where('id', '=', people.suspended.id)
      .execute();
    await withdraw(db(), peter, { course }, at(-1));
    await postDigests(db(), at(0));
    expect(await digests()).toEqual([]);
    await enrol(db(), peter, { course }, at(0.1));
    await postDigests(db(), at(0.2));
    expect((await digests()).map((it) => it.person_id)).toEqual([peter.id]);
  });

  it('names every course in which something was said', async () => {
    await aPublishedCourse(db(), { slug: 'other', hash: 'other', texts: { title: 'Going Home' } });
    for (const person of [grace, peter]) await enrol(db(), person, { course: 'other' }, at(-9));
    await says(grace, 'One.', at(-3));
    await says(grace, 'Two.', at(-2), 'other');
    await postDigests(db(), at(0));
    const [sent] = await digests();
    expect(sent!.body).toMatch(/“(Safe Every Day|Going Home)” \(1 message\) and “/);
    expect(sent!.body).toContain('/discussions\n');
  });
});

it.each([
  ['2026-11-22T23:59:59.999Z', '2026-W47', '2026-11-16'],
  ['2026-11-23T00:00:00.000Z', '2026-W48', '2026-11-23'],
  ['2027-01-01T12:00:00.000Z', '2026-W53', '2026-12-28'],
  ['2027-01-04T12:00:00.000Z', '2027-W01', '2027-01-04'],
  ['2024-12-30T00:00:00.000Z', '2025-W01', '2024-12-30'],
  ['2023-01-01T00:00:00.000Z', '2022-W52', '2022-12-26'],
])('counts weeks as ISO 8601: %s is in %s', (now, name, start) => {
  expect(weekOf(new Date(now))).toEqual({ name, start: new Date(`${start}T00:00:00.000Z`) });
});
