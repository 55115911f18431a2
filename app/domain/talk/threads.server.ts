/**
 * Threads, found through the viewer. A new kind of subject is one more finder here: the tables,
 * and the verbs that take a thread, stay as they are.
 */
import type { Db } from '#db/connection.server.ts';
import { findCourse } from '#app/domain/courses/courses.server.ts';
import type { Course } from '#app/domain/courses/courses.ts';
import { myCourses, progressIn } from '#app/domain/enrolments/enrolments.server.ts';
import { isEnrolled } from '#app/domain/enrolments/enrolments.ts';
import { findMeeting, maySee, meetingsAmong } from '#app/domain/meetings/meetings.server.ts';
import type { Meeting } from '#app/domain/meetings/meetings.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { moderates, talksInCourse, type Thread, type ThreadKind } from './talk.ts';

/** The thread under a course; null for who is not in the course, as if there were none. */
export async function courseThread(
  db: Db,
  viewer: SignedIn,
  { course: slug }: { course: string },
): Promise<Thread | null> {
  const course = await findCourse(db, viewer, slug);
  if (!course) return null;
  const teaches = talksInCourse(viewer, false);
  const enrolled = teaches || isEnrolled(await progressIn(db, viewer, course));
  return talksInCourse(viewer, enrolled) ? underCourse(viewer, course) : null;
}

/** The thread under a meeting; null for who may not come. */
export async function meetingThread(
  db: Db,
  viewer: SignedIn,
  { meeting: id }: { meeting: string },
): Promise<Thread | null> {
  const meeting = await findMeeting(db, viewer, id);
  return meeting && underMeeting(viewer, meeting);
}

/** Of meetings that were talked under, so many are listed. */
const mostMeetings = 30;

interface Span {
  from: string;
  until: string;
}

/**
 * The threads of the courses that the person takes, and of the meetings that the person may come to
 * and in which something was said: within a span, or ever. What was said last comes first.
 */
export async function threadsOf(db: Db, viewer: SignedIn, span?: Span): Promise<Thread[]> {
  const mine = await myCourses(db, viewer);
  const courses = mine
    .filter(({ progress }) => isEnrolled(progress))
    .map(({ course }) => underCourse(viewer, course));
  const ids = await talkedIn(db, viewer, span);
  const meetings = new Map((await meetingsAmong(db, viewer, ids)).map((it) => [it.id, it]));
  return [...courses, ...ids.map((id) => underMeeting(viewer, meetings.get(id)!))];
}

async function talkedIn(db: Db, viewer: SignedIn, span?: Span): Promise<string[]> {
  const rows = await db
    .selectFrom('posts')
    .innerJoin('meetings', 'meetings.id', 'posts.subject_id')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select('meetings.id')
    .where('posts.subject_kind', '=', 'meeting')
    .$if(span !== undefined, (query) =>
      query.where('posts.posted_at', '>=', span!.from).where('posts.posted_at', '<', span!.until),
    )
    .where(maySee(viewer))
    .groupBy('meetings.id')
    .orderBy((it) => it.fn.max('posts.posted_at'), 'desc')
    .orderBy('meetings.id')
    .limit(mostMeetings)
    .execute();
  return rows.map((row) => row.id);
}

/** A thread by what a post says it stands under. */
export const threadUnder = (
  db: Db,
  viewer: SignedIn,
  { kind, id }: { kind: ThreadKind; id: string },
): Promise<Thread | null> => finders[kind](db, viewer, id);

const finders: Record<
  ThreadKind,
  (db: Db, viewer: SignedIn, id: string) => Promise<Thread | null>
> = {
  async course(db, viewer, id) {
    const course = await db
      .selectFrom('courses')
      .select('slug')
      .where('id', '=', id)
      .executeTakeFirst();
    return course ? courseThread(db, viewer, { course: course.slug }) : null;
  },
  meeting: (db, viewer, id) => meetingThread(db, viewer, { meeting: id }),
};

const underCourse = (viewer: SignedIn, course: Course): Thread => ({
  kind: 'course',
  id: course.id,
  title: course.title,
  language: course.language,
  at: null,
  subject: `/courses/${course.slug}`,
  address: `/courses/${course.slug}/discussion`,
  moderates: moderates(viewer),
});

const underMeeting = (viewer: SignedIn, meeting: Meeting): Thread => ({
  kind: 'meeting',
  id: meeting.id,
  title: meeting.theme ?? meeting.title,
  language: meeting.writtenIn,
  at: meeting.startsAt,
  subject: `/meetings/${meeting.id}`,
  address: `/meetings/${meeting.id}/discussion`,
  // Whoever hosts one date answers for its thread, facilitator or not.
  moderates: meeting.leads || moderates(viewer),
});
