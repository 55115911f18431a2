/** What an account is called, corrected for its owner by who looks after the platform. */
import type { Selectable, Transaction } from 'kysely';
import type { Database, PeopleTable } from '#db/schema.ts';
import { postMessage } from '#app/domain/messages/messages.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { asLanguage } from '#app/words/languages.ts';
import { postConfirmation } from './confirmation.server.ts';
import { foldEmail } from './email.ts';
import type { Corrected } from './people.ts';
import { forgetWords, keepWords } from './person-words.server.ts';
import { voidTokens } from './tokens.server.ts';

export type IdentityField = 'name' | 'username' | 'email' | 'phone';
export type Taken = { refused: 'username-taken' | 'email-taken' };

type Person = Pick<
  Selectable<PeopleTable>,
  'id' | 'name' | 'username' | 'email' | 'email_confirmed_at' | 'phone' | 'language'
>;

/** Which fields are different now; none where it was like that before. */
export async function correctIdentity(
  trx: Transaction<Database>,
  personId: string,
  to: Corrected,
  now: Date,
): Promise<{ changed: IdentityField[] } | Taken | { refused: 'not-found' | 'no-way-in' }> {
  const person = await held(trx, personId);
  if (!person) return { refused: 'not-found' };
  const changed = changedBy(person, to);
  if (changed.length === 0) return { changed };
  if (to.username === null && to.email === null) return { refused: 'no-way-in' };
  const taken = await takenBy(trx, personId, to);
  if (taken) return taken;
  await write(trx, person, to, changed);
  if (changed.includes('email')) await moveMail(trx, person, to.email, now);
  return { changed };
}

/** Locks the person until the transaction ends. */
const held = (trx: Transaction<Database>, id: string): Promise<Person | undefined> =>
  trx
    .updateTable('people')
    .set((it) => ({ language: it.ref('language') }))
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returning(['id', 'name', 'username', 'email', 'email_confirmed_at', 'phone', 'language'])
    .executeTakeFirst();

function changedBy(person: Person, to: Corrected): IdentityField[] {
  const called = (['name', 'username', 'email'] as const).filter((it) => to[it] !== person[it]);
  return to.dropPhone && person.phone !== null ? [...called, 'phone'] : called;
}

/** Whether somebody else, or an account that was joined to another one, is called so. */
export async function takenBy(
  db: Transaction<Database>,
  personId: string,
  { username, email }: Pick<Corrected, 'username' | 'email'>,
): Promise<Taken | null> {
  const others = db.selectFrom('people').select('id').where('id', '!=', personId);
  if (username !== null && (await others.where('username', '=', username).executeTakeFirst()))
    return { refused: 'username-taken' };
  const address = email === null ? null : foldEmail(email);
  if (address !== null && (await others.where('email_folded', '=', address).executeTakeFirst()))
    return { refused: 'email-taken' };
  return null;
}

async function write(
  trx: Transaction<Database>,
  { id }: Person,
  { name, username, email }: Corrected,
  changed: IdentityField[],
): Promise<void> {
  const address = {
    email,
    email_folded: email === null ? null : foldEmail(email),
    // Who reads the mail of the new one is not known yet.
    email_confirmed_at: null,
  };
  await trx
    .updateTable('people')
    .set({ name, username })
    .$if(changed.includes('email'), (query) => query.set(address))
    .$if(changed.includes('phone'), (query) => query.set({ phone: null }))
    .where('id', '=', id)
    .execute();
  await forgetWords(trx, id);
  await keepWords(trx, [{ id, name, username, email }]);
}

/**
 * Links that went to the old address open nothing any more; its owner is told, who may be somebody
 * from whom the account is being taken. The new one is asked to confirm.
 */
async function moveMail(
  trx: Transaction<Database>,
  old: Person,
  email: string | null,
  now: Date,
): Promise<void> {
  for (const purpose of ['email-confirmation', 'password-reset'] as const)
    await voidTokens(trx, old.id, purpose, now);
  if (old.email !== null && old.email_confirmed_at !== null) {
    const message = {
      template: 'address-removed',
      personId: old.id,
      recipient: old.email,
      language: asLanguage(old.language),
      eventKey: newId(),
      values: { name: old.name },
    } as const;
    await postMessage(trx, message, now);
  }
  if (email !== null) await postConfirmation(trx, { id: old.id, email }, now, 'address-new');
}
