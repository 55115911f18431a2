import type { Kysely } from 'kysely';

/** Who waits for a place and has not been told of one; since when a series has its room. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('meeting_waits')
    .addColumn('meeting_id', 'text', (c) => c.notNull().references('meetings.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('times', 'integer', (c) => c.notNull())
    .addColumn('told_at', 'text')
    .addPrimaryKeyConstraint('meeting_waits_key', ['meeting_id', 'person_id'])
    .execute();
  await db.schema
    .createIndex('meeting_waits_person')
    .on('meeting_waits')
    .column('person_id')
    .execute();
  await db.schema.alterTable('series').addColumn('room_set_at', 'text').execute();
}
