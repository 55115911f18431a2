import type { Kysely } from 'kysely';

/** What an organization asks of its staff: a course by a day, extended or waived with a reason. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('learning_paths')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organizations.id'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('ended_at', 'text')
    .execute();
  await db.schema
    .createIndex('learning_paths_organization')
    .on('learning_paths')
    .column('organization_id')
    .execute();
  await db.schema
    .createTable('learning_path_courses')
    .addColumn('path_id', 'text', (c) => c.notNull().references('learning_paths.id'))
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('learning_path_courses_key', ['path_id', 'course_id'])
    .execute();

  await db.schema
    .createTable('requirements')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('organization_id', 'text', (c) => c.notNull().references('organizations.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('path_id', 'text', (c) => c.references('learning_paths.id'))
    .addColumn('due_at', 'text')
    .addColumn('required_at', 'text', (c) => c.notNull())
    .addColumn('required_by', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('waived_at', 'text')
    .addColumn('waived_by', 'text')
    .addColumn('waiver_reason', 'text')
    .addUniqueConstraint('requirements_cycle', [
      'organization_id',
      'person_id',
      'course_id',
      'cycle',
    ])
    .execute();
  await db.schema
    .createIndex('requirements_person')
    .on('requirements')
    .column('person_id')
    .execute();
  // What reminders and renewals look for, every hour.
  await db.schema.createIndex('requirements_due').on('requirements').column('due_at').execute();
  await db.schema
    .createIndex('certificates_expiry')
    .on('certificates')
    .column('expires_at')
    .execute();

  await db.schema
    .createTable('extensions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('requirement_id', 'text', (c) => c.notNull().references('requirements.id'))
    .addColumn('from_due_at', 'text')
    .addColumn('to_due_at', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('extended_at', 'text', (c) => c.notNull())
    .addColumn('extended_by', 'text', (c) => c.notNull().references('people.id'))
    .execute();
  await db.schema
    .createIndex('extensions_requirement')
    .on('extensions')
    .column('requirement_id')
    .execute();
}
