import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { postMessage } from '#app/domain/messages/messages.server.ts';
import type { Template } from '#app/domain/messages/messages.ts';
import { asLanguage } from '#app/words/languages.ts';
import { speak, type Say } from '#app/words/words.ts';

export interface ToPerson {
  template: Template;
  /** What it is about: one message per template, person and event. */
  eventKey: string;
  /** What its sentences hold besides the person's `name`. */
  values: (say: Say) => Record<string, string>;
}

/** Posts a message in the person's own language; none where the account has no address. */
export async function postTo(
  trx: Transaction<Database>,
  personId: string,
  { template, eventKey, values }: ToPerson,
  now: Date,
): Promise<void> {
  const { name, email, language } = await trx
    .selectFrom('people')
    .select(['name', 'email', 'language'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  if (email === null) return;
  const say = speak(asLanguage(language));
  await postMessage(
    trx,
    {
      template,
      personId,
      // As it was signed up with, not as it was typed now: the two may only look alike.
      recipient: email,
      language: asLanguage(language),
      eventKey,
      values: { name, ...values(say) },
    },
    now,
  );
}
