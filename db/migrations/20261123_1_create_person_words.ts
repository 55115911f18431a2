import type { Kysely } from 'kysely';
import { wordsOf } from '#app/domain/people/people.ts';

interface Tables {
  people: {
    id: string;
    name: string;
    email: string | null;
    username: string | null;
    deleted_at: string | null;
  };
  person_words: { word: string; person_id: string };
}

const atOnce = 200;

/** What people are found by: a search is a range of this table's key, however many there are. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('person_words')
    .addColumn('word', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addPrimaryKeyConstraint('person_words_key', ['word', 'person_id'])
    .execute();
  await db.schema
    .createIndex('person_words_person')
    .on('person_words')
    .column('person_id')
    .execute();

  let last = '';
  for (;;) {
    const people = await db
      .selectFrom('people')
      .select(['id', 'name', 'email', 'username'])
      .where('deleted_at', 'is', null)
      .where('id', '>', last)
      .orderBy('id')
      .limit(atOnce)
      .execute();
    if (people.length === 0) return;
    for (const person of people) {
      const rows = wordsOf(person).map((word) => ({ word, person_id: person.id }));
      if (rows.length > 0) await db.insertInto('person_words').values(rows).execute();
    }
    last = people.at(-1)!.id;
  }
}
