import { sql, type ColumnDefinitionBuilder, type Kysely } from 'kysely';

const needed = (c: ColumnDefinitionBuilder) => c.notNull();
const to = (column: string) => (c: ColumnDefinitionBuilder) => c.notNull().references(column);

/** The community of practice: series, their dates, who comes, and what remains of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSeries(db);
  await createMeetings(db);
  await createComing(db);
  await createAfterwards(db);
  await createFeeds(db);
}

async function createSeries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('series')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', needed)
    .addColumn('title', 'text', needed)
    .addColumn('purpose', 'text', needed)
    .addColumn('written_in', 'text', needed)
    .addColumn('languages', 'text', needed)
    .addColumn('rule', 'text')
    .addColumn('starts_on', 'text', needed)
    .addColumn('local_times', 'text', needed)
    .addColumn('counts_from', 'integer', needed)
    .addColumn('time_zone', 'text', needed)
    .addColumn('minutes', 'integer', needed)
    .addColumn('audience', 'text', needed)
    .addColumn('capacity', 'integer')
    .addColumn('room_address', 'text')
    .addColumn('room_phone', 'text')
    .addColumn('place', 'text')
    .addColumn('created_at', 'text', needed)
    .addColumn('created_by', 'text', to('people.id'))
    .addColumn('paused_at', 'text')
    .addColumn('ended_at', 'text')
    .execute();
  await db.schema
    .createTable('series_kinds')
    .addColumn('series_id', 'text', to('series.id'))
    .addColumn('kind', 'text', needed)
    .addPrimaryKeyConstraint('series_kinds_key', ['series_id', 'kind'])
    .execute();
  await db.schema
    .createTable('series_organizations')
    .addColumn('series_id', 'text', to('series.id'))
    .addColumn('organization_id', 'text', to('organizations.id'))
    .addPrimaryKeyConstraint('series_organizations_key', ['series_id', 'organization_id'])
    .execute();
  await db.schema
    .createTable('series_facilitators')
    .addColumn('series_id', 'text', to('series.id'))
    .addColumn('person_id', 'text', to('people.id'))
    .addPrimaryKeyConstraint('series_facilitators_key', ['series_id', 'person_id'])
    .execute();
}

async function createMeetings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('meetings')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('series_id', 'text', to('series.id'))
    .addColumn('number', 'integer', needed)
    .addColumn('planned_at', 'text', needed)
    .addColumn('local_start', 'text', needed)
    .addColumn('time_zone', 'text', needed)
    .addColumn('minutes', 'integer', needed)
    .addColumn('starts_at', 'text', needed)
    .addColumn('ends_at', 'text', needed)
    .addColumn('moved_at', 'text')
    .addColumn('theme', 'text')
    .addColumn('written_in', 'text', needed)
    .addColumn('agenda', 'text', needed)
    .addColumn('prereading', 'text', needed)
    .addColumn('languages', 'text', needed)
    .addColumn('capacity', 'integer')
    .addColumn('room_address', 'text')
    .addColumn('room_phone', 'text')
    .addColumn('place', 'text')
    .addColumn('sequence', 'integer', needed)
    .addColumn('changed_at', 'text', needed)
    .addColumn('created_at', 'text', needed)
    .addColumn('cancelled_at', 'text')
    .addColumn('cancelled_by', 'text', (c) => c.references('people.id'))
    .addColumn('cancelled_as', 'text')
    .addColumn('cancellation_reason', 'text')
    .addUniqueConstraint('meetings_number', ['series_id', 'number'])
    .execute();
  await db.schema.createIndex('meetings_start').on('meetings').column('starts_at').execute();
  await db.schema.createIndex('meetings_end').on('meetings').column('ends_at').execute();
  await db.schema
    .createTable('meeting_days')
    .addColumn('meeting_id', 'text', to('meetings.id'))
    .addColumn('day', 'integer', needed)
    .addColumn('local_start', 'text', needed)
    .addColumn('minutes', 'integer', needed)
    .addColumn('starts_at', 'text', needed)
    .addColumn('ends_at', 'text', needed)
    .addPrimaryKeyConstraint('meeting_days_key', ['meeting_id', 'day'])
    .execute();
  await db.schema
    .createTable('meeting_facilitators')
    .addColumn('meeting_id', 'text', to('meetings.id'))
    .addColumn('person_id', 'text', to('people.id'))
    .addPrimaryKeyConstraint('meeting_facilitators_key', ['meeting_id', 'person_id'])
    .execute();
}

async function createComing(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reservations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('meeting_id', 'text', to('meetings.id'))
    .addColumn('turn', 'integer', needed)
    .addColumn('person_id', 'text', to('people.id'))
    .addColumn('answer', 'text', needed)
    .addColumn('brings', 'text')
    .addColumn('interpretation', 'text')
    .addColumn('answered_at', 'text', needed)
    .addUniqueConstraint('reservations_turn', ['meeting_id', 'turn'])
    .execute();
  await db.schema
    .createTable('room_visits')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('meeting_id', 'text', to('meetings.id'))
    .addColumn('person_id', 'text', to('people.id'))
    .addColumn('day', 'integer', needed)
    .addColumn('visited_at', 'text', needed)
    .addUniqueConstraint('room_visits_first', ['meeting_id', 'person_id', 'day'])
    .execute();
  await db.schema
    .createTable('attendances')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('meeting_id', 'text', to('meetings.id'))
    .addColumn('person_id', 'text', to('people.id'))
    .addColumn('day', 'integer', needed)
    .addColumn('state', 'text', needed)
    .addColumn('revision', 'integer', needed)
    .addColumn('recorded_at', 'text', needed)
    .addColumn('recorded_by', 'text', to('people.id'))
    .addUniqueConstraint('attendances_revision', ['meeting_id', 'person_id', 'day', 'revision'])
    .execute();
  for (const table of ['reservations', 'room_visits', 'attendances'])
    await db.schema.createIndex(`${table}_person`).on(table).column('person_id').execute();
  await db.schema
    .createTable('clinic_cases')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('meeting_id', 'text', to('meetings.id'))
    .addColumn('person_id', 'text', to('people.id'))
    .addColumn('sheet', 'text', needed)
    .addColumn('written_in', 'text', needed)
    .addColumn('asked_at', 'text', needed)
    .addColumn('decision', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('decided_by', 'text', (c) => c.references('people.id'))
    .addUniqueConstraint('clinic_cases_person', ['meeting_id', 'person_id'])
    .execute();
}

async function createAfterwards(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('meeting_notes')
    .addColumn('meeting_id', 'text', to('meetings.id'))
    .addColumn('language', 'text', needed)
    .addColumn('markdown', 'text', needed)
    .addColumn('html', 'text', needed)
    .addColumn('written_at', 'text', needed)
    .addColumn('written_by', 'text', to('people.id'))
    .addColumn('published_at', 'text')
    .addPrimaryKeyConstraint('meeting_notes_key', ['meeting_id', 'language'])
    .execute();
  await db.schema
    .createTable('action_points')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('meeting_id', 'text', to('meetings.id'))
    .addColumn('position', 'integer', needed)
    .addColumn('text', 'text', needed)
    .addColumn('written_in', 'text', needed)
    .addColumn('owner_id', 'text', (c) => c.references('people.id'))
    .addColumn('due_on', 'text')
    .addColumn('created_at', 'text', needed)
    .addColumn('created_by', 'text', to('people.id'))
    .addColumn('done_at', 'text')
    .addColumn('done_by', 'text', (c) => c.references('people.id'))
    .execute();
  await db.schema
    .createIndex('action_points_meeting')
    .on('action_points')
    .column('meeting_id')
    .execute();
  await db.schema
    .createIndex('action_points_owner')
    .on('action_points')
    .column('owner_id')
    .execute();
  // What was said stands in one row a meeting, sorted: neither its place, its time nor its
  // transaction tells who said it. Who has spoken stands beside it, so that nobody speaks twice.
  await db.schema
    .createTable('feedback')
    .addColumn('meeting_id', 'text', (c) => c.primaryKey().references('meetings.id'))
    .addColumn('given', 'text', needed)
    .execute();
  await db.schema
    .createTable('feedback_givers')
    .addColumn('meeting_id', 'text', to('meetings.id'))
    .addColumn('person_id', 'text', to('people.id'))
    .addPrimaryKeyConstraint('feedback_givers_key', ['meeting_id', 'person_id'])
    .execute();
}

async function createFeeds(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('calendar_feeds')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('person_id', 'text', to('people.id'))
    .addColumn('made_at', 'text', needed)
    .addColumn('revoked_at', 'text')
    .execute();
  await db.schema
    .createIndex('calendar_feeds_live')
    .on('calendar_feeds')
    .column('person_id')
    .unique()
    .where(sql.ref('revoked_at'), 'is', null)
    .execute();
}
