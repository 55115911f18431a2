/** What the addresses of the map may name, in the demo's story. */
import type { Db } from '#db/connection.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';

/** By parameter of `app/routes.ts`; persons' things belong to `username`, a team's to Tumaini. */
export async function thingsOf(db: Db, username: string): Promise<Record<string, string>> {
  const { id: person } = await db
    .selectFrom('people')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  const attempt = await db
    .selectFrom('attempts')
    .select('id')
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  const certificate = await db
    .selectFrom('certificates')
    .select('number')
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  const first = async (
    table:
      | 'messages'
      | 'staff_lists'
      | 'invitations'
      | 'requirements'
      | 'learning_paths'
      | 'applications',
  ) => (await db.selectFrom(table).select('id').orderBy('id').executeTakeFirstOrThrow()).id;
  const meeting = await db
    .selectFrom('meetings')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select(['meetings.id', 'series.id as series'])
    .where('series.audience', '=', 'organizations')
    .where('meetings.starts_at', '>', new Date().toISOString())
    .orderBy('meetings.starts_at')
    .executeTakeFirstOrThrow();
  const post = await db
    .selectFrom('posts')
    .select('id')
    .where('subject_id', '=', meeting.id)
    .executeTakeFirstOrThrow();
  const asked = await db
    .selectFrom('clinic_cases')
    .select('id')
    .where('meeting_id', '=', meeting.id)
    .executeTakeFirstOrThrow();
  // Only who is signed in has one.
  const session = await db
    .selectFrom('sessions')
    .select('id')
    .where('person_id', '=', person)
    .executeTakeFirst();
  const point = await db
    .selectFrom('action_points')
    .innerJoin('meetings', 'meetings.id', 'action_points.meeting_id')
    .select('action_points.id')
    .where('meetings.series_id', '=', meeting.series)
    .where('action_points.owner_id', '=', person)
    .executeTakeFirstOrThrow();
  const participation = await db
    .selectFrom('participation_certificates')
    .select('number')
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  return {
    merge: await aMergeOf(db, person),
    case: asked.id,
    session: session?.id ?? 'none',
    point: point.id,
    participation: participation.number,
    post: post.id,
    meeting: meeting.id,
    series: meeting.series,
    course: 'the-journey-home',
    lesson: 'why-family',
    attempt: attempt.id,
    number: certificate.number,
    person,
    message: await first('messages'),
    organization: 'tumaini',
    list: await first('staff_lists'),
    invitation: await first('invitations'),
    requirement: await first('requirements'),
    path: await first('learning_paths'),
    application: await first('applications'),
  };
}

/** Nobody in the story has two accounts; two that were joined once and parted again change nothing. */
async function aMergeOf(db: Db, kept_id: string): Promise<string> {
  const known = await db.selectFrom('merges').select('id').executeTakeFirst();
  if (known) return known.id;
  const { id: gone_id } = await db
    .selectFrom('people')
    .select('id')
    .where('id', '!=', kept_id)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const id = newId();
  const [merged_at, undone_at] = ['2026-11-01T09:00:00.000Z', '2026-11-02T09:00:00.000Z'];
  const by = { merged_by: gone_id, undone_by: gone_id };
  await db
    .insertInto('merges')
    .values({ id, kept_id, gone_id, reason: 'One person.', merged_at, undone_at, ...by })
    .execute();
  return id;
}
