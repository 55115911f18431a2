/**
 * **Departure**: a person deletes the account, or a steward **erases** it for somebody who asks and
 * cannot get in. What is theirs goes; certificates stay, and the facts behind them, so that a number
 * can still be checked (content/pages/privacy).
 */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { postMessage } from '#app/domain/messages/messages.server.ts';
import { leavesLeaderless } from '#app/domain/organizations/organizations.server.ts';
import { isLastSteward, provePassphrase } from '#app/domain/people/people.server.ts';
import { folded, stewardOnly, type SignedIn, type Viewer } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { asLanguage } from '#app/words/languages.ts';
import { forgetAccounts } from './forgetting.server.ts';

export { forgetOld } from './retention.server.ts';

type Needed = { refused: 'last-steward' } | { refused: 'last-leader' };
export type Departed =
  'departed' | { refused: 'wrong-passphrase' } | Needed | { refused: 'limited'; minutes: number };
export type Erased =
  'erased' | Needed | { refused: 'not-found' | 'no-reason' | 'oneself' | 'other-name' };

export async function deleteAccount(
  db: Db,
  viewer: SignedIn,
  { passphrase }: { passphrase: string },
  now: Date,
): Promise<Departed> {
  const proven = await provePassphrase(db, viewer, passphrase);
  if ('refused' in proven) return proven;
  return db.transaction().execute(async (trx) => {
    const needed = await isNeeded(trx, viewer.id);
    if (needed) return needed;
    await forgetAccounts(trx, viewer.id, now);
    const deed = { actorId: viewer.id, verb: 'person.deleted', subjectId: viewer.id } as const;
    await recordAudit(trx, deed, now);
    return 'departed';
  });
}

/** `name`: typed once more, so that nobody is erased in place of somebody else. */
export async function eraseAccount(
  db: Db,
  viewer: Viewer,
  { person, name, reason }: { person: string; name: string; reason: string },
  now: Date,
): Promise<Erased> {
  const steward = stewardOnly(viewer);
  if (reason.trim() === '') return { refused: 'no-reason' };
  if (person === steward.id) return { refused: 'oneself' };
  return db.transaction().execute(async (trx): Promise<Erased> => {
    const owner = await held(trx, person);
    if (!owner) return { refused: 'not-found' };
    if (folded(name) !== folded(owner.name)) return { refused: 'other-name' };
    const needed = await isNeeded(trx, person);
    if (needed) return needed;
    await forgetAccounts(trx, person, now);
    // After: what was said about the person goes with the account, why it went stays.
    const of = { subjectId: person, details: { reason: reason.trim() } };
    await recordAudit(trx, { actorId: steward.id, verb: 'person.erased', ...of }, now);
    await tellOwner(trx, { id: person, ...owner }, now);
    return 'erased';
  });
}

/** Whom the platform or a team cannot do without. */
async function isNeeded(trx: Transaction<Database>, id: string): Promise<Needed | null> {
  if (await isLastSteward(trx, id)) return { refused: 'last-steward' };
  return (await leavesLeaderless(trx, { id })) ? { refused: 'last-leader' } : null;
}

/** Locks the person: of two stewards at once the second one finds nobody. */
const held = (trx: Transaction<Database>, id: string) =>
  trx
    .updateTable('people')
    .set((it) => ({ language: it.ref('language') }))
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returning(['name', 'email', 'email_confirmed_at', 'language'])
    .executeTakeFirst();

interface Gone {
  id: string;
  name: string;
  email: string | null;
  email_confirmed_at: string | null;
  language: string;
}

/** The last mail; retention.server.ts takes it away once it is sent. */
async function tellOwner(trx: Transaction<Database>, gone: Gone, now: Date): Promise<void> {
  if (gone.email === null || gone.email_confirmed_at === null) return;
  const message = {
    template: 'account-erased',
    personId: gone.id,
    recipient: gone.email,
    language: asLanguage(gone.language),
    eventKey: newId(),
    values: { name: gone.name },
  } as const;
  await postMessage(trx, message, now);
}
