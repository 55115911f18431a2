import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { wordsOf } from './person-words.ts';

interface Named {
  id: string;
  name: string;
  email: string | null;
  username: string | null;
}

/** Few enough for one statement on either engine. */
const atOnce = 250;

/** Makes people be found by what they are called now; in the transaction that calls them so. */
export async function keepWords(db: Kysely<Database>, people: Named[]): Promise<void> {
  const rows = people.flatMap((person) =>
    wordsOf(person).map((word) => ({ word, person_id: person.id })),
  );
  for (let start = 0; start < rows.length; start += atOnce) {
    await db
      .insertInto('person_words')
      .values(rows.slice(start, start + atOnce))
      .onConflict((conflict) => conflict.columns(['word', 'person_id']).doNothing())
      .execute();
  }
}

export async function forgetWords(db: Kysely<Database>, personId: string): Promise<void> {
  await db.deleteFrom('person_words').where('person_id', '=', personId).execute();
}

/** For who was put into the table by another way than the verbs: the demo's cast. */
export async function keepMissingWords(db: Kysely<Database>): Promise<void> {
  const people = await db
    .selectFrom('people')
    .leftJoin('person_words', 'person_words.person_id', 'people.id')
    .select(['people.id', 'people.name', 'people.email', 'people.username'])
    .where('people.deleted_at', 'is', null)
    .where('person_words.person_id', 'is', null)
    .execute();
  await keepWords(db, people);
}
