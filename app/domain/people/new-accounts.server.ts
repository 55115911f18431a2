/** Accounts that a leader opens for others: with a username, and a mail where there is an address. */
import type { Insertable, Transaction } from 'kysely';
import type { Database, PeopleTable } from '#db/schema.ts';
import { postMessages } from '#app/domain/messages/messages.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { hashToken, newId, newToken } from '#app/platform/ids/ids.server.ts';
import type { Language } from '#app/words/languages.ts';
import { foldEmail } from './email.ts';
import { keepWords } from './person-words.server.ts';
import { nextUsername, usernameFrom } from './username.ts';

export interface NewAccount {
  name: string;
  email: string | null;
  phone: string | null;
}

export interface OpenedAccount {
  id: string;
  username: string;
}

interface Opening {
  /** What usernames are made of where a name has no Latin letters. */
  team: string;
  organization: string;
  leader: string;
  language: Language;
  timeZone: string;
}

const atOnce = 50;
const welcomeDays = 7;

/** In the order given. An e-mail address that is taken breaks a unique constraint and throws. */
export async function openAccounts(
  trx: Transaction<Database>,
  accounts: NewAccount[],
  opening: Opening,
  now: Date,
): Promise<OpenedAccount[]> {
  const opened: OpenedAccount[] = [];
  for (let start = 0; start < accounts.length; start += atOnce) {
    const some = accounts.slice(start, start + atOnce);
    opened.push(...(await openSome(trx, some, opening, now)));
  }
  const welcomed = accounts.flatMap(({ name, email }, place) =>
    email === null ? [] : [{ ...opened[place]!, name, email, token: newToken() }],
  );
  await postWelcomes(trx, welcomed, opening, now);
  return opened;
}

async function openSome(
  trx: Transaction<Database>,
  accounts: NewAccount[],
  { team, language, timeZone }: Opening,
  now: Date,
): Promise<OpenedAccount[]> {
  const people = accounts.map((account) => ({
    id: newId(),
    name: account.name,
    email: account.email,
    email_folded: account.email === null ? null : foldEmail(account.email),
    phone: account.phone,
    username: usernameFrom(account.name, team),
    language,
    time_zone: timeZone,
    created_at: now.toISOString(),
  }));
  let waiting: (Insertable<PeopleTable> & { username: string })[] = people;
  while (waiting.length > 0) {
    await chooseFree(trx, waiting);
    const inserted = await trx
      .insertInto('people')
      .values(waiting)
      .onConflict((conflict) => conflict.column('username').doNothing())
      .returning('id')
      .execute();
    // Somebody took a name between looking and writing: those look again.
    const ids = new Set(inserted.map(({ id }) => id));
    waiting = waiting.filter(({ id }) => !ids.has(id));
  }
  await keepWords(trx, people);
  return people.map(({ id, username }) => ({ id, username }));
}

/** Counts each username up until none is taken, neither in the table nor among these. */
async function chooseFree(
  trx: Transaction<Database>,
  people: { username: string }[],
): Promise<void> {
  const taken = new Set<string>();
  for (;;) {
    const mine = new Set<string>();
    for (const person of people) {
      while (taken.has(person.username) || mine.has(person.username))
        person.username = nextUsername(person.username);
      mine.add(person.username);
    }
    const found = await trx
      .selectFrom('people')
      .select('username')
      .where('username', 'in', [...mine])
      .execute();
    if (found.length === 0) return;
    for (const { username } of found) taken.add(username!);
  }
}

interface Welcomed extends OpenedAccount {
  name: string;
  email: string;
  token: string;
}

/** A link to choose a passphrase, as for one that was forgotten, but good for a week. */
async function postWelcomes(
  trx: Transaction<Database>,
  people: Welcomed[],
  { organization, leader, language }: Opening,
  now: Date,
): Promise<void> {
  const tokens = people.map(({ id, email, token }) => ({
    id: hashToken(token),
    person_id: id,
    purpose: 'password-reset' as const,
    email,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + welcomeDays * 86_400_000).toISOString(),
  }));
  for (let start = 0; start < tokens.length; start += atOnce) {
    await trx
      .insertInto('tokens')
      .values(tokens.slice(start, start + atOnce))
      .execute();
  }
  const messages = people.map(({ id, username, name, email, token }) => ({
    template: 'account-made' as const,
    personId: id,
    recipient: email,
    language,
    eventKey: hashToken(token),
    values: { name, leader, organization, username, link: `${publicUrl()}/password/new/${token}` },
  }));
  await postMessages(trx, messages, now);
}
