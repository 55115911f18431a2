/** Telling a person, once, that somebody signed in as them with a browser they never used before. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { hashToken } from '#app/platform/ids/ids.server.ts';
import { deviceWords, type Device } from './device.ts';
import { postTo } from './post-to.server.ts';

export interface SeenDevice extends Device {
  /** What the browser's own cookie carries. */
  token: string;
}

// With the person in it: of two people on one phone nothing says that they share it.
const idOf = (personId: string, token: string): string => hashToken(`${token} ${personId}`);

/** Whether this person signed in with it since their passphrase or PIN was last changed. */
export async function isKnownDevice(db: Db, personId: string, token: string): Promise<boolean> {
  const known = await db
    .selectFrom('devices')
    .select('id')
    .where('id', '=', idOf(personId, token))
    .executeTakeFirst();
  return known !== undefined;
}

/**
 * In the transaction that begins the session. The first device of an account is the one it was made
 * or opened on, and needs no mail; nor does an address get one that nobody has confirmed.
 */
export async function meetDevice(
  trx: Transaction<Database>,
  personId: string,
  device: SeenDevice,
  now: Date,
): Promise<void> {
  const id = idOf(personId, device.token);
  const known = await trx
    .updateTable('devices')
    .set({ last_at: now.toISOString() })
    .where('id', '=', id)
    .executeTakeFirst();
  if (Number(known.numUpdatedRows) > 0) return;
  const other = await trx
    .selectFrom('devices')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const at = now.toISOString();
  const met = await trx
    .insertInto('devices')
    .values({ id, person_id: personId, first_at: at, last_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  // Of two tabs that sign in at once, the first one has told.
  if (Number(met.numInsertedOrUpdatedRows) === 0 || !other) return;
  await tell(trx, { personId, device, eventKey: `${id} ${at}` }, now);
}

async function tell(
  trx: Transaction<Database>,
  { personId, device, eventKey }: { personId: string; device: Device; eventKey: string },
  now: Date,
): Promise<void> {
  const person = await trx
    .selectFrom('people')
    .select(['email_confirmed_at', 'time_zone'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  if (person.email_confirmed_at === null) return;
  const message = {
    template: 'new-device',
    eventKey,
    values: (say) => ({
      device: deviceWords(say, device),
      time: say.moment(now, person.time_zone),
      forgotten: `${publicUrl()}/password/forgotten`,
      account: `${publicUrl()}/me`,
    }),
  } satisfies Parameters<typeof postTo>[2];
  await postTo(trx, personId, message, now);
}

/** With a new passphrase every device is strange again: whoever had the old one is seen coming. */
export async function forgetDevices(
  trx: Transaction<Database>,
  personIds: string[],
): Promise<void> {
  await trx.deleteFrom('devices').where('person_id', 'in', personIds).execute();
}
