/** More time, or not needed after all: each with a reason, each in the audit trail. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { Deed } from '#app/domain/audit/audit.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { endOfDay, zoneOfCountry } from '#app/domain/organizations/organizations.ts';
import { requirementsOf } from './of-organization.server.ts';
import type { Requirement } from './requirements.ts';

interface Which {
  organization: { id: string; country: string };
  requirement: string;
}

export function extendRequirement(
  db: Db,
  viewer: SignedIn,
  { organization, requirement: id, due, reason }: Which & { due: string; reason: string },
  now: Date,
): Promise<{ dueAt: string } | { refused: 'not-found' | 'done' | 'waived' | 'past' | 'same' }> {
  const to = endOfDay(due, zoneOfCountry(organization.country));
  return db.transaction().execute(async (trx) => {
    const known = await findLive(trx, organization.id, id);
    if (!known) return { refused: 'not-found' };
    if (known.passedAt) return { refused: 'done' };
    if (known.waivedAt) return { refused: 'waived' };
    if (to < now) return { refused: 'past' };
    const [from, dueAt] = [known.dueAt, to.toISOString()];
    const changed = await trx
      .updateTable('requirements')
      .set({ due_at: dueAt })
      .where('id', '=', id)
      .where('organization_id', '=', organization.id)
      .where('waived_at', 'is', null)
      .where((where) => where.or([where('due_at', 'is', null), where('due_at', '<>', dueAt)]))
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return { refused: 'same' };
    await trx
      .insertInto('extensions')
      .values({
        id: newId(),
        requirement_id: id,
        from_due_at: from,
        to_due_at: dueAt,
        reason,
        extended_at: now.toISOString(),
        extended_by: viewer.id,
      })
      .execute();
    const details = { from, to: dueAt, reason };
    await note(trx, viewer, 'requirement.extended', organization.id, id, details, now);
    return { dueAt };
  });
}

export function waiveRequirement(
  db: Db,
  viewer: SignedIn,
  { organization, requirement: id, reason }: Which & { reason: string },
  now: Date,
): Promise<{ waived: true } | { refused: 'not-found' | 'done' }> {
  return db.transaction().execute(async (trx) => {
    const known = await findLive(trx, organization.id, id);
    if (!known) return { refused: 'not-found' };
    if (known.passedAt) return { refused: 'done' };
    const changed = await trx
      .updateTable('requirements')
      .set({ waived_at: now.toISOString(), waived_by: viewer.id, waiver_reason: reason })
      .where('id', '=', id)
      .where('waived_at', 'is', null)
      .executeTakeFirst();
    if (changed.numUpdatedRows > 0n)
      await note(trx, viewer, 'requirement.waived', organization.id, id, { reason }, now);
    return { waived: true };
  });
}

/** The requirement stands again, with the day it had. */
export function undoWaiver(
  db: Db,
  viewer: SignedIn,
  { organization, requirement: id }: Which,
  now: Date,
): Promise<{ waived: false } | { refused: 'not-found' }> {
  return db.transaction().execute(async (trx) => {
    if (!(await findLive(trx, organization.id, id))) return { refused: 'not-found' };
    const changed = await trx
      .updateTable('requirements')
      .set({ waived_at: null, waived_by: null, waiver_reason: null })
      .where('id', '=', id)
      .where('waived_at', 'is not', null)
      .executeTakeFirst();
    if (changed.numUpdatedRows > 0n)
      await note(trx, viewer, 'requirement.restored', organization.id, id, {}, now);
    return { waived: false };
  });
}

/** Of this organization, about a live member, in the latest cycle. */
async function findLive(
  trx: Transaction<Database>,
  organizationId: string,
  id: string,
): Promise<Requirement | undefined> {
  return (await requirementsOf(trx, organizationId, { id }))[0];
}

const note = (
  trx: Transaction<Database>,
  viewer: SignedIn,
  verb: Extract<Deed, `requirement.${string}`>,
  organizationId: string,
  id: string,
  details: Record<string, unknown>,
  now: Date,
) =>
  recordAudit(
    trx,
    {
      actorId: viewer.id,
      verb,
      subjectId: id,
      organizationId,
      details,
    },
    now,
  );
