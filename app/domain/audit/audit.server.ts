/** The audit is written in the same transaction as the deed, or the deed is not done. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { deeds, type Deed, type SubjectKind } from './audit.ts';

export { heldByAudit } from './held.server.ts';

interface Entry {
  /** Null where the platform itself acts. */
  actorId: string | null;
  verb: Deed;
  subjectId: string;
  organizationId?: string | null;
  /** Never a name, a secret, an answer or a reflection. Free text is `reason` and nothing else. */
  details?: Record<string, unknown> & { reason?: string };
}

export const recordAudit = (trx: Transaction<Database>, entry: Entry, now: Date): Promise<void> =>
  recordAudits(trx, [entry], now);

/** Many deeds of one moment, in few statements. */
export async function recordAudits(
  trx: Transaction<Database>,
  entries: Entry[],
  now: Date,
): Promise<void> {
  const rows = entries.map(({ actorId, verb, subjectId, organizationId = null, details = {} }) => ({
    id: newId(),
    at: now.toISOString(),
    actor_id: actorId,
    verb,
    subject_kind: deeds[verb],
    subject_id: subjectId,
    organization_id: organizationId,
    details: JSON.stringify(details),
  }));
  for (let start = 0; start < rows.length; start += 100) {
    await trx
      .insertInto('audit_entries')
      .values(rows.slice(start, start + 100))
      .execute();
  }
}

/** Whether somebody looked at a person's record, said once for the viewer, the person and the day. */
export async function recordViewing(
  db: Db,
  {
    viewer,
    person,
    organization = null,
  }: { viewer: string; person: string; organization?: string | null },
  now: Date,
): Promise<void> {
  if (viewer === person) return;
  const viewing = {
    viewer_id: viewer,
    person_id: person,
    viewed_on: now.toISOString().slice(0, 10),
  };
  // Looking first: nearly every page of the day is not the first, and writes nothing.
  const known = await db
    .selectFrom('viewings')
    .select('viewed_on')
    .where('viewer_id', '=', viewer)
    .where('person_id', '=', person)
    .where('viewed_on', '=', viewing.viewed_on)
    .executeTakeFirst();
  if (known) return;
  await db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto('viewings')
      .values(viewing)
      .onConflict((conflict) =>
        conflict.columns(['viewer_id', 'person_id', 'viewed_on']).doNothing(),
      )
      .executeTakeFirst();
    if (Number(inserted.numInsertedOrUpdatedRows) === 0) return;
    const deed = {
      actorId: viewer,
      verb: 'person.viewed',
      subjectId: person,
      organizationId: organization,
    } as const;
    await recordAudit(trx, deed, now);
  });
}

/** Which of these deeds were done to somebody after an id was made, in their order. */
export async function deedsSince<T extends Deed>(
  trx: Transaction<Database>,
  { subject, verbs, since }: { subject: string; verbs: readonly T[]; since: string },
): Promise<T[]> {
  const rows = await trx
    .selectFrom('audit_entries')
    .select('verb')
    .where('subject_kind', '=', deeds[verbs[0]!])
    .where('subject_id', '=', subject)
    .where('verb', 'in', verbs)
    .where('id', '>', since)
    .orderBy('id')
    .execute();
  return rows.map(({ verb }) => verb as T);
}

export async function forgetViewings(trx: Transaction<Database>, personId: string): Promise<void> {
  await trx
    .deleteFrom('viewings')
    .where((it) => it.or([it('person_id', '=', personId), it('viewer_id', '=', personId)]))
    .execute();
}

/**
 * The deeds stay; with what they were done goes with the person: a score, a course, a day, and why.
 */
export async function forgetDetails(
  trx: Transaction<Database>,
  { kind, ids }: { kind: SubjectKind; ids: string[] },
): Promise<void> {
  for (let start = 0; start < ids.length; start += 200)
    await trx
      .updateTable('audit_entries')
      .set({ details: '{}' })
      .where('subject_kind', '=', kind)
      .where('subject_id', 'in', ids.slice(start, start + 200))
      .execute();
}

/** The deeds stay; why, in somebody's own words, is forgotten with the person it was about. */
export async function forgetReasons(
  trx: Transaction<Database>,
  { kind, ids }: { kind: SubjectKind; ids: string[] },
): Promise<void> {
  if (ids.length === 0) return;
  const entries = await trx
    .selectFrom('audit_entries')
    .select(['id', 'details'])
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', ids)
    .execute();
  for (const { id, details } of entries) {
    const { reason, ...rest } = JSON.parse(details) as Record<string, unknown>;
    if (reason === undefined) continue;
    await trx
      .updateTable('audit_entries')
      .set({ details: JSON.stringify(rest) })
      .where('id', '=', id)
      .execute();
  }
}
