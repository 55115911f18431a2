import type { Kysely } from 'kysely';

/** How a leader brings staff: lists that were pasted, people asked, codes on slips, PINs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('people').addColumn('phone', 'text').execute();
  await db.schema.alterTable('people').addColumn('pin_hash', 'text').execute();

  await db.schema
    .createTable('staff_lists')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organizations.id'))
    .addColumn('made_by', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('rows', 'text', (c) => c.notNull())
    .addColumn('confirmed_at', 'text')
    .addColumn('undone_at', 'text')
    .execute();
  await db.schema
    .createIndex('staff_lists_organization')
    .on('staff_lists')
    .columns(['organization_id', 'made_at'])
    .execute();

  await db.schema
    .createTable('invitations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organizations.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('staff_list_id', 'text', (c) => c.references('staff_lists.id'))
    .addColumn('invited_by', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('invited_at', 'text', (c) => c.notNull())
    .addColumn('answered_at', 'text')
    .addColumn('answer', 'text')
    .execute();
  await db.schema
    .createIndex('invitations_open')
    .on('invitations')
    .columns(['organization_id', 'person_id'])
    .unique()
    .where('answered_at' as never, 'is', null)
    .execute();
  await db.schema.createIndex('invitations_person').on('invitations').column('person_id').execute();

  await db.schema.alterTable('memberships').addColumn('staff_list_id', 'text').execute();
  await db.schema.alterTable('memberships').addColumn('position', 'text').execute();
  await db.schema
    .createIndex('memberships_organization')
    .on('memberships')
    .columns(['organization_id', 'ended_at'])
    .execute();

  await db.schema
    .createTable('join_codes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organizations.id'))
    .addColumn('made_by', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .addColumn('voided_at', 'text')
    .execute();
  await db.schema.createIndex('join_codes_person').on('join_codes').column('person_id').execute();
}
