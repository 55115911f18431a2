/** Threads under meetings: who finds, counts and moderates them. */
import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { chooseMails } from '#app/domain/mail-preferences/mail-preferences.server.ts';
import { changeMeeting } from '#app/domain/meetings/meetings.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import {
  hidePost,
  meetingThread,
  postDigests,
  reportedPosts,
  reportPost,
  reportsOf,
  threadsOf,
  writePost,
} from './talk.server.ts';

/** A Monday. */
const monday = new Date('2026-11-23T00:00:00.000Z');
const at = (days: number) => new Date(monday.getTime() + days * 86_400_000);
const confirmed = { email_confirmed_at: '2026-01-05T08:00:00.000Z' };

onEachEngine('A thread under a meeting', (db) => {
  let amina: SignedIn;
  let isata: SignedIn;
  let grace: SignedIn;
  let mary: SignedIn;
  let stranger: SignedIn;
  let open: string;
  let closed: string;
  beforeEach(async () => {
    const facilitator = { roles: ['facilitator' as const], ...confirmed };
    amina = await aPerson(db(), 'Amina Hassan', facilitator);
    isata = await aPerson(db(), 'Isata Conteh', facilitator);
    grace = await aPerson(db(), 'Grace Atieno', confirmed);
    mary = await aPerson(db(), 'Mary Wanjiru', confirmed);
    stranger = await aPerson(db(), 'Sam Stranger', confirmed);
    const organization = newId();
    await db()
      .insertInto('organizations')
      .values({
        id: organization,
        slug: 'tumaini',
        name: 'Tumaini',
        country: 'KE',
        kind: 'residential',
        created_at: at(-90).toISOString(),
      })
      .execute();
    for (const person of [grace, mary])
      await db()
        .insertInto('memberships')
        .values({
          id: newId(),
          organization_id: organization,
          person_id: person.id,
          role: 'member',
          started_at: at(-80).toISOString(),
        })
        .execute();
    ({ first: open } = await aSeries(db(), amina, { title: 'For everyone' }));
    const audience = { of: 'organizations' as const, organizations: [organization] };
    ({ first: closed } = await aSeries(db(), amina, { title: 'One team', audience }));
    for (const person of [amina, isata, grace, mary, stranger])
      await chooseMails(db(), person, { digest: true }, at(-20));
  });
  async function says(viewer: SignedIn, meeting: string, days: number) {
    const thread = (await meetingThread(db(), viewer, { meeting }))!;
    const input = { thread, clientId: randomUUID(), text: 'Shall we?' };
    const done = await writePost(db(), viewer, input, at(days));
    if (!('post' in done)) throw new Error(done.refused);
    return done.post;
  }
  const listed = async (viewer: SignedIn) =>
    (await threadsOf(db(), viewer)).map((thread) => thread.title);
  const digests = async () =>
    (
      await db()
        .selectFrom('messages')
        .innerJoin('people', 'people.id', 'messages.person_id')
        .select(['people.name', 'body'])
        .where('template', '=', 'digest')
        .orderBy('people.name')
        .execute()
    ).map(({ name, body }) => `${name}: ${/“.*?\)/.exec(body)![0]}`);

  it('is listed once something was said in it, the newest first, for who may come', async () => {
    expect(await listed(grace)).toEqual([]);
    await says(grace, open, -3);
    await says(grace, closed, -2);
    expect(await listed(grace)).toEqual(['One team', 'For everyone']);
    expect(await listed(amina)).toEqual(['One team', 'For everyone']);
    for (const viewer of [isata, stranger]) expect(await listed(viewer)).toEqual(['For everyone']);
  });

  it('is counted in the digest of who may come and asked for it', async () => {
    await says(grace, closed, -2);
    await says(mary, closed, -9);
    await Promise.all([postDigests(db(), at(0.1)), postDigests(db(), at(0.1))]);
    // Amina runs it; Grace has only spoken herself; for the others there is no such thread.
    expect(await digests()).toEqual([
      'Amina Hassan: “One team” (1 message)',
      'Mary Wanjiru: “One team” (1 message)',
    ]);
  });

  it('shows what was reported to those who moderate there, however much waits elsewhere', async () => {
    for (let n = 0; n < 51; n++) {
      const post = await says(n % 3 ? grace : mary, closed, -10 + n / 20);
      await reportPost(db(), n % 3 ? mary : grace, { post, reason: 'Why not?' }, at(-5));
    }
    const post = await says(grace, open, -2);
    await reportPost(db(), mary, { post, reason: 'Too short.' }, at(-1));
    const reported = async (viewer: SignedIn) => (await reportedPosts(db(), viewer)).length;
    expect(await reported(amina)).toBe(50);
    expect((await reportedPosts(db(), isata)).map((it) => it.post.id)).toEqual([post]);
    expect(await reported(grace)).toBe(0);
    // Whoever hosts one date, facilitator or not, answers for its thread, and for no other.
    const hosts = { meeting: open, and: 'this' as const, facilitators: [stranger.id] };
    expect(await changeMeeting(db(), amina, hosts, at(-1))).toBe('changed');
    expect((await reportedPosts(db(), stranger)).map((it) => it.post.id)).toEqual([post]);
    expect(await reportsOf(db(), stranger, { post })).toHaveLength(1);
    expect(await reportsOf(db(), grace, { post })).toEqual([]);
    expect(await hidePost(db(), stranger, { post, reason: 'Off the theme.' }, at(0))).toEqual({
      hidden: true,
    });
    expect(await reported(stranger)).toBe(0);
  });
});
