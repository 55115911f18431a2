/**
 * People: the verbs of an account, each in a file of its own beside this one, and the person as a
 * viewer.
 */
import { sql } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { keptQuery } from '#db/kept-query.server.ts';
import { asLanguage } from '#app/words/languages.ts';
import type { Role, SignedIn } from './people.ts';

export { suggestPassphrase, type Weakness } from '#app/platform/passwords/passwords.server.ts';
export { signUp, type SignedUp } from './sign-up.server.ts';
export { signIn, type SignedInNow } from './sign-in.server.ts';
export { confirmationOf, confirmEmail, sendConfirmation } from './confirmation.server.ts';
export { requestReset, resetPassphrase, resetStands } from './password-reset.server.ts';
export { changePassphrase, provePassphrase, signsInBy } from './passphrase.server.ts';
export type { PinFault, Unchosen } from './chosen-secret.server.ts';
export { isBeyondPin } from './beyond-pin.server.ts';
export { issueJoinCodes, join, joinerOf, type Joiner } from './join-codes.server.ts';
export { raiseAccount, voidJoinCodes } from './new-secret.server.ts';
export { openAccounts, type NewAccount } from './new-accounts.server.ts';
export { changeProfile, chooseLanguage, profileOf } from './profile.server.ts';
export {
  endOneSession,
  endOtherSessions,
  sessionsOf,
  signOutEverywhere,
  type OpenSession,
} from './sessions.server.ts';
export { meetDevice, type SeenDevice } from './devices.server.ts';
export { forgetPerson, isLastSteward } from './forgetting.server.ts';
export { keepMissingWords, keepWords } from './person-words.server.ts';
export { postTo } from './post-to.server.ts';
export { heldByPeople } from './held.server.ts';

const viewerNamed = keptQuery<{ id: string }>()((db, the) =>
  db
    .selectFrom('people')
    .leftJoin('appointments', (join) =>
      join
        .onRef('appointments.person_id', '=', 'people.id')
        .on('appointments.ended_at', 'is', null),
    )
    .select([
      'people.id',
      'people.name',
      'people.username',
      'people.email',
      'people.email_confirmed_at',
      'people.language',
      'people.time_zone',
    ])
    .select(sql<string | null>`string_agg(appointments.role, ',')`.as('roles'))
    .where('people.id', '=', the('id'))
    .where('people.suspended_at', 'is', null)
    .where('people.deleted_at', 'is', null)
    .groupBy('people.id'),
);

/** The person as a viewer; null when suspended, deleted or unknown, which ends every session. */
export async function personById(db: Db, id: string): Promise<SignedIn | null> {
  const [row] = await viewerNamed(db, { id });
  if (!row) return null;
  return {
    signedIn: true,
    id: row.id,
    name: row.name,
    username: row.username,
    email: row.email,
    emailConfirmed: row.email_confirmed_at !== null,
    language: asLanguage(row.language),
    timeZone: row.time_zone,
    roles: (row.roles?.split(',') ?? []) as Role[],
  };
}
