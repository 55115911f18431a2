/** What a link in a mail carries: kept hashed, followed once, good for a while. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database, TokensTable } from '#db/schema.ts';
import { hashToken, newToken } from '#app/platform/ids/ids.server.ts';

type Purpose = TokensTable['purpose'];

const minutes: Record<Purpose, number> = {
  'email-confirmation': 3 * 24 * 60,
  'password-reset': 60,
};
const mostAnHour = 3;

/** A new token, or null when the person was sent enough of these within the hour. */
export async function issueToken(
  trx: Transaction<Database>,
  { personId, purpose, email }: { personId: string; purpose: Purpose; email: string },
  now: Date,
): Promise<string | null> {
  // Locks the person, so that two requests at once do not both find the third place free.
  await trx
    .updateTable('people')
    .set((eb) => ({ language: eb.ref('language') }))
    .where('id', '=', personId)
    .execute();
  const recent = await trx
    .selectFrom('tokens')
    .select('id')
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where('created_at', '>', new Date(now.getTime() - 60 * 60_000).toISOString())
    .execute();
  if (recent.length >= mostAnHour) return null;
  const token = newToken();
  await trx
    .insertInto('tokens')
    .values({
      id: hashToken(token),
      person_id: personId,
      purpose,
      email,
      created_at: now.toISOString(),
      expires_at: new Date(now.getTime() + minutes[purpose] * 60_000).toISOString(),
    })
    .execute();
  return token;
}

export interface Token {
  personId: string;
  email: string;
}

/** What a token is for, while it may still be followed. */
export async function standingToken(
  db: Db,
  token: string,
  purpose: Purpose,
  now: Date,
): Promise<Token | null> {
  const row = await db
    .selectFrom('tokens')
    .select(['person_id', 'email'])
    .where('id', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst();
  return row ? { personId: row.person_id, email: row.email } : null;
}

/** Uses a token up; null when it was used, is too old, or never was. */
export async function spendToken(
  trx: Transaction<Database>,
  token: string,
  purpose: Purpose,
  now: Date,
): Promise<Token | null> {
  const row = await trx
    .updateTable('tokens')
    .set({ used_at: now.toISOString() })
    .where('id', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .returning(['person_id', 'email'])
    .executeTakeFirst();
  return row ? { personId: row.person_id, email: row.email } : null;
}

/** Links that are still on their way lead nowhere any more. */
export async function voidTokens(
  trx: Transaction<Database>,
  personId: string,
  purpose: Purpose,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('tokens')
    .set({ used_at: now.toISOString() })
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .execute();
}
