/** What every deed of a steward on an application begins with. */
import type { Selectable, Transaction } from 'kysely';
import type { ApplicationsTable, Database } from '#db/schema.ts';
import { holds, type SignedIn, type Viewer } from '#app/domain/people/people.ts';

export type Application = Selectable<ApplicationsTable>;

export function stewardOnly(viewer: Viewer): SignedIn {
  if (!viewer.signedIn || !holds(viewer, 'steward')) throw new Error('Only a steward may do this.');
  return viewer;
}

export type NotJudged = { refused: 'not-found' | 'decided' | 'recused' };

/**
 * Locks the application, so that stewards' deeds come one after the other; refuses who is the
 * applicant or has recused themselves, and what is decided.
 */
export async function openFor(
  trx: Transaction<Database>,
  steward: SignedIn,
  application: string,
): Promise<{ application: Application } | NotJudged> {
  const row = await trx
    .updateTable('applications')
    .set((it) => ({ state: it.ref('state') }))
    .where('id', '=', application)
    .where('state', '!=', 'draft')
    .returningAll()
    .executeTakeFirst();
  if (!row) return { refused: 'not-found' };
  if (row.state === 'decided') return { refused: 'decided' };
  if (row.applicant_id === steward.id) return { refused: 'recused' };
  const recusal = await trx
    .selectFrom('application_reviews')
    .select('id')
    .where('application_id', '=', application)
    .where('steward_id', '=', steward.id)
    .where('recused', '=', 1)
    .executeTakeFirst();
  return recusal ? { refused: 'recused' } : { application: row };
}
