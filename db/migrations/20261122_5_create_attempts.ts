import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('attempts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('enrolment_id', 'text', (c) => c.notNull().references('enrolments.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('version_id', 'text', (c) => c.notNull().references('course_versions.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('paper', 'text', (c) => c.notNull())
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('submitted_at', 'text')
    .addColumn('marks', 'text')
    .addColumn('passed', 'integer')
    .addUniqueConstraint('attempts_client', ['enrolment_id', 'client_id'])
    .addUniqueConstraint('attempts_number', ['enrolment_id', 'number'])
    .execute();
  await db.schema
    .createIndex('attempts_open')
    .on('attempts')
    .column('enrolment_id')
    .unique()
    .where(sql.ref('submitted_at'), 'is', null)
    .execute();
  await db.schema.createIndex('attempts_person').on('attempts').column('person_id').execute();

  await db.schema
    .createTable('answers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('attempt_id', 'text', (c) => c.notNull().references('attempts.id'))
    .addColumn('question_key', 'text', (c) => c.notNull())
    .addColumn('page_id', 'text', (c) => c.notNull())
    .addColumn('sequence', 'bigint', (c) => c.notNull())
    .addColumn('response', 'text', (c) => c.notNull())
    .addColumn('saved_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('answers_save', ['attempt_id', 'question_key', 'page_id', 'sequence'])
    .execute();

  await db.schema
    .createTable('certificates')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('number', 'text', (c) => c.notNull().unique())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('course_id', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('cycle', 'integer', (c) => c.notNull())
    .addColumn('enrolment_id', 'text', (c) => c.notNull().references('enrolments.id'))
    .addColumn('attempt_id', 'text', (c) => c.notNull().references('attempts.id'))
    .addColumn('version_id', 'text', (c) => c.notNull().references('course_versions.id'))
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('course_title', 'text', (c) => c.notNull())
    .addColumn('course_subtitle', 'text', (c) => c.notNull())
    .addColumn('course_slug', 'text', (c) => c.notNull())
    .addColumn('version_number', 'integer', (c) => c.notNull())
    .addColumn('statement', 'text', (c) => c.notNull())
    .addColumn('organization_name', 'text')
    .addColumn('issued_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .addColumn('revoked_by', 'text')
    .addColumn('revocation_reason', 'text')
    .execute();
  await db.schema
    .createIndex('certificates_live')
    .on('certificates')
    .columns(['person_id', 'course_id', 'cycle'])
    .unique()
    .where(sql.ref('revoked_at'), 'is', null)
    .execute();
  // Beside the partial one, which cannot find the revoked ones of a person.
  await db.schema
    .createIndex('certificates_person')
    .on('certificates')
    .columns(['person_id', 'course_id', 'cycle'])
    .execute();
}
