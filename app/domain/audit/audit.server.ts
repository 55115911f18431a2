/** An **audit entry** says who did what to which thing, in the same transaction as the deed. */
import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { newId } from '#app/platform/ids/ids.server.ts';

export interface Deed {
  /** Null where the platform itself acts. */
  actorId: string | null;
  /** `person.suspended`: noun and past participle. */
  verb: string;
  subjectKind: string;
  subjectId: string;
  organizationId?: string | null;
  /** Never a name, a secret, an answer or a reflection. Free text is `reason` and nothing else. */
  details?: Record<string, unknown> & { reason?: string };
}

export const recordAudit = (trx: Transaction<Database>, deed: Deed, now: Date): Promise<void> =>
  recordAudits(trx, [deed], now);

/** Many deeds of one moment, in few statements. */
export async function recordAudits(
  trx: Transaction<Database>,
  deeds: Deed[],
  now: Date,
): Promise<void> {
  const entries = deeds.map((deed) => ({
    id: newId(),
    at: now.toISOString(),
    actor_id: deed.actorId,
    verb: deed.verb,
    subject_kind: deed.subjectKind,
    subject_id: deed.subjectId,
    organization_id: deed.organizationId ?? null,
    details: JSON.stringify(deed.details ?? {}),
  }));
  for (let start = 0; start < entries.length; start += 100) {
    await trx
      .insertInto('audit_entries')
      .values(entries.slice(start, start + 100))
      .execute();
  }
}

/** The deeds stay; why, in somebody's own words, is forgotten with the person it was about. */
export async function forgetReasons(
  trx: Transaction<Database>,
  about: { subjectKind: string; subjectIds: string[] },
): Promise<void> {
  if (about.subjectIds.length === 0) return;
  const entries = await trx
    .selectFrom('audit_entries')
    .select(['id', 'details'])
    .where('subject_kind', '=', about.subjectKind)
    .where('subject_id', 'in', about.subjectIds)
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
