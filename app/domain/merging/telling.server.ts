/** Mails about a merge: to both addresses, for one of them may be somebody else's after all. */
import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { retention } from '#app/domain/departure/departure.ts';
import { postMessages } from '#app/domain/messages/messages.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { asLanguage, type Language } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';

export interface Told {
  personId: string;
  name: string;
  address: string;
  language: Language;
}

/** Of the accounts as they are, before one of them loses its address. */
export async function addressesOf(
  trx: Transaction<Database>,
  { kept, gone }: { kept: string; gone: string },
): Promise<Told[]> {
  const rows = await trx
    .selectFrom('people')
    .select(['id', 'name', 'email', 'language'])
    .where('id', 'in', [kept, gone])
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, name, email, language }) =>
    email === null ? [] : [{ personId: id, name, address: email, language: asLanguage(language) }],
  );
}

export async function tellOfMerge(
  trx: Transaction<Database>,
  { merge, told, parted }: { merge: string; told: readonly Told[]; parted: boolean },
  now: Date,
): Promise<void> {
  const until = new Date(now.getTime() + retention.merge * 86_400_000);
  const messages = told.map(({ personId, name, address, language }) => ({
    template: parted ? ('accounts-parted' as const) : ('accounts-merged' as const),
    // Each is its own reader's, whatever becomes of the two accounts.
    personId,
    recipient: address,
    language,
    eventKey: `${merge} ${address}`,
    values: {
      name,
      signIn: `${publicUrl()}/sign-in`,
      forgotten: `${publicUrl()}/password/forgotten`,
      ...(parted ? {} : { until: speak(language).day(until, 'UTC') }),
    },
  }));
  await postMessages(trx, messages, now);
}

/**
 * Mails that were sent while the accounts were one go with the address they went to: in the copy that
 * one person takes there is no other's address.
 */
export async function partMails(
  trx: Transaction<Database>,
  { id, kept_id, gone_id }: { id: string; kept_id: string; gone_id: string },
): Promise<void> {
  const addresses = (await addressesOf(trx, { kept: gone_id, gone: gone_id })).map(
    ({ address }) => address,
  );
  if (addresses.length === 0) return;
  await trx
    .deleteFrom('tokens')
    .where('person_id', '=', kept_id)
    .where('email', 'in', addresses)
    .execute();
  const received = await trx
    .selectFrom('messages')
    .select(['id', 'template', 'event_key'])
    .where('person_id', '=', kept_id)
    .where('recipient', 'in', addresses)
    .where('id', '>', id)
    .execute();
  const theirs = await trx
    .selectFrom('messages')
    .select(['template', 'event_key'])
    .where('person_id', '=', gone_id)
    .execute();
  const isTwin = (it: (typeof received)[number]) =>
    theirs.some((own) => own.template === it.template && own.event_key === it.event_key);
  const ids = (rows: typeof received) => ['', ...rows.map((it) => it.id)];
  await trx
    .deleteFrom('messages')
    .where('id', 'in', ids(received.filter(isTwin)))
    .execute();
  await trx
    .updateTable('messages')
    .set({ person_id: gone_id })
    .where('id', 'in', ids(received.filter((it) => !isTwin(it))))
    .execute();
}
