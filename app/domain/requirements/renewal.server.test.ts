import { beforeEach, expect, it } from 'vitest';
import type { Selectable } from 'kysely';
import type { OrganizationsTable } from '#db/schema.ts';
import { findCertificate, myCertificates } from '#app/domain/certificates/certificates.server.ts';
import {
  completeLesson,
  enrol,
  myCourses,
  progressOf,
} from '#app/domain/enrolments/enrolments.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { attemptsOf, findResult } from '#app/domain/quizzes/quizzes.server.ts';
import { passAndCertify } from '../../../tests/factories/passing.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import {
  dueFor,
  openRenewals,
  postReminders,
  requireCourses,
  requirementsOf,
  waiveRequirement,
} from './requirements.server.ts';

const day = 86_400_000;
const now = new Date('2026-11-22T08:00:00.000Z');
const later = (days: number) => new Date(now.getTime() + days * day);
const slug = 'safe-every-day';

onEachEngine('Renewal', (db) => {
  let home: Selectable<OrganizationsTable>;
  let moses: SignedIn, grace: SignedIn;
  let safe: { slug: string; versionId: string };
  /** Twelve months from `now`. */
  const expiry = '2027-11-22T08:00:00.000Z';
  const soon = new Date(Date.parse(expiry) - 60 * day);

  beforeEach(async () => {
    home = await anOrganization(db(), 'Tumaini Home');
    moses = await aPerson(db(), 'Moses Okello');
    grace = await aPerson(db(), 'Grace Atieno');
    await aMembership(db(), { person: moses, organization: home }, { role: 'leader' });
    await aMembership(db(), { person: grace, organization: home });
    safe = await aPublishedCourse(db(), { rules: { months: 12 } });
  });

  const ask = () =>
    requireCourses(db(), moses, { organization: home, people: [grace.id], courses: [slug] }, now);
  const cycles = async () =>
    (await db().selectFrom('enrolments').select('cycle').orderBy('cycle').execute()).map(
      (it) => it.cycle,
    );

  it('opens the next cycle 60 days before the certificate ends, once under two workers', async () => {
    await ask();
    const number = await passAndCertify(db(), grace, safe, now);
    expect(await openRenewals(db(), new Date(soon.getTime() - 1))).toBe(0);
    const opened = await Promise.all(Array.from({ length: 5 }, () => openRenewals(db(), soon)));
    expect(opened.reduce((sum, it) => sum + it)).toBe(1);
    expect(await openRenewals(db(), soon)).toBe(0);
    expect(await cycles()).toEqual([1, 2]);
    expect(await requirementsOf(db(), home.id)).toMatchObject([
      { cycle: 2, dueAt: expiry, passedAt: null, waivedAt: null },
    ]);
    expect(await db().selectFrom('requirements').select('id').execute()).toHaveLength(2);
    expect(await findCertificate(db(), number, soon)).toMatchObject({ state: 'valid' });
    expect(await dueFor(db(), grace, soon)).toMatchObject([
      { refresh: true, dueAt: expiry, days: 60, late: false, organization: 'Tumaini Home' },
    ]);
  });

  it('takes nothing of the first cycle away, and begins the second anew', async () => {
    await ask();
    for (const lesson of ['first', 'second', 'third'])
      await completeLesson(db(), grace, { course: slug, lesson }, now);
    await passAndCertify(db(), grace, safe, now);
    const [attempt] = await db().selectFrom('attempts').selectAll().execute();
    await db()
      .updateTable('attempts')
      .set({
        marks: JSON.stringify({ right: 2, total: 2, needed: 2, passed: true, perQuestion: [] }),
      })
      .execute();
    await openRenewals(db(), soon);

    expect(await progressOf(db(), grace, slug)).toMatchObject({
      state: 'not-started',
      completed: 0,
      passedAt: null,
      enrolment: { cycle: 2 },
    });
    expect(await myCourses(db(), grace)).toHaveLength(1);
    expect(await attemptsOf(db(), grace, { course: slug }, soon)).toMatchObject({
      attemptsLeft: 3,
      standing: { state: 'lessons-left', left: 3 },
    });
    expect(await findResult(db(), grace, attempt!.id, soon)).toMatchObject({
      marks: { passed: true },
      standing: { state: 'passed', attempt: attempt!.id },
    });

    await completeLesson(db(), grace, { course: slug, lesson: 'first' }, soon);
    expect(await progressOf(db(), grace, slug)).toMatchObject({ state: 'going', completed: 1 });
    const number = await passAndCertify(db(), grace, safe, soon);
    expect(await db().selectFrom('completions').select('id').execute()).toHaveLength(4);
    expect(await myCertificates(db(), grace, soon)).toMatchObject([
      { number, cycle: 2, state: 'valid' },
      { cycle: 1, state: 'valid' },
    ]);
    expect(await dueFor(db(), grace, soon)).toEqual([]);
    expect(await requirementsOf(db(), home.id)).toMatchObject([
      { cycle: 2, passedAt: soon.toISOString() },
    ]);
  });

  it('is for who had enrolled by themselves, too', async () => {
    await enrol(db(), grace, { course: slug }, now);
    await passAndCertify(db(), grace, safe, now);
    await db().deleteFrom('memberships').execute();
    expect(await openRenewals(db(), soon)).toBe(1);
    expect(await requirementsOf(db(), home.id)).toEqual([]);
    expect(await dueFor(db(), grace, soon)).toMatchObject([{ refresh: true, organization: null }]);
    expect(await enrol(db(), grace, { course: slug }, soon)).toMatchObject({ cycle: 2 });
  });

  it('is not for who left, whose course was waived, or whose certificate was revoked', async () => {
    await ask();
    await passAndCertify(db(), grace, safe, now);
    const left = (at: string | null) =>
      db()
        .updateTable('memberships')
        .set({ ended_at: at })
        .where('person_id', '=', grace.id)
        .execute();
    await left(now.toISOString());
    expect(await openRenewals(db(), soon)).toBe(0);
    await left(null);
    const [requirement] = await requirementsOf(db(), home.id);
    await db()
      .updateTable('requirements')
      .set({ waived_at: now.toISOString(), waived_by: moses.id })
      .where('id', '=', requirement!.id)
      .execute();
    expect(await openRenewals(db(), soon)).toBe(0);
    await db().updateTable('requirements').set({ waived_at: null }).execute();
    await db().updateTable('certificates').set({ revoked_at: now.toISOString() }).execute();
    expect(await openRenewals(db(), soon)).toBe(0);
    await db().updateTable('certificates').set({ revoked_at: null }).execute();
    expect(await openRenewals(db(), soon)).toBe(1);
    const [second] = await requirementsOf(db(), home.id);
    const waiver = { organization: home, requirement: second!.id, reason: 'On leave' };
    expect(await waiveRequirement(db(), moses, waiver, soon)).toEqual({ waived: true });
    await postReminders(db(), soon);
    const told = await db()
      .selectFrom('messages')
      .select('id')
      .where('template', '=', 'certificate-ending')
      .execute();
    expect(told).toEqual([]);
  });

  it('asks each organization’s own people again, and nobody else’s', async () => {
    const lakay = await anOrganization(db(), 'Lakay', { country: 'HT' });
    const mirlande = await aPerson(db(), 'Mirlande');
    await aMembership(db(), { person: mirlande, organization: lakay }, { role: 'leader' });
    await aMembership(db(), { person: grace, organization: lakay });
    await ask();
    const input = { organization: lakay, people: [grace.id], courses: [slug] };
    await requireCourses(db(), mirlande, input, now);
    await passAndCertify(db(), grace, safe, now);
    expect(await openRenewals(db(), soon)).toBe(1);
    expect(await requirementsOf(db(), home.id)).toMatchObject([{ cycle: 2, dueAt: expiry }]);
    expect(await requirementsOf(db(), lakay.id)).toMatchObject([{ cycle: 2, dueAt: expiry }]);
  });

  it('leaves no gap and makes nothing twice in three years', async () => {
    await ask();
    await passAndCertify(db(), grace, safe, now);
    // Two workers every other day; Grace refreshes a week before the end.
    for (let at = 1; at <= 3 * 365; at += 2) {
      const today = later(at);
      await Promise.all([openRenewals(db(), today), openRenewals(db(), today)]);
      await Promise.all([postReminders(db(), today), postReminders(db(), today)]);
      const [due] = await dueFor(db(), grace, today);
      if (due && due.days! <= 7) await passAndCertify(db(), grace, safe, today);
    }
    const certificates = await db()
      .selectFrom('certificates')
      .select(['cycle', 'issued_at', 'expires_at'])
      .orderBy('issued_at')
      .execute();
    expect(certificates.map((it) => it.cycle)).toEqual([1, 2, 3, 4]);
    for (const [place, next] of certificates.slice(1).entries())
      expect(next.issued_at < certificates[place]!.expires_at).toBe(true);
    expect(await cycles()).toEqual([1, 2, 3, 4]);
    const requirements = await db()
      .selectFrom('requirements')
      .select(['cycle', 'due_at'])
      .orderBy('cycle')
      .execute();
    expect(requirements.map((it) => it.due_at)).toEqual([
      null,
      ...certificates.slice(0, 3).map((it) => it.expires_at),
    ]);
    const told = await db()
      .selectFrom('messages')
      .select('event_key')
      .where('template', '=', 'certificate-ending')
      .execute();
    expect(told).toHaveLength(9);
    const dues = await db()
      .selectFrom('messages')
      .select('event_key')
      .where('template', 'in', ['due-soon', 'overdue'])
      .execute();
    expect(dues).toEqual([]);
  }, 60_000);
});
