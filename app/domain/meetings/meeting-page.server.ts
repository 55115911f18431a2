/** One date with all that its own page shows of it. */
import { sql } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { findCourse } from '#app/domain/courses/courses.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { belongs, leadsSeries } from './audience.server.ts';
import type { Host, MeetingPage, Prereading, Reading } from './meetings.ts';
import { withNotes } from './months.server.ts';
import { placeOf } from './queue.ts';
import { findMeeting } from './reading.server.ts';
import { queueFor, reservationOf } from './reservations.server.ts';

/** Null for who may not come. */
export async function meetingPage(
  db: Db,
  viewer: SignedIn,
  { meeting: id }: { meeting: string },
): Promise<MeetingPage | null> {
  const meeting = await findMeeting(db, viewer, id);
  if (!meeting) return null;
  const queue = await queueFor(db, id);
  const { brings, interpretation } = await reservationOf(db, viewer, id);
  return {
    meeting,
    address: new URL(`/meetings/${id}`, publicUrl()).href,
    hosts: await hostsOf(db, id, meeting.seriesId),
    readings: await readingsOf(db, viewer, meeting.prereading),
    place: placeOf(queue, viewer.id),
    brings,
    interpretation,
    coming: queue.admitted.length,
    waiting: queue.waiting.length,
    ...(await standing(db, viewer, id)),
    notes: (await withNotes(db, [meeting])).has(id),
  };
}

/** Of the room only whether there is one: where it is stays in the database. */
async function standing(db: Db, viewer: SignedIn, id: string) {
  const row = await db
    .selectFrom('meetings')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select([belongs(sql`${viewer.id}`).as('belongs'), leadsSeries(viewer).as('leads')])
    .select([
      sql<boolean>`(coalesce(meetings.room_address, series.room_address) is not null)`.as(
        'address',
      ),
      sql<boolean>`(coalesce(meetings.room_phone, series.room_phone) is not null)`.as('phone'),
    ])
    .where('meetings.id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    mayAnswer: Boolean(row.belongs),
    runsSeries: Boolean(row.leads),
    room: { address: Boolean(row.address), phone: Boolean(row.phone) },
  };
}

/** Those of the series and those of this date alone, by name. */
async function hostsOf(db: Db, meeting: string, series: string): Promise<Host[]> {
  return db
    .selectFrom('people')
    .select(['people.name', 'people.time_zone as timeZone'])
    .where('people.deleted_at', 'is', null)
    .where('people.suspended_at', 'is', null)
    .where((it) =>
      it.or([
        it(
          'people.id',
          'in',
          it.selectFrom('series_facilitators').select('person_id').where('series_id', '=', series),
        ),
        it(
          'people.id',
          'in',
          it
            .selectFrom('meeting_facilitators')
            .select('person_id')
            .where('meeting_id', '=', meeting),
        ),
      ]),
    )
    .orderBy('people.name')
    .execute();
}

/** What a course no longer has is left out. */
async function readingsOf(db: Db, viewer: SignedIn, wanted: Prereading[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const { kind, course: slug, lesson: key } of wanted) {
    const course = await findCourse(db, viewer, slug);
    const lesson = course?.lessons.find((it) => it.key === key);
    if (!lesson || (kind === 'aid' && !lesson.hasAid)) continue;
    const address = `/courses/${slug}/lessons/${key}`;
    readings.push({
      kind,
      title: lesson.title,
      language: lesson.language,
      minutes: kind === 'lesson' ? lesson.minutes : null,
      address: kind === 'aid' ? `${address}/aid` : address,
    });
  }
  return readings;
}
