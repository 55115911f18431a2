/** The audit is written in the same transaction as the deed, or the deed is not done. */
import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { deeds, type Deed, type SubjectKind } from './audit.ts';

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
