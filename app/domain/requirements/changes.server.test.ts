import { beforeEach, expect, it } from 'vitest';
import type { Selectable } from 'kysely';
import type { OrganizationsTable } from '#db/schema.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { passAndCertify } from '../../../tests/factories/passing.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import {
  changePath,
  dueFor,
  extendRequirement,
  findPath,
  findRequirement,
  forgetRequirements,
  listPaths,
  makePath,
  requireCourses,
  requirementsOf,
  undoWaiver,
  waiveRequirement,
} from './requirements.server.ts';

const now = new Date('2026-11-22T08:00:00.000Z');

onEachEngine('A requirement', (db) => {
  let home: Selectable<OrganizationsTable>, other: Selectable<OrganizationsTable>;
  let moses: SignedIn, grace: SignedIn;
  let safe: { slug: string; versionId: string };
  let which: { organization: { id: string; country: string }; requirement: string };

  beforeEach(async () => {
    home = await anOrganization(db(), 'Tumaini Home');
    other = await anOrganization(db(), 'Lakay', { country: 'HT' });
    moses = await aPerson(db(), 'Moses Okello');
    grace = await aPerson(db(), 'Grace Atieno');
    await aMembership(db(), { person: moses, organization: home }, { role: 'leader' });
    await aMembership(db(), { person: grace, organization: home });
    safe = await aPublishedCourse(db());
    const input = { organization: home, people: [grace.id], courses: [safe.slug] };
    await requireCourses(db(), moses, { ...input, due: '2026-11-27' }, now);
    const [requirement] = await requirementsOf(db(), home.id);
    which = { organization: home, requirement: requirement!.id };
  });

  it('is extended with a reason, once, and the history says who, when and why', async () => {
    const longer = { ...which, due: '2026-12-04', reason: 'Her child was ill' };
    const all = await Promise.all([
      extendRequirement(db(), moses, longer, now),
      extendRequirement(db(), moses, longer, now),
    ]);
    expect(all).toContainEqual({ dueAt: '2026-12-04T20:59:59.000Z' });
    expect(all).toContainEqual({ refused: 'same' });
    expect(await db().selectFrom('extensions').selectAll().execute()).toMatchObject([
      { from_due_at: '2026-11-27T20:59:59.000Z', to_due_at: '2026-12-04T20:59:59.000Z' },
    ]);
    const record = await findRequirement(db(), moses, which);
    expect(record!.history).toMatchObject([
      { verb: 'made', by: 'Moses Okello', dueAt: '2026-11-27T20:59:59.000Z' },
      { verb: 'extended', reason: 'Her child was ill', dueAt: '2026-12-04T20:59:59.000Z' },
    ]);
    const past = { ...longer, due: '2026-11-20' };
    expect(await extendRequirement(db(), moses, past, now)).toEqual({ refused: 'past' });
  });

  it('is waived with a reason, and stands again when the waiver is undone', async () => {
    const waiver = { ...which, reason: 'Works in the kitchen' };
    await waiveRequirement(db(), moses, waiver, now);
    await waiveRequirement(db(), moses, { ...waiver, reason: 'Again' }, now);
    expect(await dueFor(db(), grace, now)).toEqual([]);
    expect(await findRequirement(db(), moses, which)).toMatchObject({
      waivedAt: now.toISOString(),
      waiverReason: 'Works in the kitchen',
    });
    const longer = { ...which, due: '2026-12-04', reason: 'x' };
    expect(await extendRequirement(db(), moses, longer, now)).toEqual({ refused: 'waived' });
    const again = { organization: home, people: [grace.id], courses: [safe.slug] };
    expect(await requireCourses(db(), moses, again, now)).toMatchObject({
      asked: [{ outcome: 'waived' }],
    });
    await undoWaiver(db(), moses, which, now);
    await undoWaiver(db(), moses, which, now);
    expect(await dueFor(db(), grace, now)).toMatchObject([{ dueAt: '2026-11-27T20:59:59.000Z' }]);
    const record = await findRequirement(db(), moses, which);
    expect(record!.history.map((it) => it.verb)).toEqual(['made', 'waived', 'restored']);
  });

  it('that is done is not changed any more', async () => {
    await passAndCertify(db(), grace, safe, now);
    const longer = { ...which, due: '2026-12-04', reason: 'x' };
    expect(await extendRequirement(db(), moses, longer, now)).toEqual({ refused: 'done' });
    expect(await waiveRequirement(db(), moses, longer, now)).toEqual({ refused: 'done' });
  });

  it('does not exist for another organization, nor once the person has left', async () => {
    const foreign = { ...which, organization: other, due: '2026-12-04', reason: 'x' };
    const notFound = { refused: 'not-found' };
    const tryAll = async (input: typeof which & { due: string; reason: string }) => {
      expect(await findRequirement(db(), moses, input)).toBeNull();
      expect(await extendRequirement(db(), moses, input, now)).toEqual(notFound);
      expect(await waiveRequirement(db(), moses, input, now)).toEqual(notFound);
      expect(await undoWaiver(db(), moses, input, now)).toEqual(notFound);
    };
    await tryAll(foreign);
    await db()
      .updateTable('memberships')
      .set({ ended_at: now.toISOString() })
      .where('person_id', '=', grace.id)
      .execute();
    await tryAll({ ...foreign, ...which });
    const [row] = await db().selectFrom('requirements').selectAll().execute();
    expect(row).toMatchObject({ due_at: '2026-11-27T20:59:59.000Z', waived_at: null });
  });

  it('goes with the person who deletes the account, and every reason with it', async () => {
    const longer = { ...which, due: '2026-12-04', reason: 'Her child was ill' };
    await extendRequirement(db(), moses, longer, now);
    await db()
      .transaction()
      .execute((trx) => forgetRequirements(trx, grace.id));
    expect(await db().selectFrom('requirements').select('id').execute()).toEqual([]);
    const entries = await db().selectFrom('audit_entries').select('details').execute();
    expect(JSON.stringify(entries)).not.toContain('ill');
  });

  it('may come from a learning path, which is the organization’s own', async () => {
    await aPublishedCourse(db(), { slug: 'second' });
    const path = { organizationId: home.id, title: 'House parent', courses: ['second'] };
    const made = await makePath(db(), moses, path, now);
    if ('refused' in made) throw new Error(made.refused);
    const changed = { ...path, ...made, title: 'Parent', courses: ['safe-every-day', 'second'] };
    expect(await changePath(db(), moses, changed, now)).toEqual(made);
    expect(await listPaths(db(), home.id)).toEqual([
      { id: made.path, title: 'Parent', courses: changed.courses, endedAt: null },
    ]);
    const foreign = { ...changed, organizationId: other.id };
    expect(await changePath(db(), moses, foreign, now)).toEqual({ refused: 'not-found' });
    expect(await findPath(db(), other.id, made.path)).toBeNull();
    const empty = { ...path, courses: ['nowhere'] };
    expect(await makePath(db(), moses, empty, now)).toEqual({ refused: 'no-course' });
  });
});
