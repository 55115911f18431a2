/** Which mails a person wants: read, chosen, and stopped from a mail without signing in. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { hashToken } from '#app/platform/ids/ids.server.ts';
import { defaults, mailKinds, type MailKind, type MailPreferences } from './mail-preferences.ts';

export { heldByMailPreferences } from './held.server.ts';

export async function mailPreferencesOf(db: Db, viewer: SignedIn): Promise<MailPreferences> {
  const rows = await db
    .selectFrom('mail_preferences')
    .select(['kind', 'wanted'])
    .where('person_id', '=', viewer.id)
    .execute();
  const chosen = Object.fromEntries(rows.map(({ kind, wanted }) => [kind, wanted === 1]));
  return { ...defaults, ...chosen };
}

/** Keeps what differs from what holds already: what nobody touched follows the default. */
/** What is left out stays as it is. */
export async function chooseMails(
  db: Db,
  viewer: SignedIn,
  wanted: Partial<MailPreferences>,
  now: Date,
): Promise<void> {
  const current = await mailPreferencesOf(db, viewer);
  await db.transaction().execute(async (trx) => {
    for (const kind of mailKinds) {
      const choice = wanted[kind] ?? current[kind];
      if (choice !== current[kind])
        await choose(trx, { personId: viewer.id, kind, wanted: choice }, now);
    }
  });
}

/** Those of the people who want mails of a kind: for whoever is about to write many. */
export async function whoWants(
  db: Db,
  { kind, people }: { kind: MailKind; people: string[] },
): Promise<Set<string>> {
  const wanting = new Set(defaults[kind] ? people : []);
  for (let start = 0; start < people.length; start += 500) {
    const rows = await db
      .selectFrom('mail_preferences')
      .select(['person_id', 'wanted'])
      .where('kind', '=', kind)
      .where('person_id', 'in', people.slice(start, start + 500))
      .execute();
    for (const { person_id, wanted } of rows)
      if (wanted === 1) wanting.add(person_id);
      else wanting.delete(person_id);
  }
  return wanting;
}

/** What a mail's link would stop; null for a link that is none of ours. Changes nothing. */
export async function stoppedBy(db: Db, { token }: { token: string }): Promise<MailKind | null> {
  return (await linkOf(db, token))?.kind ?? null;
}

/**
 * Stops a kind of mail, for whoever holds a mail of it: nobody signs in for that. Twice is once,
 * and a link stands as long as the account.
 */
export async function unsubscribe(
  db: Db,
  { token }: { token: string },
  now: Date,
): Promise<{ stopped: MailKind } | null> {
  const link = await linkOf(db, token);
  if (!link) return null;
  await db.transaction().execute((trx) => choose(trx, { ...link, wanted: false }, now));
  return { stopped: link.kind };
}

/** For who leaves: what was wanted, and every link that is still in a mailbox. */
export async function forgetMailPreferences(
  trx: Transaction<Database>,
  personId: string,
): Promise<void> {
  await trx.deleteFrom('mail_preferences').where('person_id', '=', personId).execute();
  await trx.deleteFrom('unsubscribe_links').where('person_id', '=', personId).execute();
}

async function linkOf(db: Db, token: string): Promise<{ personId: string; kind: MailKind } | null> {
  const row = await db
    .selectFrom('unsubscribe_links')
    .select(['person_id', 'kind'])
    .where('id', '=', hashToken(token))
    .executeTakeFirst();
  const kind = mailKinds.find((it) => it === row?.kind);
  return row && kind ? { personId: row.person_id, kind } : null;
}

async function choose(
  trx: Transaction<Database>,
  { personId, kind, wanted }: { personId: string; kind: MailKind; wanted: boolean },
  now: Date,
): Promise<void> {
  const choice = { wanted: wanted ? (1 as const) : (0 as const), changed_at: now.toISOString() };
  await trx
    .insertInto('mail_preferences')
    .values({ person_id: personId, kind, ...choice })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind']).doUpdateSet(choice))
    .execute();
}
