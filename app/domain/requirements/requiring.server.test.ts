import { beforeEach, expect, it } from 'vitest';
import type { Selectable } from 'kysely';
import type { OrganizationsTable } from '#db/schema.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { enrol, withdraw } from '#app/domain/enrolments/enrolments.server.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { passAndCertify } from '../../../tests/factories/passing.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import {
  dueFor,
  makePath,
  endPath,
  openRequired,
  requireCourses,
  requirementsOf,
  membersWithout,
} from './requirements.server.ts';

const now = new Date('2026-11-22T08:00:00.000Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

onEachEngine('Requiring', (db) => {
  let home: Selectable<OrganizationsTable>;
  let moses: SignedIn, grace: SignedIn, peter: SignedIn;
  let safe: { slug: string; versionId: string };

  beforeEach(async () => {
    home = await anOrganization(db(), 'Tumaini Home');
    moses = await aPerson(db(), 'Moses Okello');
    grace = await aPerson(db(), 'Grace Atieno');
    peter = await aPerson(db(), 'Peter Mwangi', { email: null, email_folded: null });
    await aMembership(db(), { person: moses, organization: home }, { role: 'leader' });
    for (const person of [grace, peter]) await aMembership(db(), { person, organization: home });
    safe = await aPublishedCourse(db());
    await aPublishedCourse(db(), { slug: 'the-journey-home', texts: { title: 'Journey' } });
  });

  const ask = async (
    people: { id: string }[],
    courses = ['safe-every-day'],
    more: { due?: string; path?: string } = { due: '2026-11-27' },
    at = now,
  ) => {
    const input = { organization: home, people: people.map((it) => it.id), courses, ...more };
    const done = await requireCourses(db(), moses, input, at);
    if ('refused' in done) throw new Error(done.refused);
    return done.asked.map((it) => `${it.personName} ${it.courseTitle} ${it.outcome}`).sort();
  };
  const count = async (table: 'enrolments' | 'requirements' | 'messages' | 'audit_entries') =>
    (await db().selectFrom(table).select('id').execute()).length;

  it('asks many people for many courses at once, enrols them and tells who has an address', async () => {
    expect(await ask([grace, peter], ['safe-every-day', 'the-journey-home'])).toEqual([
      'Grace Atieno Journey required',
      'Grace Atieno Safe Every Day required',
      'Peter Mwangi Journey required',
      'Peter Mwangi Safe Every Day required',
    ]);
    const enrolments = await db().selectFrom('enrolments').selectAll().execute();
    expect(enrolments).toHaveLength(4);
    for (const it of enrolments)
      expect(it).toMatchObject({ organization_id: home.id, enrolled_by: moses.id, cycle: 1 });
    const requirements = await requirementsOf(db(), home.id);
    expect(requirements.map((it) => it.dueAt)).toEqual(Array(4).fill('2026-11-27T20:59:59.000Z'));
    const messages = await db().selectFrom('messages').selectAll().execute();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ person_id: grace.id, template: 'courses-required' });
    expect(messages[0]!.body).toContain('Friday 27 November');
  });

  it('is once, however often and by how many at the same time it is asked', async () => {
    const everybody = [moses, grace, peter];
    const published = await count('audit_entries');
    const courses = ['safe-every-day', 'the-journey-home'];
    await Promise.all(Array.from({ length: 6 }, () => ask(everybody, courses)));
    await Promise.all(
      Array.from({ length: 4 }, (_, n) => ask(n % 2 ? everybody : everybody.toReversed(), courses)),
    );
    expect(await count('enrolments')).toBe(6);
    expect(await count('requirements')).toBe(6);
    expect(await count('audit_entries')).toBe(published + 12);
    expect(await count('messages')).toBe(1);
    expect(await ask([grace], ['safe-every-day'], { due: '2027-01-01' })).toEqual([
      'Grace Atieno Safe Every Day known',
    ]);
    const [known] = (await requirementsOf(db(), home.id)).filter((it) => it.personId === grace.id);
    expect(known!.dueAt).toBe('2026-11-27T20:59:59.000Z');
  });

  it('reaches nobody of another organization, nobody who left, nobody suspended', async () => {
    const stranger = await aPerson(db(), 'Stranger');
    const ruth = await aPerson(db(), 'Ruth');
    const left = { ended_at: '2026-10-01T00:00:00.000Z' };
    await aMembership(db(), { person: ruth, organization: home }, left);
    const input = { organization: home, courses: ['safe-every-day'] };
    await db()
      .updateTable('people')
      .set({ suspended_at: now.toISOString() })
      .where('id', '=', peter.id)
      .execute();
    const people = [stranger.id, ruth.id, peter.id];
    expect(await requireCourses(db(), moses, { ...input, people }, now)).toEqual({
      refused: 'nobody',
    });
    expect(await count('requirements')).toBe(0);
  });

  it('refuses a day that is over, and no course', async () => {
    const input = { organization: home, people: [grace.id], courses: ['safe-every-day'] };
    const past = { ...input, due: '2026-11-21' };
    expect(await requireCourses(db(), moses, past, now)).toEqual({ refused: 'past' });
    const today = { ...input, due: '2026-11-22' };
    expect(await requireCourses(db(), moses, today, now)).toHaveProperty('asked');
    const none = { ...input, courses: ['nowhere'] };
    expect(await requireCourses(db(), moses, none, now)).toEqual({ refused: 'no-course' });
  });

  it('knows what is done and still valid, and keeps that it was asked for', async () => {
    await enrol(db(), grace, { course: safe.slug }, now);
    await passAndCertify(db(), grace, safe, now);
    expect(await ask([grace])).toEqual(['Grace Atieno Safe Every Day done']);
    expect(await requirementsOf(db(), home.id)).toMatchObject([
      { personId: grace.id, cycle: 1, passedAt: now.toISOString() },
    ]);
    expect(await dueFor(db(), grace, now)).toEqual([]);
    expect(await count('enrolments')).toBe(1);
  });

  it('opens another cycle where every certificate has ended', async () => {
    await enrol(db(), grace, { course: safe.slug }, now);
    await passAndCertify(db(), grace, safe, now);
    expect(await ask([grace], [safe.slug], {}, later(800))).toEqual([
      'Grace Atieno Safe Every Day required',
    ]);
    expect(await requirementsOf(db(), home.id)).toMatchObject([{ cycle: 2, passedAt: null }]);
    expect(await count('enrolments')).toBe(2);
  });

  it('leaves Grace’s own enrolment as it is, and brings her back where she left', async () => {
    await enrol(db(), grace, { course: safe.slug }, now);
    await withdraw(db(), grace, { course: safe.slug }, now);
    expect(await ask([grace])).toEqual(['Grace Atieno Safe Every Day back']);
    const [own] = await db().selectFrom('enrolments').selectAll().execute();
    expect(own!.enrolled_by).toBe(grace.id);
    const [left] = await db().selectFrom('withdrawals').selectAll().execute();
    expect(left!.returned_at).toBe(now.toISOString());
  });

  it('asks for what a rule keeps closed, and enrols once the way is open', async () => {
    const rules = { prerequisites: [{ course: safe.slug, as: 'rule' as const }] };
    await aPublishedCourse(db(), { slug: 'closed', texts: { title: 'Closed' }, rules });
    expect(await ask([peter, grace], ['closed'])).toEqual([
      'Grace Atieno Closed later',
      'Peter Mwangi Closed later',
    ]);
    expect(await count('enrolments')).toBe(0);
    expect(await openRequired(db(), later(1))).toBe(0);
    await enrol(db(), grace, { course: safe.slug }, now);
    await passAndCertify(db(), grace, safe, later(1));
    const opened = await Promise.all([openRequired(db(), later(1)), openRequired(db(), later(1))]);
    expect(opened[0] + opened[1]).toBe(1);
    expect(await openRequired(db(), later(2))).toBe(0);
    expect(await dueFor(db(), grace, later(1))).toMatchObject([{ courseSlug: 'closed' }]);
  });

  it('asks for a learning path’s courses in their order, until it is ended', async () => {
    const courses = ['the-journey-home', 'safe-every-day'];
    const path = { organizationId: home.id, title: 'New house parent', courses };
    const made = await makePath(db(), moses, path, now);
    if ('refused' in made) throw new Error(made.refused);
    await ask([grace], [], { path: made.path });
    const dues = await dueFor(db(), grace, now);
    expect(dues.map((it) => it.courseSlug)).toEqual(courses);
    expect(dues[0]).toMatchObject({ organization: 'Tumaini Home', dueAt: null, days: null });
    const which = { organizationId: home.id, path: made.path };
    const other = await anOrganization(db(), 'Lakay');
    const foreign = { ...which, organizationId: other.id };
    expect(await endPath(db(), moses, foreign, now)).toEqual({ refused: 'not-found' });
    expect(await endPath(db(), moses, which, now)).toEqual({ ended: true });
    await expect(ask([grace], [], { path: made.path })).rejects.toThrow('no-course');
  });

  it('shows everyone who has not', async () => {
    await ask([peter]);
    const { course_id } = await db()
      .selectFrom('requirements')
      .select('course_id')
      .executeTakeFirstOrThrow();
    const missing = { organization: home, course: { id: course_id } };
    const people = await membersWithout(db(), missing, now);
    expect(people.map((it) => it.name)).toEqual(['Grace Atieno', 'Moses Okello']);
  });

  it('shows the day to the learner where the organization is, and forgets it when she leaves', async () => {
    await ask([grace]);
    expect(await dueFor(db(), grace, now)).toMatchObject([
      { dueAt: '2026-11-27T20:59:59.000Z', days: 5, late: false, timeZone: 'Africa/Nairobi' },
    ]);
    expect(await dueFor(db(), grace, later(6))).toMatchObject([{ days: -1, late: true }]);
    await db()
      .updateTable('memberships')
      .set({ ended_at: now.toISOString() })
      .where('person_id', '=', grace.id)
      .execute();
    expect(await dueFor(db(), grace, now)).toEqual([]);
    expect(await requirementsOf(db(), home.id)).toEqual([]);
  });
});
