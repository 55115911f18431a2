/** A person who has an account is asked, not taken: nothing happens until they say yes. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { postTo, raiseAccount } from '#app/domain/people/people.server.ts';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import type { OpenInvitation } from './staffing.ts';

/** Asks once, however often it is called while the question is open. */
export async function invite(
  trx: Transaction<Database>,
  viewer: SignedIn,
  organization: ViewedOrganization,
  { personId, list }: { personId: string; list: string },
  now: Date,
): Promise<void> {
  const id = newId();
  const inserted = await trx
    .insertInto('invitations')
    .values({
      id,
      organization_id: organization.id,
      person_id: personId,
      role: 'member',
      staff_list_id: list,
      invited_by: viewer.id,
      invited_at: now.toISOString(),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'person_id'])
        .where('answered_at', 'is', null)
        .doNothing(),
    )
    .executeTakeFirst();
  if (Number(inserted.numInsertedOrUpdatedRows) === 0) return;
  const deed = { actorId: viewer.id, verb: 'invitation.sent' } as const;
  await recordAudit(trx, { ...deed, subjectId: id, organizationId: organization.id }, now);
  const open = await trx
    .selectFrom('people')
    .select('id')
    .where('id', '=', personId)
    .where('suspended_at', 'is', null)
    .executeTakeFirst();
  if (!open) return;
  const link = `${publicUrl()}/invitations`;
  const message = {
    template: 'invitation',
    eventKey: id,
    values: () => ({ leader: viewer.name, organization: organization.name, link }),
  } as const;
  await postTo(trx, personId, message, now);
}

/** What the viewer is asked and has not answered. */
export async function openInvitations(db: Db, viewer: SignedIn): Promise<OpenInvitation[]> {
  return db
    .selectFrom('invitations')
    .innerJoin('organizations', 'organizations.id', 'invitations.organization_id')
    .innerJoin('people', 'people.id', 'invitations.invited_by')
    .select([
      'invitations.id',
      'organizations.name as organization',
      'people.name as invitedBy',
      'invitations.invited_at as invitedAt',
    ])
    .where('invitations.person_id', '=', viewer.id)
    .where('invitations.answered_at', 'is', null)
    .orderBy('invitations.invited_at', 'desc')
    .execute();
}

/** Yes begins the membership, no leaves all as it is; the first answer counts. Null for another's. */
export async function answerInvitation(
  db: Db,
  viewer: SignedIn,
  { invitation, answer }: { invitation: string; answer: 'accepted' | 'declined' },
  now: Date,
): Promise<{ answer: 'accepted' | 'declined' | 'withdrawn'; organization: string } | null> {
  return db.transaction().execute(async (trx) => {
    const answered = await trx
      .updateTable('invitations')
      .set({ answered_at: now.toISOString(), answer })
      .where('id', '=', invitation)
      .where('person_id', '=', viewer.id)
      .where('answered_at', 'is', null)
      .returning(['organization_id', 'staff_list_id', 'role'])
      .executeTakeFirst();
    if (!answered) return answeredBefore(trx, viewer, invitation);
    const organizationId = answered.organization_id;
    if (answer === 'accepted') {
      await trx
        .insertInto('memberships')
        .values({
          id: newId(),
          organization_id: organizationId,
          person_id: viewer.id,
          role: answered.role,
          staff_list_id: answered.staff_list_id,
          started_at: now.toISOString(),
        })
        .onConflict((conflict) =>
          conflict
            .columns(['organization_id', 'person_id'])
            .where('ended_at', 'is', null)
            .doNothing(),
        )
        .execute();
      // A slip from elsewhere would open what the new team entrusts to its people.
      await raiseAccount(trx, viewer.id, now);
    }
    const verb = `invitation.${answer}` as const;
    const deed = { actorId: viewer.id, verb, subjectId: invitation, organizationId };
    await recordAudit(trx, deed, now);
    return answeredBefore(trx, viewer, invitation);
  });
}

async function answeredBefore(trx: Transaction<Database>, viewer: SignedIn, id: string) {
  const row = await trx
    .selectFrom('invitations')
    .innerJoin('organizations', 'organizations.id', 'invitations.organization_id')
    .select(['invitations.answer', 'organizations.name as organization'])
    .where('invitations.id', '=', id)
    .where('invitations.person_id', '=', viewer.id)
    .executeTakeFirst();
  return row ? { answer: row.answer!, organization: row.organization } : null;
}
