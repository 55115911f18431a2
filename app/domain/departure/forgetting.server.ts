/** What goes with an account, table by table; certificates and the facts behind them stay. */
import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { forgetApplications } from '#app/domain/applications/applications.server.ts';
import { forgetDetails, forgetReasons, forgetViewings } from '#app/domain/audit/audit.server.ts';
import { forgetMailPreferences } from '#app/domain/mail-preferences/mail-preferences.server.ts';
import { forgetMeetings } from '#app/domain/meetings/meetings.server.ts';
import { endMembershipsOf } from '#app/domain/organizations/organizations.server.ts';
import { accountsJoinedTo, forgetPerson } from '#app/domain/people/people.server.ts';
import { forgetRequirements } from '#app/domain/requirements/requirements.server.ts';
import { forgetRows } from '#app/domain/staffing/staffing.server.ts';
import { forgetTalk } from '#app/domain/talk/talk.server.ts';

/** With the accounts that were joined to this one: they are the same person's. */
export async function forgetAccounts(
  trx: Transaction<Database>,
  personId: string,
  now: Date,
): Promise<void> {
  for (const id of [...(await accountsJoinedTo(trx, personId)), personId])
    await forgetAccount(trx, id, now);
}

async function forgetAccount(
  trx: Transaction<Database>,
  personId: string,
  now: Date,
): Promise<void> {
  await forgetRows(trx, personId);
  await trx.deleteFrom('reflections').where('person_id', '=', personId).execute();
  await trx.deleteFrom('messages').where('person_id', '=', personId).execute();
  await forgetLearning(trx, personId);
  await forgetJudgements(trx, personId);
  await forgetApplications(trx, personId);
  await forgetRequirements(trx, personId);
  await forgetMeetings(trx, personId);
  await forgetTalk(trx, personId);
  await forgetMailPreferences(trx, personId);
  await trx.deleteFrom('invitations').where('person_id', '=', personId).execute();
  await trx
    .updateTable('merges')
    .set({ changes: null, reason: '' })
    .where((it) => it.or([it('kept_id', '=', personId), it('gone_id', '=', personId)]))
    .execute();
  await endMembershipsOf(trx, personId, now);
  await forgetViewings(trx, personId);
  await forgetPerson(trx, personId, now);
}

/** What stewards wrote about the person: why somebody was suspended, dismissed or lost a certificate. */
async function forgetJudgements(trx: Transaction<Database>, personId: string): Promise<void> {
  const certificates = await trx
    .updateTable('certificates')
    .set({ revocation_reason: null })
    .where('person_id', '=', personId)
    .returning('id')
    .execute();
  const participations = await trx
    .updateTable('participation_certificates')
    .set({ revocation_reason: null })
    .where('person_id', '=', personId)
    .returning('id')
    .execute();
  await forgetReasons(trx, { kind: 'participation', ids: participations.map(({ id }) => id) });
  await forgetReasons(trx, { kind: 'person', ids: [personId] });
  await forgetReasons(trx, { kind: 'certificate', ids: certificates.map(({ id }) => id) });
}

/** Answers go always; enrolments, with all that hangs on them, where no certificate rests on them. */
async function forgetLearning(trx: Transaction<Database>, personId: string): Promise<void> {
  const attempts = trx.selectFrom('attempts').select('id').where('person_id', '=', personId);
  await forgetDetails(trx, {
    kind: 'attempt',
    ids: (await attempts.execute()).map(({ id }) => id),
  });
  await trx.deleteFrom('answers').where('attempt_id', 'in', attempts).execute();

  const certified = trx
    .selectFrom('certificates')
    .select('enrolment_id')
    .where('person_id', '=', personId);
  const dropped = trx
    .selectFrom('enrolments')
    .select('id')
    .where('person_id', '=', personId)
    .where('id', 'not in', certified);
  const ids = (await dropped.execute()).map(({ id }) => id);
  await forgetDetails(trx, { kind: 'enrolment', ids });
  await trx.deleteFrom('attempts').where('enrolment_id', 'in', dropped).execute();
  await trx.deleteFrom('completions').where('enrolment_id', 'in', dropped).execute();
  await trx.deleteFrom('withdrawals').where('enrolment_id', 'in', dropped).execute();
  await trx
    .deleteFrom('enrolments')
    .where('person_id', '=', personId)
    .where('id', 'not in', certified)
    .execute();

  // Of the attempts behind a certificate only the result remains.
  await trx
    .updateTable('attempts')
    .set({ paper: '{}' })
    .where('person_id', '=', personId)
    .execute();
  await trx
    .updateTable('attempts')
    .set({ marks: '{}' })
    .where('person_id', '=', personId)
    .where('marks', 'is not', null)
    .execute();
}
