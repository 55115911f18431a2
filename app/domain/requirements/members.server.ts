import type { Db } from '#db/connection.server.ts';
import { asLanguage, type Language } from '#app/words/languages.ts';

export interface Member {
  id: string;
  name: string;
  /** What the person does there, in the leader's words. */
  position: string | null;
  email: string | null;
  phone: string | null;
  language: Language;
}

/** Who can be asked for something: the live members whose accounts are open, by name. */
export async function membersOf(db: Db, organizationId: string): Promise<Member[]> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .select(['people.id', 'people.name', 'people.email', 'people.phone', 'people.language'])
    .select('memberships.position')
    .where('memberships.organization_id', '=', organizationId)
    .where('memberships.ended_at', 'is', null)
    .where('people.deleted_at', 'is', null)
    .where('people.suspended_at', 'is', null)
    .execute();
  const byName = new Intl.Collator('en');
  return rows
    .map((row) => ({ ...row, language: asLanguage(row.language) }))
    .sort((a, b) => byName.compare(a.name, b.name) || a.id.localeCompare(b.id));
}
