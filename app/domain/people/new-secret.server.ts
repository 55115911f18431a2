/** What else it means that a person has a new passphrase or PIN, however it was chosen. */
import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { forgetDevices } from './devices.server.ts';
import { postTo } from './post-to.server.ts';
import { voidTokens } from './tokens.server.ts';

interface How {
  verb: 'passphrase.changed' | 'passphrase.reset' | 'pin.changed' | 'slip.used';
  organizationId?: string;
}

/** Other devices are signed out, links and slips on their way open nothing, the owner is told. */
export async function afterNewSecret(
  trx: Transaction<Database>,
  personId: string,
  how: How,
  now: Date,
): Promise<void> {
  await trx.deleteFrom('sessions').where('person_id', '=', personId).execute();
  await trx.deleteFrom('half_sign_ins').where('person_id', '=', personId).execute();
  await forgetDevices(trx, [personId]);
  await voidTokens(trx, personId, 'password-reset', now);
  await voidJoinCodes(trx, [personId], now);
  await recordAudit(trx, { actorId: personId, subjectId: personId, ...how }, now);
  const { pin_hash } = await trx
    .selectFrom('people')
    .select('pin_hash')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const forgotten = `${publicUrl()}/password/forgotten`;
  const message = {
    template: pin_hash === null ? 'password-changed' : 'pin-changed',
    eventKey: newId(),
    values: () => ({ forgotten }),
  } as const;
  await postTo(trx, personId, message, now);
}

/**
 * Somebody's account now opens more than it did: a slip that somebody else printed and may have kept
 * opens it no more, and who came in with a PIN comes in anew, with a passphrase.
 */
export async function raiseAccount(
  trx: Transaction<Database>,
  personId: string,
  now: Date,
): Promise<void> {
  await voidJoinCodes(trx, [personId], now);
  await trx
    .deleteFrom('sessions')
    .where('person_id', '=', personId)
    .where((it) =>
      it.exists(
        it
          .selectFrom('people')
          .select('people.id')
          .where('people.id', '=', personId)
          .where('people.pin_hash', 'is not', null),
      ),
    )
    .execute();
}

export async function voidJoinCodes(
  trx: Transaction<Database>,
  personIds: string[],
  now: Date,
): Promise<void> {
  await trx
    .updateTable('join_codes')
    .set({ voided_at: now.toISOString() })
    .where('person_id', 'in', personIds)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .execute();
}
