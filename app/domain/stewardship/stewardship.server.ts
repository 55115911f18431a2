/** What a steward does, and reads. The gate has asked already; every verb asks again. */
import type { Db } from '#db/connection.server.ts';
import { stewardOnly, type Viewer } from '#app/domain/people/people.ts';
import { messageStates, type MessageState } from '#app/domain/messages/messages.ts';
import type { Counts } from './stewardship.ts';

export { appoint, appointSteward, dismiss } from './appointment.server.ts';
export { auditFile, listAudit } from './audit-trail.server.ts';
export { correctPerson, type PersonCorrected } from './correction.server.ts';
export { findMessage, listMessages, readMessage, sendAgain } from './outbox.server.ts';
export { findCertificateRecord, findPerson } from './person-record.server.ts';
export { findPeople } from './people-search.server.ts';
export { resetSecondFactor, resetSecondFactorOf } from './second-factor-reset.server.ts';
export { restorePerson, suspendPerson } from './suspension.server.ts';

export async function countEverything(db: Db, viewer: Viewer, now: Date): Promise<Counts> {
  stewardOnly(viewer);
  const people = await db
    .selectFrom('people')
    .select((it) => [
      it.fn.countAll<number>().as('all'),
      it.fn.count<number>('suspended_at').as('suspended'),
    ])
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  const certificates = await db
    .selectFrom('certificates')
    .select((it) => it.fn.countAll<number>().as('valid'))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirstOrThrow();
  const states = await db
    .selectFrom('messages')
    .select((it) => ['state', it.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const counted = (state: MessageState) => states.find((row) => row.state === state)?.count ?? 0;
  return {
    people: people.all,
    suspended: people.suspended,
    certificates: certificates.valid,
    messages: Object.fromEntries(messageStates.map((state) => [state, counted(state)])) as Record<
      MessageState,
      number
    >,
  };
}
