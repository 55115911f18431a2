import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { enrol, withdraw } from '#app/domain/enrolments/enrolments.server.ts';
import type { Role, SignedIn } from '#app/domain/people/people.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { longestPost, mostAnHour, pageOfPosts, type Thread } from './talk.ts';
import {
  courseThread,
  findPost,
  hidePost,
  keepPost,
  readThread,
  reportedPosts,
  reportPost,
  reportsOf,
  showPost,
  threadsOf,
  writePost,
} from './talk.server.ts';

const now = new Date('2026-11-22T08:00:00.000Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const course = 'safe-every-day';

onEachEngine('Talk', (db) => {
  let grace: SignedIn;
  let peter: SignedIn;
  let fiona: SignedIn;
  beforeEach(async () => {
    await aPublishedCourse(db());
    await aPublishedCourse(db(), { slug: 'other', hash: 'other' });
    grace = await aPerson(db(), 'Grace Atieno');
    peter = await aPerson(db(), 'Peter Mwangi');
    fiona = await aPerson(db(), 'Fiona Otieno', { roles: ['facilitator'] });
    for (const person of [grace, peter]) await enrol(db(), person, { course }, now);
  });
  const threadFor = async (viewer: SignedIn): Promise<Thread> => {
    const thread = await courseThread(db(), viewer, { course });
    if (!thread) throw new Error(`${viewer.name} is not in the course.`);
    return thread;
  };
  const says = async (
    viewer: SignedIn,
    text: string,
    when = now,
    clientId: string = randomUUID(),
  ) => writePost(db(), viewer, { thread: await threadFor(viewer), clientId, text }, when);
  const posted = async (viewer: SignedIn, text: string, when = now) => {
    const done = await says(viewer, text, when);
    if (!('post' in done)) throw new Error(done.refused);
    return done.post;
  };
  const heard = async (viewer: SignedIn) =>
    (await readThread(db(), viewer, { thread: await threadFor(viewer) })).posts;
  const texts = async (viewer: SignedIn) => (await heard(viewer)).map((post) => post.text);
  const deeds = async () =>
    (await db().selectFrom('audit_entries').select('verb').orderBy('id').execute())
      .map(({ verb }) => verb)
      .filter((verb) => verb.startsWith('post.'));

  it('is heard by everybody in the course, in the order in which it was said', async () => {
    await posted(grace, 'How do you begin?', at(0));
    await posted(peter, 'With a <b>plan</b> & a walk.', at(1));
    expect(await texts(peter)).toEqual(['How do you begin?', 'With a <b>plan</b> & a walk.']);
    const [first] = await heard(peter);
    expect(first).toMatchObject({ author: 'Grace Atieno', own: false, hidden: null, reports: 0 });
    expect(await deeds()).toEqual(['post.made', 'post.made']);
    const [entry] = await db().selectFrom('audit_entries').select('details').execute();
    expect(entry!.details).not.toContain('begin');
  });

  it('is for who is in the course, and for who teaches; for nobody else it does not exist', async () => {
    const post = await posted(grace, 'Among us.');
    const stranger = await aPerson(db(), 'Sam Stranger');
    expect(await courseThread(db(), stranger, { course })).toBeNull();
    expect(await findPost(db(), stranger, { post })).toBeNull();
    expect(await reportPost(db(), stranger, { post, reason: 'I want in' }, now)).toBeNull();
    await enrol(db(), stranger, { course: 'other' }, now);
    expect(await findPost(db(), stranger, { post })).toBeNull();
    for (const role of ['trainer', 'facilitator', 'steward'] as Role[]) {
      const teacher = await aPerson(db(), `A ${role}`, { roles: [role] });
      expect(await texts(teacher)).toEqual(['Among us.']);
      expect((await threadFor(teacher)).moderates).toBe(role !== 'trainer');
    }
    await withdraw(db(), peter, { course }, now);
    expect(await courseThread(db(), peter, { course })).toBeNull();
    expect(await threadsOf(db(), peter)).toEqual([]);
    expect((await threadsOf(db(), grace)).map((thread) => thread.title)).toEqual([
      'Safe Every Day',
    ]);
    expect(await courseThread(db(), grace, { course: 'no-such' })).toBeNull();
    expect(await findPost(db(), grace, { post: 'no-such' })).toBeNull();
  });

  it('says once what is sent twenty times at once', async () => {
    const id = randomUUID();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => says(grace, 'Only once.', now, id)),
    );
    expect(new Set(all.map((it) => JSON.stringify(it))).size).toBe(1);
    expect(all[0]).toHaveProperty('post');
    expect(await texts(peter)).toEqual(['Only once.']);
    expect(await deeds()).toEqual(['post.made']);
  });

  it('does not swallow other words under an id that was used', async () => {
    const id = randomUUID();
    await says(grace, 'First.', now, id);
    expect(await says(grace, 'Second.', now, id)).toEqual({ refused: 'sent-before' });
    // Somebody else's id is nobody's secret, and in nobody's way.
    expect(await says(peter, 'Mine.', at(1), id)).toHaveProperty('post');
    expect(await texts(grace)).toEqual(['First.', 'Mine.']);
  });

  it('lets one person say so much in an hour, also at once, and goes on after it', async () => {
    const all = await Promise.all(
      Array.from({ length: mostAnHour + 5 }, (_, n) => says(grace, `Number ${n}`)),
    );
    expect(all.filter((it) => 'post' in it)).toHaveLength(mostAnHour);
    expect(all.filter((it) => 'refused' in it && it.refused === 'limited')).toHaveLength(5);
    expect(await says(peter, 'I may.')).toHaveProperty('post');
    expect(await says(grace, 'Again.', at(61))).toHaveProperty('post');
  });

  it('refuses what is nothing, too long, from no page of ours, or a child’s data', async () => {
    for (const nothing of ['', ' \r\n\u200E ', '\u200b\u2060\u00ad\u3164'])
      expect(await says(grace, nothing)).toEqual({ refused: 'empty' });
    expect(await says(grace, 'ก'.repeat(longestPost + 1))).toEqual({ refused: 'too-long' });
    expect(await says(grace, 'ก'.repeat(longestPost))).toHaveProperty('post');
    expect(await says(grace, 'Hello', now, 'x')).toEqual({ refused: 'malformed' });
    expect(await says(grace, 'She was born on 12/03/2016')).toEqual({
      refused: 'child-data',
      what: 'birth-date',
    });
    expect(await says(grace, 'Call 0712 345 678')).toMatchObject({ what: 'phone' });
    expect(await says(grace, 'at 12 Moi Avenue')).toMatchObject({ what: 'address' });
    expect(await heard(grace)).toHaveLength(1);
  });

  it('keeps hostile words as words', async () => {
    const hostile = [
      "'; drop table posts; --",
      '<script>alert(1)</script>',
      '{{7*7}} ${7*7}',
      '🏳️‍🌈',
    ];
    for (const text of hostile) await posted(grace, text);
    expect(await texts(peter)).toEqual(hostile);
  });

  it('turns pages, and every post is on one of them', async () => {
    const thread = await threadFor(fiona);
    for (let n = 0; n < pageOfPosts + 3; n += 1)
      await posted(n % 2 ? grace : peter, `Number ${n}`, at(Math.floor(n / 2) * 5));
    const last = await readThread(db(), fiona, { thread });
    const first = await readThread(db(), fiona, { thread, before: last.older });
    expect(first.older).toBeNull();
    const seen = [...first.posts, ...last.posts].map((post) => post.text);
    expect(seen).toEqual(Array.from({ length: pageOfPosts + 3 }, (_, n) => `Number ${n}`));
    expect((await readThread(db(), fiona, { thread, before: 'no-such' })).posts).toEqual(
      last.posts,
    );
  });

  it('hides a post with a reason: its author still has it, and why', async () => {
    const post = await posted(grace, 'A story.');
    await reportPost(db(), peter, { post, reason: 'It tells of a child.' }, at(1));
    expect(await reportPost(db(), peter, { post, reason: 'Again.' }, at(2))).toEqual({
      reported: true,
    });
    expect((await heard(peter))[0]).toMatchObject({ reported: true, reports: 0 });
    expect((await heard(fiona))[0]).toMatchObject({ reported: false, reports: 1 });
    expect((await reportsOf(db(), fiona, { post })).map((it) => it.reason)).toEqual([
      'It tells of a child.',
    ]);
    expect((await reportedPosts(db(), fiona)).map((it) => it.post.id)).toEqual([post]);

    expect(await hidePost(db(), fiona, { post, reason: ' ' }, at(3))).toEqual({
      refused: 'no-reason',
    });
    const both = [1, 2].map(() =>
      hidePost(db(), fiona, { post, reason: 'A child’s story.' }, at(3)),
    );
    expect(await Promise.all(both)).toEqual([{ hidden: true }, { hidden: true }]);
    expect(await texts(peter)).toEqual([]);
    expect(await findPost(db(), peter, { post })).toBeNull();
    const hidden = { since: at(3).toISOString(), reason: 'A child’s story.' };
    expect(await heard(grace)).toMatchObject([{ text: 'A story.', hidden }]);
    expect(await heard(fiona)).toMatchObject([{ text: 'A story.', hidden, reports: 0 }]);
    expect(await reportedPosts(db(), fiona)).toEqual([]);

    expect(await showPost(db(), fiona, { post }, at(4))).toEqual({ shown: true });
    await showPost(db(), fiona, { post }, at(5));
    expect(await texts(peter)).toEqual(['A story.']);
    expect(await hidePost(db(), fiona, { post, reason: 'After all.' }, at(6))).toEqual({
      hidden: true,
    });
    expect(await deeds()).toEqual([
      'post.made',
      'post.reported',
      'post.hidden',
      'post.shown',
      'post.hidden',
    ]);
  });

  it('erases the words that told of a child, when it is hidden or later, for everybody', async () => {
    const story = await posted(grace, 'A child’s story.');
    const other = await posted(grace, 'Another one.');
    const reason = 'It tells of a child.';
    await hidePost(db(), fiona, { post: story, reason, erase: true }, at(1));
    await hidePost(db(), fiona, { post: other, reason }, at(1));
    expect((await heard(grace)).map((it) => it.text)).toEqual(['', 'Another one.']);
    expect(await hidePost(db(), peter, { post: other, reason, erase: true }, at(2))).toBeNull();
    await hidePost(db(), fiona, { post: other, reason, erase: true }, at(2));
    await hidePost(db(), fiona, { post: other, reason, erase: true }, at(3));
    expect((await heard(fiona)).map((it) => it.text)).toEqual(['', '']);
    const everything = await Promise.all(
      (['posts', 'audit_entries', 'messages'] as const).map((table) =>
        db().selectFrom(table).selectAll().execute(),
      ),
    );
    expect(JSON.stringify(everything)).not.toMatch(/A child’s story|Another one/);
    expect((await deeds()).filter((it) => it === 'post.erased')).toHaveLength(2);
  });

  it('leaves a post standing, and its reports are answered', async () => {
    const post = await posted(grace, 'A question.');
    await reportPost(db(), peter, { post, reason: 'Not nice.' }, at(1));
    expect(await keepPost(db(), fiona, { post }, at(2))).toEqual({ kept: true });
    await keepPost(db(), fiona, { post }, at(3));
    expect(await reportedPosts(db(), fiona)).toEqual([]);
    expect(await texts(peter)).toEqual(['A question.']);
    expect(await deeds()).toEqual(['post.made', 'post.reported', 'post.kept']);
  });

  it('lets nobody moderate but facilitators and stewards, and nobody report themselves', async () => {
    const post = await posted(grace, 'Mine.');
    const trainer = await aPerson(db(), 'Tom Trainer', { roles: ['trainer'] });
    for (const viewer of [grace, peter, trainer]) {
      expect(await hidePost(db(), viewer, { post, reason: 'No.' }, now)).toBeNull();
      expect(await showPost(db(), viewer, { post }, now)).toBeNull();
      expect(await keepPost(db(), viewer, { post }, now)).toBeNull();
      expect(await reportedPosts(db(), viewer)).toEqual([]);
      expect(await reportsOf(db(), viewer, { post })).toEqual([]);
    }
    expect(await reportPost(db(), grace, { post, reason: 'Me.' }, now)).toEqual({ refused: 'own' });
    expect(await reportPost(db(), peter, { post, reason: 'x'.repeat(501) }, now)).toEqual({
      refused: 'too-long',
    });
    expect(await texts(peter)).toEqual(['Mine.']);
  });
});
