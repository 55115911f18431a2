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

export async function recordAudit(
  trx: Transaction<Database>,
  deed: Deed,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('audit_entries')
    .values({
      id: newId(),
      at: now.toISOString(),
      actor_id: deed.actorId,
      verb: deed.verb,
      subject_kind: deed.subjectKind,
      subject_id: deed.subjectId,
      organization_id: deed.organizationId ?? null,
      details: JSON.stringify(deed.details ?? {}),
    })
    .execute();
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
