/** A membership changed or ended by a leader. */
import type { Db } from '#db/connection.server.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { raiseAccount } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { dayIn } from './days.ts';
import { isLastLeader, leadsNow } from './leading.server.ts';
import type { MembershipRole } from './organizations.ts';

interface Whom {
  /** The organization's id. */
  organization: string;
  person: string;
}

/** Somebody in the organization now. */
export async function memberOf(
  db: Db,
  { organization, person }: Whom,
): Promise<{ id: string; name: string; joinedAt: string } | null> {
  const row = await db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .select(['people.id', 'people.name', 'memberships.started_at as joinedAt'])
    .where('memberships.organization_id', '=', organization)
    .where('memberships.person_id', '=', person)
    .where('memberships.ended_at', 'is', null)
    .where('people.deleted_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

export type RoleChanged =
  { changed: true } | { refused: 'not-found' | 'last-leader' | 'no-passphrase' | 'suspended' };

/** Makes somebody a leader, or a leader a member. Who is so already stays so. */
export async function changeRole(
  db: Db,
  viewer: SignedIn,
  { organization, person, role }: Whom & { role: MembershipRole },
  now: Date,
): Promise<RoleChanged> {
  return db.transaction().execute(async (trx): Promise<RoleChanged> => {
    if (!(await leadsNow(trx, viewer, organization))) return { refused: 'not-found' };
    const found = await trx
      .selectFrom('memberships')
      .innerJoin('people', 'people.id', 'memberships.person_id')
      .select(['memberships.id', 'memberships.role', 'people.password_hash', 'people.suspended_at'])
      .where('memberships.organization_id', '=', organization)
      .where('memberships.person_id', '=', person)
      .where('memberships.ended_at', 'is', null)
      .where('people.deleted_at', 'is', null)
      .executeTakeFirst();
    if (!found) return { refused: 'not-found' };
    if (found.role === role) return { changed: true };
    if (role === 'member' && (await isLastLeader(trx, { organization, person })))
      return { refused: 'last-leader' };
    if (role === 'leader' && found.suspended_at !== null) return { refused: 'suspended' };
    // A PIN opens a learner's account only (D10).
    if (role === 'leader' && found.password_hash === null) return { refused: 'no-passphrase' };
    await trx.updateTable('memberships').set({ role }).where('id', '=', found.id).execute();
    if (role === 'leader') await raiseAccount(trx, person, now);
    const subject = { subjectId: person, organizationId: organization };
    await recordAudit(
      trx,
      { actorId: viewer.id, verb: 'membership.role-changed', ...subject, details: { role } },
      now,
    );
    return { changed: true };
  });
}

export type Departed =
  { departed: true } | { refused: 'not-found' | 'last-leader' | 'day-ahead' | 'before-start' };

/**
 * Ends a membership. The person keeps account, record and certificates; the organization loses
 * sight of them at once, whatever the last day was. Slips that were not used open nothing more.
 */
export async function endMembership(
  db: Db,
  viewer: SignedIn,
  { organization, person, day, reason }: Whom & { day: string; reason: string },
  now: Date,
): Promise<Departed> {
  if (day > dayIn(now, viewer.timeZone)) return { refused: 'day-ahead' };
  return db.transaction().execute(async (trx): Promise<Departed> => {
    if (!(await leadsNow(trx, viewer, organization))) return { refused: 'not-found' };
    const found = await trx
      .selectFrom('memberships')
      .select(['id', 'started_at'])
      .where('organization_id', '=', organization)
      .where('person_id', '=', person)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (!found) return { refused: 'not-found' };
    if (day < dayIn(found.started_at, viewer.timeZone)) return { refused: 'before-start' };
    if (await isLastLeader(trx, { organization, person })) return { refused: 'last-leader' };
    // The end of a day that is over, as far as a day without a clock can say.
    const end = [`${day}T23:59:59.999Z`, now.toISOString()].sort()[0]!;
    await trx
      .updateTable('memberships')
      .set({ ended_at: end < found.started_at ? found.started_at : end })
      .where('id', '=', found.id)
      .execute();
    await trx
      .updateTable('join_codes')
      .set({ voided_at: now.toISOString() })
      .where('organization_id', '=', organization)
      .where('person_id', '=', person)
      .where('used_at', 'is', null)
      .where('voided_at', 'is', null)
      .execute();
    const subject = { subjectId: person, organizationId: organization };
    const details = reason.trim() === '' ? { day } : { day, reason: reason.trim() };
    await recordAudit(
      trx,
      { actorId: viewer.id, verb: 'membership.ended', ...subject, details },
      now,
    );
    return { departed: true };
  });
}
