/** An e-mail address is confirmed by following a link that was sent to it. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { hashToken } from '#app/platform/ids/ids.server.ts';
import { postTo } from './post-to.server.ts';
import type { SignedIn } from './people.ts';
import { issueToken, spendToken, standingToken } from './tokens.server.ts';

const purpose = 'email-confirmation';

/** Posts the link, unless enough were sent within the hour. */
export async function postConfirmation(
  trx: Transaction<Database>,
  { id: personId, email }: { id: string; email: string },
  now: Date,
  template: 'email-confirmation' | 'address-new' = purpose,
): Promise<boolean> {
  const token = await issueToken(trx, { personId, purpose, email }, now);
  if (token === null) return false;
  const link = `${publicUrl()}/confirm/${token}`;
  const message = {
    template,
    eventKey: hashToken(token),
    values: () => ({ link }),
  } as const;
  await postTo(trx, personId, message, now);
  return true;
}

export type Reminded = 'sent' | { refused: 'already-confirmed' } | { refused: 'enough-sent' };

export async function sendConfirmation(db: Db, viewer: SignedIn, now: Date): Promise<Reminded> {
  const { id, email } = viewer;
  if (email === null || viewer.emailConfirmed) return { refused: 'already-confirmed' };
  const posted = await db.transaction().execute((trx) => postConfirmation(trx, { id, email }, now));
  return posted ? 'sent' : { refused: 'enough-sent' };
}

export type Confirmed = { email: string } | { refused: 'link-over' };

/** What a link is about, before anything is done with it. */
export async function confirmationOf(db: Db, token: string, now: Date): Promise<Confirmed> {
  const standing = await standingToken(db, token, purpose, now);
  return standing ? { email: standing.email } : { refused: 'link-over' };
}

/** Following the link a second time is answered like the first, and does nothing. */
export async function confirmEmail(db: Db, token: string, now: Date): Promise<Confirmed> {
  return db.transaction().execute(async (trx) => {
    const spent = await spendToken(trx, token, purpose, now);
    if (!spent) return confirmedBy(trx, token);
    const updated = await trx
      .updateTable('people')
      .set({ email_confirmed_at: now.toISOString() })
      .where('id', '=', spent.personId)
      .where('email', '=', spent.email)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (Number(updated.numUpdatedRows) === 0) return { refused: 'link-over' };
    const deed = {
      actorId: spent.personId,
      verb: 'email.confirmed',
      subjectId: spent.personId,
    } as const;
    await recordAudit(trx, deed, now);
    return { email: spent.email };
  });
}

async function confirmedBy(trx: Transaction<Database>, token: string): Promise<Confirmed> {
  const row = await trx
    .selectFrom('tokens')
    .innerJoin('people', (join) =>
      join.onRef('people.id', '=', 'tokens.person_id').onRef('people.email', '=', 'tokens.email'),
    )
    .select('tokens.email')
    .where('tokens.id', '=', hashToken(token))
    .where('tokens.purpose', '=', purpose)
    .where('tokens.used_at', 'is not', null)
    .where('people.email_confirmed_at', 'is not', null)
    .executeTakeFirst();
  return row ?? { refused: 'link-over' };
}
