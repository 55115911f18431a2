import { beforeEach, expect, it } from 'vitest';
import { aPassedAttempt } from '../../../tests/factories/attempt.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aRequirement } from '../../../tests/factories/requirement.ts';
import { aSeries } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { recordAudits } from '#app/domain/audit/audit.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { hashPassphrase } from '#app/platform/passwords/passwords.server.ts';
import {
  feedCalendar,
  makeFeed,
  reservationOf,
  reserve,
} from '#app/domain/meetings/meetings.server.ts';
import { organizationsOf } from '#app/domain/organizations/organizations.server.ts';
import { personById, sendConfirmation, signIn } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { revokeCertificate } from '#app/domain/certificates/certificates.server.ts';
import {
  dismiss,
  restorePerson,
  suspendPerson,
} from '#app/domain/stewardship/stewardship.server.ts';
import { deleteAccount } from './departure.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const passphrase = 'lamp river seven mango';

onEachEngine('Deleting an account', (db) => {
  let grace: SignedIn;
  let hash: string;
  beforeEach(async () => {
    hash = await hashPassphrase(passphrase);
    grace = await aPerson(db(), 'Grace Atieno', {
      username: 'grace.atieno',
      certificate_name: 'Grace A. Atieno',
      password_hash: hash,
    });
  });
  const leave = (viewer = grace) => deleteAccount(db(), viewer, { passphrase }, now);

  it('gives up the places at meetings, and takes along what was written there', async () => {
    const amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    const mary = await aPerson(db(), 'Mary Wanjiru');
    const { first } = await aSeries(db(), amina, { capacity: 1 });
    const wish = { meeting: first, answer: 'yes' as const, brings: 'My own story' };
    await reserve(db(), grace, wish, now);
    await reserve(db(), mary, { meeting: first, answer: 'yes' }, now);
    const { token } = await makeFeed(db(), grace, now);
    expect(await leave()).toBe('departed');
    expect((await reservationOf(db(), mary, first)).place).toMatchObject({ waits: false });
    expect(await feedCalendar(db(), { token }, now)).toBeNull();
    const rows = await db().selectFrom('reservations').select(['person_id', 'brings']).execute();
    expect(rows).toEqual([{ person_id: mary.id, brings: null }]);
    expect(await db().selectFrom('calendar_feeds').select('id').execute()).toEqual([]);
  });

  async function learns(person: SignedIn, slug: string, certified: boolean) {
    const { versionId } = await aPublishedCourse(db(), { slug, hash: slug });
    const attempt = await aPassedAttempt(
      db(),
      person,
      { slug, versionId },
      { attempt: { paper: '{"questions":["a"]}', marks: '{"score":80}' } },
    );
    const course = await db()
      .selectFrom('courses')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow();
    const of = { course_id: course.id, person_id: person.id };
    await db()
      .insertInto('reflections')
      .values({
        id: newId(),
        ...of,
        lesson_key: 'a',
        reflection_key: 'b',
        text: 'what I keep to myself',
        saved_at: now.toISOString(),
      })
      .execute();
    await db()
      .insertInto('answers')
      .values({
        id: newId(),
        attempt_id: attempt.id,
        question_key: 'a',
        page_id: 'p',
        sequence: 1,
        response: '"what I answered"',
        saved_at: now.toISOString(),
      })
      .execute();
    await db()
      .insertInto('completions')
      .values({
        id: newId(),
        enrolment_id: attempt.enrolmentId,
        lesson_key: 'a',
        version_id: versionId,
        completed_at: now.toISOString(),
      })
      .execute();
    if (!certified) return;
    await db()
      .insertInto('certificates')
      .values({
        id: newId(),
        number: `NUMBER-${slug}`,
        ...of,
        cycle: 1,
        enrolment_id: attempt.enrolmentId,
        attempt_id: attempt.id,
        version_id: versionId,
        language: 'en',
        holder: person.name,
        course_title: slug,
        course_subtitle: '',
        course_slug: slug,
        version_number: 1,
        statement: '',
        organization_name: null,
        issued_at: now.toISOString(),
        expires_at: '2028-11-22T09:00:00.000Z',
      })
      .execute();
  }

  it('asks for the passphrase first', async () => {
    const refused = await deleteAccount(db(), grace, { passphrase: 'another one' }, now);
    expect(refused).toEqual({ refused: 'wrong-passphrase' });
    expect(await personById(db(), grace.id)).not.toBeNull();
  });

  it('leaves nothing personal in the tables of people, and nobody can sign in', async () => {
    await sendConfirmation(db(), grace, now);
    await db()
      .insertInto('sessions')
      .values({ id: 'here', person_id: grace.id, created_at: '', expires_at: '2027' })
      .execute();
    const home = await anOrganization(db());
    await aMembership(db(), { person: grace, organization: home });
    expect(await leave()).toBe('departed');
    const row = await db().selectFrom('people').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      id: grace.id,
      name: '',
      email: null,
      email_folded: null,
      email_confirmed_at: null,
      username: null,
      password_hash: null,
      certificate_name: null,
      deleted_at: now.toISOString(),
    });
    for (const table of ['sessions', 'tokens', 'messages'] as const)
      expect(await db().selectFrom(table).selectAll().execute()).toEqual([]);
    expect(await organizationsOf(db(), grace.id)).toEqual([]);
    expect(await personById(db(), grace.id)).toBeNull();
    expect(await signIn(db(), { who: grace.email!, passphrase, address: newId() })).toEqual({
      refused: 'no-match',
    });
    const audit = await db().selectFrom('audit_entries').selectAll().execute();
    expect(audit.map((entry) => entry.verb)).toEqual(['person.deleted']);
    expect(JSON.stringify(audit)).not.toMatch(/grace|atieno/i);
  });

  it('keeps a certificate with the facts behind it, and takes the answers', async () => {
    await learns(grace, 'certified', true);
    expect(await leave()).toBe('departed');
    const certificate = await db().selectFrom('certificates').selectAll().executeTakeFirst();
    expect(certificate).toMatchObject({ holder: 'Grace Atieno', revoked_at: null });
    expect(await db().selectFrom('attempts').selectAll().execute()).toMatchObject([
      { paper: '{}', marks: '{}', passed: 1, number: 1 },
    ]);
    expect(await db().selectFrom('completions').selectAll().execute()).toHaveLength(1);
    expect(await db().selectFrom('answers').selectAll().execute()).toEqual([]);
    expect(await db().selectFrom('reflections').selectAll().execute()).toEqual([]);
  });

  it('leaves that somebody belonged to a team, and not what they did there; nor their row on a list', async () => {
    const home = await anOrganization(db());
    const peter = await aPerson(db(), 'Peter Mwangi');
    const position = 'House parent';
    for (const person of [grace, peter])
      await aMembership(db(), { person, organization: home }, { position });
    const row = { fault: null, leftOut: false, distinct: false, back: false, email: null };
    const rows = [
      { ...row, line: 1, text: 'GRACE 0711', name: 'GRACE', username: null, made: grace.id },
      { ...row, line: 2, text: 'GRACE', name: 'GRACE', username: 'Grace.Atieno' },
      { ...row, line: 3, text: 'PETER', name: 'PETER', username: null, made: peter.id },
      // Her name, and perhaps another woman.
      { ...row, line: 4, text: 'Grace Atieno', name: 'Grace Atieno', username: null },
    ];
    const list = { id: newId(), organization_id: home.id, made_by: peter.id };
    await db()
      .insertInto('staff_lists')
      .values({ ...list, made_at: now.toISOString(), rows: JSON.stringify(rows) })
      .execute();
    expect(await leave()).toBe('departed');
    const memberships = await db()
      .selectFrom('memberships')
      .select(['person_id', 'organization_id', 'position'])
      .execute();
    expect(memberships).toContainEqual({
      person_id: grace.id,
      organization_id: home.id,
      position: null,
    });
    expect(memberships).toContainEqual({
      person_id: peter.id,
      organization_id: home.id,
      position,
    });
    const kept = await db().selectFrom('staff_lists').select('rows').executeTakeFirstOrThrow();
    expect((JSON.parse(kept.rows) as { line: number }[]).map(({ line }) => line)).toEqual([3, 4]);
  });

  it('takes the scores, the courses and the days out of the trail, and leaves the deeds', async () => {
    await learns(grace, 'certified', true);
    await learns(grace, 'unfinished', false);
    const moses = await aPerson(db(), 'Moses Okello');
    await learns(moses, 'of-moses', false);
    const home = await anOrganization(db());
    const of = { person: grace, organization: home, course: { slug: 'unfinished' } };
    const requirement = await aRequirement(db(), of);
    const attempts = await db().selectFrom('attempts').select(['id', 'person_id']).execute();
    const enrolments = await db().selectFrom('enrolments').select(['id', 'person_id']).execute();
    const entry = (verb: 'attempt.marked' | 'enrolment.made', theirs: typeof attempts) =>
      theirs.map(({ id: subjectId, person_id: actorId }) => ({
        ...{ actorId, verb, subjectId },
        details: { says: actorId === grace.id ? 'GRACES' : 'MOSES' },
      }));
    const asked = { actorId: moses.id, verb: 'requirement.made' as const, subjectId: requirement };
    await db()
      .transaction()
      .execute((trx) =>
        recordAudits(
          trx,
          [
            ...entry('attempt.marked', attempts),
            ...entry('enrolment.made', enrolments),
            { ...asked, details: { says: 'GRACES' } },
          ],
          now,
        ),
      );
    expect(await leave()).toBe('departed');
    const told = (await db().selectFrom('audit_entries').selectAll().execute()).map(
      ({ verb, details }) => `${verb} ${details}`,
    );
    const count = (line: string) => told.filter((it) => it === line).length;
    expect(count('attempt.marked {}')).toBe(2);
    expect(count('attempt.marked {"says":"MOSES"}')).toBe(1);
    // A certificate is of a course, and stays.
    expect(count('enrolment.made {"says":"GRACES"}')).toBe(1);
    expect(count('enrolment.made {}')).toBe(1);
    expect(count('enrolment.made {"says":"MOSES"}')).toBe(1);
    expect(count('requirement.made {}')).toBe(1);
  });

  it('takes what stewards wrote about the person, and keeps that they acted', async () => {
    const ruth = await aPerson(db(), 'Ruth', { roles: ['steward'] });
    const trained = await aPerson(db(), 'Grace Atieno', {
      roles: ['trainer'],
      password_hash: hash,
    });
    const moses = await aPerson(db(), 'Moses Okello', { roles: ['trainer'] });
    await learns(trained, 'certified', true);
    for (const person of [trained.id, moses.id]) {
      const reason = `${person} told a story.`;
      await suspendPerson(db(), ruth, { person, reason }, now);
      await restorePerson(db(), ruth, { person }, now);
      await dismiss(db(), ruth, { person, role: 'trainer', reason }, now);
    }
    const revocation = { number: 'NUMBER-certified', reason: `${trained.id} told a story.` };
    await revokeCertificate(db(), ruth, revocation, now);

    expect(await leave(trained)).toBe('departed');
    const audit = await db().selectFrom('audit_entries').selectAll().orderBy('id').execute();
    const about = (id: string) => audit.filter((entry) => entry.details.includes(`${id} told`));
    expect(about(trained.id)).toEqual([]);
    expect(about(moses.id)).toHaveLength(2);
    expect(audit.filter((entry) => entry.subject_id === trained.id)).toMatchObject([
      { verb: 'person.suspended', details: '{}' },
      { verb: 'person.restored' },
      { verb: 'person.dismissed', details: '{"role":"trainer"}' },
      { verb: 'person.deleted' },
    ]);
    expect(await db().selectFrom('certificates').selectAll().executeTakeFirst()).toMatchObject({
      revoked_by: ruth.id,
      revocation_reason: null,
    });
  });

  it('takes the progress that no certificate rests on, and nothing of others', async () => {
    const moses = await aPerson(db(), 'Moses Okello');
    await learns(grace, 'unfinished', false);
    await learns(moses, 'of-moses', false);
    expect(await leave()).toBe('departed');
    for (const table of ['enrolments', 'attempts', 'reflections'] as const) {
      const rows = await db().selectFrom(table).select('person_id').execute();
      expect(rows).toEqual([{ person_id: moses.id }]);
    }
    expect(await db().selectFrom('completions').selectAll().execute()).toHaveLength(1);
    expect(await db().selectFrom('answers').selectAll().execute()).toHaveLength(1);
    const attempt = await db().selectFrom('attempts').select('paper').executeTakeFirstOrThrow();
    expect(attempt.paper).toBe('{"questions":["a"]}');
  });

  it('is refused to the last steward who can sign in', async () => {
    const steward = { roles: ['steward' as const], password_hash: hash };
    const sarah = await aPerson(db(), 'Sarah', steward);
    expect(await leave(sarah)).toEqual({ refused: 'last-steward' });
    const asleep = await aPerson(db(), 'Asleep', steward);
    const suspended_at = now.toISOString();
    await db().updateTable('people').set({ suspended_at }).where('id', '=', asleep.id).execute();
    expect(await leave(sarah)).toEqual({ refused: 'last-steward' });
    await aPerson(db(), 'Tom', steward);
    expect(await leave(sarah)).toBe('departed');
    const live = await db()
      .selectFrom('appointments')
      .select('person_id')
      .where('ended_at', 'is', null)
      .execute();
    expect(live.map((one) => one.person_id)).not.toContain(sarah.id);
  });

  it('lets one of two stewards go who leave at the same moment', async () => {
    const steward = { roles: ['steward' as const], password_hash: hash };
    const pair = [await aPerson(db(), 'Sarah', steward), await aPerson(db(), 'Tom', steward)];
    const both = await Promise.all(pair.map((one) => leave(one)));
    expect(both).toContainEqual('departed');
    expect(both).toContainEqual({ refused: 'last-steward' });
  });

  it('frees the address for a new account', async () => {
    await leave();
    const again = await aPerson(db(), 'Grace Atieno', {
      email: grace.email,
      email_folded: grace.email,
      username: 'grace.atieno',
    });
    expect(again.id).not.toBe(grace.id);
  });

  it('waits while a team has no other leader who can sign in', async () => {
    const home = await anOrganization(db(), 'Tumaini Home');
    await aMembership(db(), { person: grace, organization: home }, { role: 'leader' });
    const peter = await aPerson(db(), 'Peter Mwangi');
    await aMembership(db(), { person: peter, organization: home });
    expect(await leave()).toEqual({ refused: 'last-leader' });
    expect(await personById(db(), grace.id)).not.toBeNull();
    expect(await organizationsOf(db(), grace.id)).toHaveLength(1);
    const lead = (columns: object) =>
      db().updateTable('memberships').set(columns).where('person_id', '=', peter.id).execute();
    const suspend = (at: string | null) =>
      db().updateTable('people').set({ suspended_at: at }).where('id', '=', peter.id).execute();
    await lead({ role: 'leader' });
    await suspend(now.toISOString());
    expect(await leave()).toEqual({ refused: 'last-leader' });
    await suspend(null);
    expect(await leave()).toBe('departed');
  });

  it('is free to a leader without a team', async () => {
    const home = await anOrganization(db(), 'Tumaini Home');
    await aMembership(db(), { person: grace, organization: home }, { role: 'leader' });
    const ruth = await aPerson(db(), 'Ruth Akinyi');
    const left = { ended_at: '2026-11-01T00:00:00.000Z' };
    await aMembership(db(), { person: ruth, organization: home }, left);
    expect(await leave()).toBe('departed');
  });

  it('leaves one leader, when two leaders go in the same moment', async () => {
    const home = await anOrganization(db(), 'Tumaini Home');
    const peter = await aPerson(db(), 'Peter Mwangi', { password_hash: hash });
    const member = await aPerson(db(), 'Ruth Akinyi');
    for (const person of [grace, peter])
      await aMembership(db(), { person, organization: home }, { role: 'leader' });
    await aMembership(db(), { person: member, organization: home });
    const went = await Promise.all([leave(grace), leave(peter)]);
    expect(went).toContain('departed');
    expect(went).toContainEqual({ refused: 'last-leader' });
  });
});
