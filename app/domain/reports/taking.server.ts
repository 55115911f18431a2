import type { Db } from '#db/connection.server.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';

/** Records of a whole team leave the platform in a file: the trail says who took them, and as what. */
export function noteTaken(
  db: Db,
  viewer: SignedIn,
  organization: { id: string },
  { as }: { as: 'csv' | 'xlsx' | 'zip' },
  now: Date,
): Promise<void> {
  const deed = {
    actorId: viewer.id,
    verb: 'team.exported',
    subjectId: organization.id,
    organizationId: organization.id,
    details: { as },
  } as const;
  return db.transaction().execute((trx) => recordAudit(trx, deed, now));
}
