import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { forgetDevices } from './devices.server.ts';
import { dropSecondFactor } from './second-factor.server.ts';
import { forgetWords } from './person-words.server.ts';

/**
 * Whether the platform would be left without a steward who can sign in. Locks the stewards'
 * appointments until the transaction ends: two who leave at once do not both find the other.
 */
export async function isLastSteward(
  trx: Transaction<Database>,
  personId: string,
): Promise<boolean> {
  const locked = await trx
    .updateTable('appointments')
    .set({ ended_at: null })
    .where('role', '=', 'steward')
    .where('ended_at', 'is', null)
    .returning('person_id')
    .execute();
  if (!locked.some((steward) => steward.person_id === personId)) return false;
  const other = await trx
    .selectFrom('appointments')
    .innerJoin('people', 'people.id', 'appointments.person_id')
    .select('people.id')
    .where('appointments.role', '=', 'steward')
    .where('appointments.ended_at', 'is', null)
    .where('people.id', '!=', personId)
    .where('people.suspended_at', 'is', null)
    .where('people.deleted_at', 'is', null)
    .executeTakeFirst();
  return other === undefined;
}

/** Takes out of the tables of people whatever is personal; the row stays for the facts about it. */
export async function forgetPerson(
  trx: Transaction<Database>,
  personId: string,
  now: Date,
): Promise<void> {
  // And every session.
  await dropSecondFactor(trx, personId);
  await forgetDevices(trx, [personId]);
  await trx.deleteFrom('tokens').where('person_id', '=', personId).execute();
  await trx.deleteFrom('join_codes').where('person_id', '=', personId).execute();
  await forgetWords(trx, personId);
  await trx
    .updateTable('appointments')
    .set({ ended_at: now.toISOString(), ended_by: personId })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
  await trx
    .updateTable('people')
    .set({
      name: '',
      email: null,
      email_folded: null,
      email_confirmed_at: null,
      username: null,
      password_hash: null,
      phone: null,
      pin_hash: null,
      certificate_name: null,
      suspension_reason: null,
      deleted_at: now.toISOString(),
    })
    .where('id', '=', personId)
    .execute();
}
