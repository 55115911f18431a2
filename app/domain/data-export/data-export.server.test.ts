import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { Db } from '#db/connection.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { reserve } from '#app/domain/meetings/meetings.server.ts';
import { requestReset } from '#app/domain/people/people.server.ts';
import { withoutSecondFactor, type SignedIn } from '#app/domain/people/people.ts';
import { courseThread, reportPost, writePost } from '#app/domain/talk/talk.server.ts';
import { aPassedAttempt } from '../../../tests/factories/attempt.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries } from '../../../tests/factories/series.ts';
import { columnsOfPeople } from '../../../tests/setup/columns-of-people.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { exportData, exportFor } from './data-export.server.ts';
import { forOwnEyes, left, parts } from './parts.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const course = 'safe-every-day';

onEachEngine('A copy of what is held on a person', (db) => {
  const filesOf = async (viewer: SignedIn): Promise<Record<string, string>> => {
    const exported = await exportData(db(), viewer, now);
    if ('refused' in exported) throw new Error(exported.refused);
    const files = unzipSync(await buffer(exported.zip));
    return Object.fromEntries(Object.entries(files).map(([name, it]) => [name, strFromU8(it)]));
  };

  it('leaves out no column that names a person, but those with a reason', async () => {
    const named = await columnsOfPeople(db());
    expect(named).toContain('posts.person_id');
    expect(named.length).toBeGreaterThan(40);
    const told = new Set<string>([...parts.flatMap((part) => part.by), ...Object.keys(left)]);
    expect(named.filter((column) => !told.has(column))).toEqual([]);
    // Neither a reason nor a part for a column that is no more.
    expect(Object.keys(left).filter((column) => !named.includes(column))).toEqual([]);
  });

  it('has a sheet of its own for each part, in an order that does not change', () => {
    const names = parts.map(({ area, name }) => `${area}/${name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { columns, json } of parts) {
      expect(new Set(columns).size).toBe(columns.length);
      expect(json.filter((column) => !columns.includes(column))).toEqual([]);
    }
  });

  it('can be read from every part of an empty account', async () => {
    const files = await filesOf(await aPerson(db(), 'Grace Atieno'));
    expect(Object.keys(files)).toEqual([
      'read-me.txt',
      'everything.json',
      'account/account.csv',
      'trail/trail.csv',
    ]);
    const all = JSON.parse(files['everything.json']!) as Record<string, Record<string, unknown[]>>;
    expect(all.account!.account).toMatchObject([{ name: 'Grace Atieno', language: 'en' }]);
    expect(all.trail!.trail).toMatchObject([{ deed: 'data.exported', by: 'you', about: 'you' }]);
    for (const { area, name } of parts) expect(all[area]).toHaveProperty([name]);
  });

  it('holds what is theirs, and nothing of anybody else', async () => {
    const { versionId } = await aPublishedCourse(db(), { slug: course });
    const grace = await aPerson(db(), 'Grace Atieno');
    const peter = await aPerson(db(), 'Peter Mwangi', { phone: '+254711000999' });
    const amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    const { first } = await aSeries(db(), amina, {});
    for (const [person, said] of [
      [grace, 'GRACES'],
      [peter, 'PETERS'],
    ] as const) {
      const { id } = await aPassedAttempt(db(), person, { slug: course, versionId });
      await answered(db(), id, said);
      await reserve(db(), person, { meeting: first, answer: 'yes', brings: `${said} wish` }, now);
      const thread = (await courseThread(db(), person, { course }))!;
      const text = `=1+1 ${said} words`;
      await writePost(db(), person, { thread, clientId: newId(), text }, now);
    }
    const his = await db()
      .selectFrom('posts')
      .select('id')
      .where('person_id', '=', peter.id)
      .executeTakeFirstOrThrow();
    await reportPost(db(), grace, { post: his.id, reason: 'GRACES reason' }, now);

    const files = await filesOf(grace);
    const whole = JSON.stringify(files);
    for (const theirs of [
      'PETERS',
      peter.id,
      peter.name,
      peter.email!,
      '+254711000999',
      amina.name,
    ])
      expect(whole).not.toContain(theirs);
    for (const sheet of [
      'learning/enrolments.csv',
      'learning/final-checks.csv',
      'learning/answers.csv',
      'meetings/reservations.csv',
      'discussions/posts.csv',
      'discussions/reports-made.csv',
    ])
      expect(Object.keys(files)).toContain(sheet);
    expect(files['meetings/reservations.csv']).toContain('GRACES wish');
    expect(files['discussions/reports-made.csv']).toContain('GRACES reason');
    const posts = parse(files['discussions/posts.csv']!, { bom: true }) as string[][];
    expect(posts[0]).toEqual(['place', 'text', 'posted_at']);
    // To a spreadsheet no formula; to a program the words as they are.
    expect(posts[1]![1]).toBe("'=1+1 GRACES words");
    const all = JSON.parse(files['everything.json']!) as Record<string, Record<string, object[]>>;
    expect(all.discussions!.posts).toMatchObject([{ text: '=1+1 GRACES words' }]);
    expect(all.learning!.answers).toMatchObject([{ question: 'q1', answer: ['GRACES'] }]);
  });

  it('carries nothing that would open the account', async () => {
    const password_hash = 'HASH-OF-A-PASSPHRASE';
    const grace = await aPerson(db(), 'Grace Atieno', { password_hash, pin_hash: 'HASH-OF-A-PIN' });
    await requestReset(db(), { email: grace.email!, address: '192.0.2.1' }, now);
    const mail = await db().selectFrom('messages').select('body').executeTakeFirstOrThrow();
    const token = /[\w-]{43}/.exec(mail.body)![0];
    const { id } = await db().selectFrom('tokens').select('id').executeTakeFirstOrThrow();
    const whole = JSON.stringify(await filesOf(grace));
    expect(whole).toContain('60 minutes');
    for (const secret of ['HASH-OF', token, id]) expect(whole).not.toContain(secret);
  });

  it('is made by a steward without what its author alone reads, and says so', async () => {
    const { versionId } = await aPublishedCourse(db(), { slug: course });
    const ruth = await aPerson(db(), 'Ruth', { roles: ['steward'] });
    const confirmed = { email_confirmed_at: now.toISOString() };
    const grace = await aPerson(db(), 'Grace Atieno', { phone: '+254711000999', ...confirmed });
    const { id } = grace;
    const suspended_at = now.toISOString();
    await db().updateTable('people').set({ suspended_at }).where('id', '=', id).execute();
    const attempt = await aPassedAttempt(db(), grace, { slug: course, versionId });
    await answered(db(), attempt.id, 'GRACES answer');
    await applied(db(), grace, 'draft', 'GRACES draft');
    await applied(db(), grace, 'decided', 'GRACES application');
    const reason = 'Asked by telephone.';
    const copy = await exportFor(db(), ruth, { person: id, reason }, now);
    if ('refused' in copy) throw new Error(copy.refused);
    const unzipped = unzipSync(await buffer(copy.zip));
    const files = Object.fromEntries(
      Object.entries(unzipped).map(([name, it]) => [name, strFromU8(it)]),
    );
    expect(files['account/account.csv']).toContain('+254711000999');
    expect(files['learning/final-checks.csv']).toContain(course);
    expect(files['applications/applications.csv']).toContain('GRACES application');
    expect(files['read-me.txt']).toContain('made by a steward, to be handed to you');
    expect(Object.keys(files)).not.toContain('learning/answers.csv');
    const all = JSON.parse(files['everything.json']!) as Record<string, unknown>;
    expect(all['left out for the person alone']).toContain('reflections');
    for (const theirs of ['GRACES answer', 'GRACES draft'])
      expect(JSON.stringify(files)).not.toContain(theirs);
    const deeds = await db()
      .selectFrom('audit_entries')
      .select(['actor_id', 'verb', 'details'])
      .where('subject_id', '=', id)
      .execute();
    const details = JSON.stringify({ reason });
    expect(deeds).toEqual([{ actor_id: ruth.id, verb: 'data.handed-over', details }]);
    const told = await db().selectFrom('messages').select('template').execute();
    expect(told).toEqual([{ template: 'copy-made' }]);
  });

  it('is made by stewards alone, with a reason, and not of themselves', async () => {
    const ruth = await aPerson(db(), 'Ruth', { roles: ['steward'] });
    const grace = await aPerson(db(), 'Grace Atieno');
    const of = (person: string, reason = 'Asked.') => ({ person, reason });
    expect(await exportFor(db(), ruth, of(grace.id, ' '), now)).toEqual({ refused: 'no-reason' });
    expect(await exportFor(db(), ruth, of(ruth.id), now)).toEqual({ refused: 'oneself' });
    expect(await exportFor(db(), ruth, of('nobody'), now)).toEqual({ refused: 'not-found' });
    const waiting = withoutSecondFactor(ruth);
    await expect(exportFor(db(), waiting, of(grace.id), now)).rejects.toThrow('Only a steward');
    expect(await db().selectFrom('audit_entries').selectAll().execute()).toEqual([]);
    // An address that nobody confirmed may be a stranger's.
    const copy = await exportFor(db(), ruth, of(grace.id), now);
    if ('refused' in copy) throw new Error(copy.refused);
    await buffer(copy.zip);
    expect(await db().selectFrom('messages').selectAll().execute()).toEqual([]);
    const names = new Set(parts.map(({ name }) => name));
    expect(Object.keys(forOwnEyes).filter((name) => !names.has(name))).toEqual([]);
  });

  it('leaves a trace, and is not made time and again', async () => {
    const grace = await aPerson(db(), 'Grace Atieno');
    for (let count = 0; count < 6; count++) await filesOf(grace);
    expect(await exportData(db(), grace, now)).toMatchObject({ refused: 'limited' });
    const trail = await db().selectFrom('audit_entries').selectAll().execute();
    expect(trail).toHaveLength(6);
    expect(trail[0]).toMatchObject({ verb: 'data.exported', subject_id: grace.id });
  });
});

const answered = (db: Db, attempt: string, said: string) =>
  db
    .insertInto('answers')
    .values({
      id: newId(),
      attempt_id: attempt,
      question_key: 'q1',
      page_id: newId(),
      sequence: 1,
      response: JSON.stringify([said]),
      saved_at: now.toISOString(),
    })
    .execute();

const applied = (db: Db, { id }: SignedIn, state: 'draft' | 'decided', said: string) =>
  db
    .insertInto('applications')
    .values({
      id: newId(),
      applicant_id: id,
      form: JSON.stringify({ said }),
      state,
      saved_at: now.toISOString(),
      decided_at: state === 'decided' ? now.toISOString() : null,
    })
    .execute();
