import { beforeEach, expect, it } from 'vitest';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { aPassedAttempt } from '../../../tests/factories/attempt.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aRequirement } from '../../../tests/factories/requirement.ts';
import { completeLesson, enrol, withdraw } from '../enrolments/enrolments.server.ts';
import type { SignedIn } from '../people/people.ts';
import { rosterOf } from './roster.server.ts';
import { everybody, statusGroups, type Roster, type RosterFilters } from './roster.ts';

const now = new Date('2026-11-22T08:00:00.000Z');
const past = '2026-11-14T20:59:59.000Z';
const future = '2026-11-27T20:59:59.000Z';
const safe = { slug: 'safe-every-day' };
const journey = { slug: 'the-journey-home' };
type Home = { id: string };

onEachEngine('The roster', (db) => {
  let tumaini: Home;
  let lakay: Home;
  beforeEach(async () => {
    tumaini = await anOrganization(db(), 'Tumaini Home');
    lakay = await anOrganization(db(), 'Lakay', { country: 'HT' });
    await aPublishedCourse(db(), safe);
    await aPublishedCourse(db(), { ...journey, texts: { title: 'The Journey Home' } });
  });

  const joins = async (name: string, organization: Home, more = {}): Promise<SignedIn> => {
    const person = await aPerson(db(), name);
    await aMembership(db(), { person, organization }, more);
    return person;
  };
  const roster = (organization: Home, filters: Partial<RosterFilters> = {}): Promise<Roster> =>
    rosterOf(db(), organization, { filters: { ...everybody, ...filters }, language: 'en' }, now);
  const names = (found: Roster) => found.people.map((person) => person.name);

  it('says how far each person is in each course that somebody takes', async () => {
    const grace = await joins('Grace Atieno', tumaini, { position: 'House parent' });
    await joins('Moses Okello', tumaini, { role: 'leader' });
    await enrol(db(), grace, { course: safe.slug }, now);
    await completeLesson(db(), grace, { course: safe.slug, lesson: 'first' }, now);
    const found = await roster(tumaini);
    expect(found).toMatchObject({ at: now.toISOString(), size: 2 });
    expect(found.courses.map((course) => course.slug)).toEqual([safe.slug]);
    expect(found.people).toMatchObject([
      {
        name: 'Grace Atieno',
        position: 'House parent',
        suspended: false,
        cells: [{ state: 'going', completed: 1 }],
      },
      { name: 'Moses Okello', role: 'leader', cells: [{ state: 'not-needed' }] },
    ]);
  });

  it('knows nobody of another organization, and nothing that another one asks', async () => {
    const grace = await joins('Grace Atieno', tumaini);
    await joins('Mirlande Joseph', lakay);
    // Grace works in both: each asks for what it asks for.
    await aMembership(db(), { person: grace, organization: lakay }, { position: 'Cook' });
    await aRequirement(
      db(),
      { person: grace, organization: lakay, course: safe },
      { due_at: past },
    );
    const ours = await roster(tumaini);
    expect(names(ours)).toEqual(['Grace Atieno']);
    expect(ours.people[0]).toMatchObject({ position: null, cells: [] });
    expect(ours.counts.overdue).toBe(0);
    const theirs = await roster(lakay);
    expect(names(theirs)).toEqual(['Grace Atieno', 'Mirlande Joseph']);
    expect(theirs.people[0]).toMatchObject({ position: 'Cook', cells: [{ state: 'overdue' }] });
  });

  it('loses sight of who left, and of what was asked of them; who comes brings their record', async () => {
    const grace = await joins('Grace Atieno', lakay, { ended_at: '2026-11-01T00:00:00.000Z' });
    await aRequirement(db(), { person: grace, organization: lakay, course: safe });
    const { versionId } = await aPublishedCourse(db(), safe);
    await aPassedAttempt(db(), grace, { ...safe, versionId });
    await aMembership(db(), { person: grace, organization: tumaini });
    expect(await roster(lakay)).toMatchObject({ size: 0, people: [], courses: [] });
    expect((await roster(tumaini)).people[0]!.cells).toMatchObject([{ state: 'done' }]);
  });

  it('shows who is suspended as such, and nobody whose account is deleted', async () => {
    const grace = await joins('Grace Atieno', tumaini);
    const peter = await joins('Peter Mwangi', tumaini);
    const set = (id: string, columns: object) =>
      db().updateTable('people').set(columns).where('id', '=', id).execute();
    await set(grace.id, { suspended_at: past });
    await set(peter.id, { deleted_at: past });
    expect((await roster(tumaini)).people).toMatchObject([
      { name: 'Grace Atieno', suspended: true },
    ]);
  });

  it('puts the most urgent first: overdue, then what is due, then what is done', async () => {
    const [aisha, beth, cate, dora] = [
      await joins('Aisha', tumaini),
      await joins('Beth', tumaini),
      await joins('Cate', tumaini),
      await joins('Dora', tumaini),
    ];
    const { versionId } = await aPublishedCourse(db(), safe);
    await aPassedAttempt(db(), aisha, { ...safe, versionId });
    const asks = (person: SignedIn, due_at: string | null) =>
      aRequirement(db(), { person, organization: tumaini, course: safe }, { due_at });
    await asks(beth, null);
    await asks(cate, future);
    await asks(dora, past);
    expect(names(await roster(tumaini))).toEqual(['Dora', 'Cate', 'Beth', 'Aisha']);
    expect(names(await roster(tumaini, { order: 'name' }))).toEqual([
      'Aisha',
      'Beth',
      'Cate',
      'Dora',
    ]);
  });

  it('counts people, once for each way they stand, and shows only who is asked for', async () => {
    const grace = await joins('Grace Atieno', tumaini, { position: 'House parent' });
    const malee = await joins('มาลี ศรีสุข', tumaini, { position: 'Cook' });
    const ask = (person: SignedIn, course: { slug: string }, due_at: string | null) =>
      aRequirement(db(), { person, organization: tumaini, course }, { due_at });
    await ask(grace, safe, past);
    await ask(grace, journey, past);
    await ask(malee, safe, null);
    const all = await roster(tumaini);
    expect(all.counts).toEqual({ overdue: 1, expiring: 0, going: 0, 'not-started': 1, done: 0 });
    expect(all.choices.positions).toEqual(['Cook', 'House parent']);

    const late = await roster(tumaini, { status: 'overdue' });
    expect(names(late)).toEqual(['Grace Atieno']);
    expect(late).toMatchObject({ size: 2, counts: all.counts });
    expect(names(await roster(tumaini, { search: 'ATIENO' }))).toEqual(['Grace Atieno']);
    expect(names(await roster(tumaini, { search: 'มาลี' }))).toEqual(['มาลี ศรีสุข']);
    expect(names(await roster(tumaini, { position: 'Cook' }))).toEqual(['มาลี ศรีสุข']);
    const one = await roster(tumaini, { course: journey.slug });
    expect(one.courses.map((course) => course.slug)).toEqual([journey.slug]);
    expect(one.counts.overdue).toBe(1);
    expect(one.choices.courses).toHaveLength(2);
    expect((await roster(tumaini, { course: 'nowhere' })).courses).toHaveLength(2);
  });

  it('calls done who has done all that is asked, and finds as many as it counts', async () => {
    const [grace, malee] = [await joins('Grace Atieno', tumaini), await joins('Malee', tumaini)];
    await joins('Nobody asks her', tumaini);
    const { versionId } = await aPublishedCourse(db(), safe);
    for (const person of [grace, malee]) await aPassedAttempt(db(), person, { ...safe, versionId });
    await aRequirement(
      db(),
      { person: malee, organization: tumaini, course: journey },
      { due_at: past },
    );
    const all = await roster(tumaini);
    expect(all.counts).toMatchObject({ overdue: 1, 'not-started': 0, done: 1 });
    for (const status of statusGroups)
      expect(names(await roster(tumaini, { status }))).toHaveLength(all.counts[status]);
    expect(names(await roster(tumaini, { status: 'done' }))).toEqual(['Grace Atieno']);
    const safely = await roster(tumaini, { status: 'done', course: safe.slug });
    expect(names(safely)).toEqual(['Grace Atieno', 'Malee']);
    // What comes next is the same, whoever is shown.
    expect(safely.next).toMatchObject({ late: 1, expiring: 0 });
  });

  it('counts who cannot sign in yet, and was sent no link', async () => {
    const grace = await joins('Grace Atieno', tumaini);
    const malee = await joins('Malee', tumaini);
    const naomi = await joins('Naomi', tumaini);
    const set = (id: string, columns: object) =>
      db().updateTable('people').set(columns).where('id', '=', id).execute();
    const nothing = { password_hash: null, pin_hash: null, email: null, email_folded: null };
    await set(grace.id, nothing);
    await set(malee.id, { ...nothing, email: 'malee@example.org' });
    await set(naomi.id, { ...nothing, password_hash: 'x' });
    expect((await roster(tumaini)).next.outside).toBe(1);
    await set(grace.id, { pin_hash: 'x' });
    expect((await roster(tumaini)).next.outside).toBe(0);
  });

  it('forgets a course that was left, unless it is asked for', async () => {
    const grace = await joins('Grace Atieno', tumaini);
    await enrol(db(), grace, { course: safe.slug }, now);
    await withdraw(db(), grace, { course: safe.slug }, now);
    expect((await roster(tumaini)).courses).toEqual([]);
    await aRequirement(db(), { person: grace, organization: tumaini, course: safe });
    expect((await roster(tumaini)).people[0]!.cells).toMatchObject([{ state: 'not-started' }]);
  });
});
