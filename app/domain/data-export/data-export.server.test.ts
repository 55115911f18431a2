import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { Db } from '#db/connection.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { replaceCertificate } from '#app/domain/certificates/certificates.server.ts';
import { reserve } from '#app/domain/meetings/meetings.server.ts';
import { requestReset } from '#app/domain/people/people.server.ts';
import { withoutSecondFactor, type SignedIn } from '#app/domain/people/people.ts';
import { courseThread, hidePost, reportPost, writePost } from '#app/domain/talk/talk.server.ts';
import { aPassedAttempt } from '../../../tests/factories/attempt.ts';
import { aCertificate } from '../../../tests/factories/certificate.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aRequirement } from '../../../tests/factories/requirement.ts';
import { aSeries } from '../../../tests/factories/series.ts';
import {
  allColumns,
  columnsOfPeople,
  SelectedColumns,
} from '../../../tests/setup/columns-of-people.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { exportData, exportFor } from './data-export.server.ts';
import { left } from './left-out.ts';
import { forOwnEyes, parts } from './parts.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const course = 'safe-every-day';

onEachEngine('A copy of what is held on a person', (db) => {
  const filesOf = async (viewer: SignedIn): Promise<Record<string, string>> => {
    const exported = await exportData(db(), viewer, now);
    if ('refused' in exported) throw new Error(exported.refused);
    const files = unzipSync(await buffer(exported.zip));
    return Object.fromEntries(Object.entries(files).map(([name, it]) => [name, strFromU8(it)]));
  };

  it('leaves out no column of a table with a person’s rows, but those with a reason', async () => {
    const selected = new SelectedColumns();
    const reading = db().withPlugin(selected);
    const { id } = await aPerson(db(), 'Grace Atieno');
    for (const part of parts) await part.read(reading, id);
    const read = selected.found;
    const tableOf = (column: string) => column.split('.')[0]!;
    const named = await columnsOfPeople(db());
    expect(named).toContain('posts.person_id');
    expect(named.length).toBeGreaterThan(40);
    const tables = new Set([...named, ...read].map(tableOf));
    const columns = (await allColumns(db())).filter((column) => tables.has(tableOf(column)));
    const told = (column: string) => read.has(column) || column in left;
    const unsaid = columns.filter((column) => !told(column) && !(`${tableOf(column)}.*` in left));
    expect(unsaid).toEqual([]);
    // No reason for a column that is no more.
    const wholes = Object.keys(left).filter((it) => it.endsWith('.*'));
    const ones = Object.keys(left).filter((it) => !it.endsWith('.*'));
    expect(ones.filter((column) => !columns.includes(column))).toEqual([]);
    expect(wholes.filter((whole) => !tables.has(tableOf(whole)))).toEqual([]);
    // Every column that names a person is asked for by a part, or says why not.
    const asked = new Set<string>([...parts.flatMap((part) => part.by), ...Object.keys(left)]);
    expect(named.filter((it) => !asked.has(it) && !asked.has(`${tableOf(it)}.*`))).toEqual([]);
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
    expect(posts[0]).toEqual(['place', 'course', 'meeting', 'text', 'posted_at']);
    expect(posts[1]!.slice(0, 3)).toEqual(['course', course, '']);
    // To a spreadsheet no formula; to a program the words as they are.
    expect(posts[1]![3]).toBe("'=1+1 GRACES words");
    const all = JSON.parse(files['everything.json']!) as Record<string, Record<string, object[]>>;
    expect(all.discussions!.posts).toMatchObject([{ text: '=1+1 GRACES words' }]);
    expect(all.learning!.answers).toMatchObject([{ question: 'q1', answer: ['GRACES'] }]);
  });

  it('tells what came of a check, what others did to what is theirs, and where they stand on lists', async () => {
    const { versionId } = await aPublishedCourse(db(), { slug: course });
    const of = { slug: course, versionId };
    const grace = await aPerson(db(), 'Grace Atieno');
    const peter = await aPerson(db(), 'Peter Mwangi');
    const ruth = await aPerson(db(), 'Ruth Akinyi', { roles: ['steward', 'facilitator'] });
    const home = await anOrganization(db());
    const { first } = await aSeries(db(), ruth, {});
    const { number } = await aCertificate(db(), grace, of);
    const marks = {
      ...{ right: 1, total: 2, needed: 2, passed: false, criticalRight: true },
      perQuestion: [
        { key: 'q1', right: true, response: ['GRACES'] },
        { key: 'q2', right: false, response: null },
      ],
    };
    await db()
      .updateTable('attempts')
      .set({ marks: JSON.stringify(marks), paper: '{"questions":[{"key":"q1"},{"key":"q2"}]}' })
      .where('person_id', '=', grace.id)
      .execute();
    const replaced = await replaceCertificate(
      db(),
      ruth,
      { number, reason: 'The name was WRONG', holder: 'Grace A. Atieno' },
      now,
    );
    await aRequirement(db(), { person: grace, organization: home, course: of });
    const waits = { meeting_id: first, person_id: grace.id, times: 2, told_at: null };
    await db().insertInto('meeting_waits').values(waits).execute();
    const thread = (await courseThread(db(), grace, { course }))!;
    for (const [who, about] of [
      [grace, peter],
      [peter, grace],
    ] as const) {
      const text = who === grace ? 'Hers.' : 'His.';
      await writePost(db(), who, { thread, clientId: newId(), text }, now);
      const { id } = await db()
        .selectFrom('posts')
        .select('id')
        .where('person_id', '=', who.id)
        .executeTakeFirstOrThrow();
      const reason = who === grace ? 'Of Grace Atieno' : 'Unkind';
      await reportPost(db(), about, { post: id, reason }, now);
      await hidePost(db(), ruth, { post: id, reason }, now);
    }
    const row = { fault: null, leftOut: false, distinct: false, back: false, username: null };
    const rows = [
      { ...row, line: 1, name: 'Grace', phone: '+254711000111', made: grace.id },
      { ...row, line: 2, name: 'Peter', phone: '+254711000999', made: peter.id },
    ];
    await db()
      .insertInto('staff_lists')
      .values({
        id: newId(),
        organization_id: home.id,
        made_by: ruth.id,
        made_at: now.toISOString(),
        rows: JSON.stringify(rows),
      })
      .execute();

    const files = await filesOf(grace);
    const all = JSON.parse(files['everything.json']!) as Record<string, Record<string, object[]>>;
    expect(all.learning!['final-checks']).toMatchObject([
      { questions: ['q1', 'q2'], right: 1, needed: 2, total: 2, key_questions_right: 1 },
    ]);
    expect(all.learning!.marks).toMatchObject([
      { question: 'q1', answer: ['GRACES'], right: 1 },
      { question: 'q2', answer: null, right: 0 },
    ]);
    expect(all.certificates!.certificates).toMatchObject([
      { number, replaced_by: (replaced as { number: string }).number },
      { number: (replaced as { number: string }).number, replaced_by: null },
    ]);
    expect(all.meetings!['waiting-for-a-place']).toMatchObject([{ times: 2, told_at: null }]);
    expect(all.organizations!['on-staff-lists']).toMatchObject([
      { organization: home.name, name: 'Grace', phone: '+254711000111' },
    ]);
    const other = 'somebody else';
    const trail = all.trail!.trail!;
    for (const told of [
      { deed: 'certificate.revoked', by: other, details: { number, reason: 'The name was WRONG' } },
      { deed: 'certificate.replaced', by: other, about: 'your certificate' },
      {
        deed: 'post.hidden',
        by: other,
        about: 'your post',
        details: { reason: 'Of Grace Atieno' },
      },
      // Her own report, and not a word of whom it is about.
      { deed: 'post.reported', by: 'you', about: 'post', details: null },
    ])
      expect(trail).toContainEqual(expect.objectContaining(told));
    // That somebody reported her is theirs.
    expect(trail).not.toContainEqual(
      expect.objectContaining({ deed: 'post.reported', about: 'your post' }),
    );
    const whole = JSON.stringify(files);
    for (const theirs of ['Peter', peter.id, '+254711000999', ruth.id, ruth.name])
      expect(whole).not.toContain(theirs);
  });

  it('finds no row of a list by a name, or by an address that nobody proved', async () => {
    const unproved = { email_confirmed_at: null };
    const grace = await aPerson(db(), 'Grace Atieno', unproved);
    const home = await anOrganization(db());
    const row = { line: 1, name: grace.name, email: grace.email, username: null };
    await db()
      .insertInto('staff_lists')
      .values({
        id: newId(),
        organization_id: home.id,
        made_by: grace.id,
        made_at: now.toISOString(),
        rows: JSON.stringify([row]),
      })
      .execute();
    const listed = async () =>
      (
        JSON.parse((await filesOf(grace))['everything.json']!) as Record<
          string,
          Record<string, object[]>
        >
      ).organizations!['on-staff-lists'];
    expect(await listed()).toEqual([]);
    await db()
      .updateTable('people')
      .set({ email_confirmed_at: now.toISOString() })
      .where('id', '=', grace.id)
      .execute();
    expect(await listed()).toMatchObject([{ name: 'Grace Atieno', email: grace.email }]);
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
