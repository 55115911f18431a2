import { sql, type Kysely } from 'kysely';

/** A second step of signing in: its secret, the codes for when the phone is lost, and what waits for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('sessions')
    .addColumn('second_factor', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();

  await db.schema
    .createTable('second_factors')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('last_step', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  // One that counts, and one that is being set up.
  await db.schema
    .createIndex('second_factors_confirmed')
    .unique()
    .on('second_factors')
    .column('person_id')
    .where(sql<boolean>`confirmed_at is not null`)
    .execute();
  await db.schema
    .createIndex('second_factors_pending')
    .unique()
    .on('second_factors')
    .column('person_id')
    .where(sql<boolean>`confirmed_at is null`)
    .execute();
  // For both of them: a partial index serves no question that leaves its condition out.
  await db.schema
    .createIndex('second_factors_person')
    .on('second_factors')
    .column('person_id')
    .execute();

  await db.schema
    .createTable('recovery_codes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('beginning', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .addUniqueConstraint('recovery_codes_beginning', ['person_id', 'beginning'])
    .execute();

  await db.schema
    .createTable('half_sign_ins')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('half_sign_ins_person')
    .on('half_sign_ins')
    .column('person_id')
    .execute();
}
