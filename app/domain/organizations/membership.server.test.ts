import { beforeEach, expect, it } from 'vitest';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import type { SignedIn } from '../people/people.ts';
import {
  changeRole,
  endMembership,
  findOrganization,
  ledBy,
  memberOf,
  organizationsOf,
} from './organizations.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const today = '2026-11-22';
const password_hash = 'a passphrase';

onEachEngine('A membership', (db) => {
  let moses: SignedIn;
  let grace: SignedIn;
  let tumaini: { id: string; slug: string };
  beforeEach(async () => {
    moses = await aPerson(db(), 'Moses Okello', { password_hash });
    grace = await aPerson(db(), 'Grace Atieno', { password_hash });
    tumaini = await anOrganization(db());
    await aMembership(db(), { person: moses, organization: tumaini }, { role: 'leader' });
    await aMembership(db(), { person: grace, organization: tumaini });
  });

  const role = (viewer: SignedIn, person: { id: string }, to: 'leader' | 'member') =>
    changeRole(db(), viewer, { organization: tumaini.id, person: person.id, role: to }, now);
  const leaves = (viewer: SignedIn, person: { id: string }, day = today, reason = '') =>
    endMembership(db(), viewer, { organization: tumaini.id, person: person.id, day, reason }, now);
  const trail = async () => {
    const rows = await db().selectFrom('audit_entries').selectAll().orderBy('id').execute();
    return rows.map(({ verb, subject_id, organization_id, details }) => ({
      verb,
      subject: subject_id,
      organization: organization_id,
      details: JSON.parse(details) as unknown,
    }));
  };

  it('changes from member to leader and back, once each', async () => {
    expect(await role(moses, grace, 'leader')).toEqual({ changed: true });
    expect(await role(moses, grace, 'leader')).toEqual({ changed: true });
    expect(await ledBy(db(), grace)).toEqual([{ slug: tumaini.slug }]);
    expect(await role(grace, moses, 'member')).toEqual({ changed: true });
    expect(await role(moses, grace, 'member')).toEqual({ refused: 'not-found' });
    const about = { verb: 'membership.role-changed', organization: tumaini.id };
    expect(await trail()).toEqual([
      { ...about, subject: grace.id, details: { role: 'leader' } },
      { ...about, subject: moses.id, details: { role: 'member' } },
    ]);
  });

  it('leads only where somebody can sign in with a passphrase', async () => {
    const halima = await aPerson(db(), 'Halima Abdi', { email: null, email_folded: null });
    await aMembership(db(), { person: halima, organization: tumaini });
    expect(await role(moses, halima, 'leader')).toEqual({ refused: 'no-passphrase' });
    await suspend(grace);
    expect(await role(moses, grace, 'leader')).toEqual({ refused: 'suspended' });
    expect(await trail()).toEqual([]);
  });

  const suspend = (person: { id: string }) =>
    db()
      .updateTable('people')
      .set({ suspended_at: now.toISOString() })
      .where('id', '=', person.id)
      .execute();

  it('never leaves the organization without a leader who can sign in', async () => {
    expect(await role(moses, moses, 'member')).toEqual({ refused: 'last-leader' });
    expect(await leaves(moses, moses)).toEqual({ refused: 'last-leader' });
    await role(moses, grace, 'leader');
    await suspend(grace);
    expect(await leaves(moses, moses)).toEqual({ refused: 'last-leader' });
  });

  it('when two leaders send each other away at once, one stays', async () => {
    await role(moses, grace, 'leader');
    const both = await Promise.all([leaves(moses, grace), leaves(grace, moses)]);
    expect(both.filter((it) => 'departed' in it)).toHaveLength(1);
    const left = await db()
      .selectFrom('memberships')
      .select('person_id')
      .where('ended_at', 'is', null)
      .execute();
    expect(left).toHaveLength(1);
  });

  it('ends on a day, with the history kept and the leader’s sight lost', async () => {
    expect(await leaves(moses, grace, '2026-11-12', ' Moved to Kisumu. ')).toEqual({
      departed: true,
    });
    const of = { organization: tumaini.id, person: grace.id };
    expect(await memberOf(db(), of)).toBeNull();
    expect(await organizationsOf(db(), grace.id)).toEqual([]);
    expect(await findOrganization(db(), grace, tumaini.slug)).toBeNull();
    const membership = await db()
      .selectFrom('memberships')
      .select(['ended_at', 'role'])
      .where('person_id', '=', grace.id)
      .execute();
    expect(membership).toEqual([{ ended_at: '2026-11-12T23:59:59.999Z', role: 'member' }]);
    expect(await trail()).toEqual([
      {
        verb: 'membership.ended',
        subject: grace.id,
        organization: tumaini.id,
        details: { day: '2026-11-12', reason: 'Moved to Kisumu.' },
      },
    ]);
    expect(await leaves(moses, grace)).toEqual({ refused: 'not-found' });
  });

  it('ends today at once, not tomorrow and not before it began', async () => {
    expect(await leaves(moses, grace, '2026-11-23')).toEqual({ refused: 'day-ahead' });
    expect(await leaves(moses, grace, '2026-01-05')).toEqual({ refused: 'before-start' });
    expect(await leaves(moses, grace)).toEqual({ departed: true });
    const { ended_at } = await db()
      .selectFrom('memberships')
      .select('ended_at')
      .where('person_id', '=', grace.id)
      .executeTakeFirstOrThrow();
    expect(ended_at).toBe(now.toISOString());
  });

  it('takes slips that were not used with it, and leaves another organization’s', async () => {
    const lakay = await anOrganization(db(), 'Lakay');
    const code = (id: string, organization: { id: string }) => ({
      id,
      person_id: grace.id,
      organization_id: organization.id,
      made_by: moses.id,
      made_at: '2026-11-20T08:00:00.000Z',
      expires_at: '2026-12-20T08:00:00.000Z',
    });
    await db()
      .insertInto('join_codes')
      .values([code('ours', tumaini), code('theirs', lakay)])
      .execute();
    await leaves(moses, grace);
    const codes = await db()
      .selectFrom('join_codes')
      .select(['id', 'voided_at'])
      .orderBy('id')
      .execute();
    expect(codes).toEqual([
      { id: 'ours', voided_at: now.toISOString() },
      { id: 'theirs', voided_at: null },
    ]);
  });

  it('is nobody else’s to change: not a member’s, another leader’s, an ex-leader’s, a steward’s', async () => {
    const lakay = await anOrganization(db(), 'Lakay');
    const mirlande = await aPerson(db(), 'Mirlande Joseph');
    await aMembership(db(), { person: mirlande, organization: lakay }, { role: 'leader' });
    const samuel = await aPerson(db(), 'Samuel Kiprotich');
    const ended_at = '2026-11-01T00:00:00.000Z';
    const was = { role: 'leader', ended_at } as const;
    await aMembership(db(), { person: samuel, organization: tumaini }, was);
    const ruth = await aPerson(db(), 'Ruth Akinyi', { roles: ['steward'] });
    for (const viewer of [grace, mirlande, samuel, ruth]) {
      expect(await role(viewer, grace, 'leader')).toEqual({ refused: 'not-found' });
      expect(await leaves(viewer, moses)).toEqual({ refused: 'not-found' });
    }
    expect(await role(moses, mirlande, 'leader')).toEqual({ refused: 'not-found' });
    expect(await leaves(moses, mirlande)).toEqual({ refused: 'not-found' });
    expect(await trail()).toEqual([]);
  });
});
