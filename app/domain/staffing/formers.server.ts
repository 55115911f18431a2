/** Who was in the organization and left it: to be recognised when a list names them again. */
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

export interface Former {
  id: string;
  name: string;
  /** When they left, for the last time. */
  left: string;
  /** Never signed in, has no address and belongs to nobody: there is no one who could be asked. */
  unopened: boolean;
}

/** The last to leave last, so that of two with one name the later one is found. */
export async function formersOf(db: Kysely<Database>, organizationId: string): Promise<Former[]> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .select(['people.id', 'people.name', 'people.email', 'memberships.ended_at'])
    .select((it) => [
      it.and([it('password_hash', 'is', null), it('pin_hash', 'is', null)]).as('unopened'),
      it
        .selectFrom('memberships as there')
        .select('there.id')
        .whereRef('there.person_id', '=', 'people.id')
        .where('there.ended_at', 'is', null)
        .limit(1)
        .as('elsewhere'),
    ])
    .where('memberships.organization_id', '=', organizationId)
    .where('memberships.ended_at', 'is not', null)
    .where('people.deleted_at', 'is', null)
    .where('people.id', 'not in', (it) =>
      it
        .selectFrom('memberships as here')
        .select('here.person_id')
        .where('here.organization_id', '=', organizationId)
        .where('here.ended_at', 'is', null),
    )
    .orderBy('memberships.ended_at')
    .execute();
  return rows.map(({ id, name, email, ended_at, unopened, elsewhere }) => ({
    id,
    name,
    left: ended_at!,
    unopened: Boolean(unopened) && email === null && elsewhere === null,
  }));
}
