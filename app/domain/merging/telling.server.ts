/** Mails about a merge: to both addresses, for one of them may be somebody else's after all. */
import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { retention } from '#app/domain/departure/departure.ts';
import { postMessages } from '#app/domain/messages/messages.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { asLanguage, type Language } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';

export interface Told {
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
    .select(['name', 'email', 'language'])
    .where('id', 'in', [kept, gone])
    .orderBy('id')
    .execute();
  return rows.flatMap(({ name, email, language }) =>
    email === null ? [] : [{ name, address: email, language: asLanguage(language) }],
  );
}

export async function tellOfMerge(
  trx: Transaction<Database>,
  {
    merge,
    kept,
    told,
    parted,
  }: { merge: string; kept: string; told: readonly Told[]; parted: boolean },
  now: Date,
): Promise<void> {
  const until = new Date(now.getTime() + retention.merge * 86_400_000);
  const messages = told.map(({ name, address, language }) => ({
    template: parted ? ('accounts-parted' as const) : ('accounts-merged' as const),
    personId: kept,
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
