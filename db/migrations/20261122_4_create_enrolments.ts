import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('enrolments')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('organization_id', 'text', (c) => c.references('organizations.id'))
    .addColumn('enrolled_at', 'text', (c) => c.notNull())
    .addColumn('enrolled_by', 'text', (c) => c.notNull().references('people.id'))
    .addUniqueConstraint('enrolments_cycle', ['person_id', 'course_id', 'cycle'])
    .execute();

  await db.schema
    .createTable('withdrawals')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('enrolment_id', 'text', (c) => c.notNull().references('enrolments.id'))
    .addColumn('withdrawn_at', 'text', (c) => c.notNull())
    .addColumn('returned_at', 'text')
    .execute();
  await db.schema
    .createIndex('withdrawals_live')
    .on('withdrawals')
    .column('enrolment_id')
    .unique()
    .where(sql.ref('returned_at'), 'is', null)
    .execute();

  await db.schema
    .createTable('completions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('enrolment_id', 'text', (c) => c.notNull().references('enrolments.id'))
    .addColumn('lesson_key', 'text', (c) => c.notNull())
    .addColumn('version_id', 'text', (c) => c.notNull().references('course_versions.id'))
    .addColumn('completed_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('completions_lesson', ['enrolment_id', 'lesson_key'])
    .execute();

  await db.schema
    .createTable('reflections')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('lesson_key', 'text', (c) => c.notNull())
    .addColumn('reflection_key', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('saved_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('reflections_key', [
      'person_id',
      'course_id',
      'lesson_key',
      'reflection_key',
    ])
    .execute();
}
