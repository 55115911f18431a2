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
  /** Never a secret, an answer or a reflection. */
  details?: Record<string, unknown>;
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
