/** What somebody has done and is asked, of every kind, as numbers choose it. */
import type { Db } from '#db/connection.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';

export interface World {
  courses: { id: string; slug: string; versionId: string }[];
  organizations: { id: string }[];
  /** Of meetings. */
  meetings: string[];
  leader: SignedIn;
}

/** One course of one cycle. */
export interface Learnt {
  course: number;
  cycle: number;
  lessons: string[];
  /** Of each attempt: not passed, passed, not handed in. */
  attempts: (0 | 1 | null)[];
  /** Months until it ends, negative where it was withdrawn; 0 for none. */
  certificate: number;
  left: boolean;
  byOneself: boolean;
}

export interface Life {
  learnt: Learnt[];
  teams: { of: number; role: 'leader' | 'member'; ended: boolean }[];
  invited: number[];
  asked: { of: number; course: number; waived: boolean }[];
  answers: { of: number; answer: 'yes' | 'maybe' | 'no' }[];
  there: { of: number; state: 'present' | 'partly' | 'absent' | 'excused' | 'caught-up' }[];
  thoughts: { course: number; text: string }[];
  mails: { kind: string; wanted: 0 | 1 }[];
  calendar: boolean;
  shown: number[];
  told: string[];
}

const early = '2026-10-01T08:00:00.000Z';
const late = '2026-11-01T08:00:00.000Z';

/** Written as rows: what the verbs would refuse together may have come about over time. */
export async function live(
  db: Db,
  { id: person_id }: { id: string },
  life: Life,
  world: World,
): Promise<void> {
  for (const learnt of life.learnt) await learn(db, person_id, learnt, world);
  for (const { of, role, ended } of life.teams)
    await db
      .insertInto('memberships')
      .values({
        id: newId(),
        organization_id: world.organizations[of]!.id,
        person_id,
        role,
        started_at: early,
        ended_at: ended ? late : null,
      })
      .execute();
  for (const of of life.invited)
    await db
      .insertInto('invitations')
      .values({
        id: newId(),
        organization_id: world.organizations[of]!.id,
        person_id,
        role: 'member',
        invited_by: world.leader.id,
        invited_at: late,
      })
      .execute();
  for (const { of, course, waived } of life.asked)
    await db
      .insertInto('requirements')
      .values({
        id: newId(),
        organization_id: world.organizations[of]!.id,
        person_id,
        course_id: world.courses[course]!.id,
        cycle: 1,
        required_at: early,
        required_by: world.leader.id,
        ...(waived
          ? { waived_at: late, waived_by: world.leader.id, waiver_reason: 'On leave.' }
          : {}),
      })
      .execute();
  await come(db, person_id, life, world);
  for (const { course, text } of life.thoughts)
    await db
      .insertInto('reflections')
      .values({
        id: newId(),
        person_id,
        course_id: world.courses[course]!.id,
        lesson_key: 'first',
        reflection_key: 'in-your-words',
        text,
        saved_at: late,
      })
      .execute();
  for (const mail of life.mails)
    await db
      .insertInto('mail_preferences')
      .values({ person_id, ...mail, changed_at: early })
      .execute();
  if (life.calendar)
    await db
      .insertInto('calendar_feeds')
      .values({ id: newId(), person_id, made_at: early })
      .execute();
  await hear(db, person_id, life);
}

async function learn(
  db: Db,
  person_id: string,
  { course, cycle, lessons, attempts, certificate, left, byOneself }: Learnt,
  { courses, leader }: World,
): Promise<void> {
  const { id: course_id, slug, versionId: version_id } = courses[course]!;
  const enrolment_id = newId();
  await db
    .insertInto('enrolments')
    .values({
      id: enrolment_id,
      person_id,
      course_id,
      cycle,
      enrolled_at: early,
      enrolled_by: byOneself ? person_id : leader.id,
    })
    .execute();
  for (const lesson_key of lessons)
    await db
      .insertInto('completions')
      .values({ id: newId(), enrolment_id, lesson_key, version_id, completed_at: late })
      .execute();
  if (left)
    await db
      .insertInto('withdrawals')
      .values({ id: newId(), enrolment_id, withdrawn_at: late })
      .execute();
  for (const [place, passed] of attempts.entries()) {
    const id = newId();
    await db
      .insertInto('attempts')
      .values({
        id,
        client_id: id,
        enrolment_id,
        person_id,
        version_id,
        number: place + 1,
        language: 'en',
        paper: '{}',
        started_at: early,
        submitted_at: passed === null ? null : late,
        marks: passed === null ? null : '{}',
        passed,
      })
      .execute();
    if (passed !== 1 || certificate === 0) continue;
    await db
      .insertInto('certificates')
      .values({
        id: newId(),
        number: newId(),
        person_id,
        course_id,
        cycle,
        enrolment_id,
        attempt_id: id,
        version_id,
        language: 'en',
        holder: 'As it was',
        course_title: slug,
        course_subtitle: '',
        course_slug: slug,
        version_number: 1,
        statement: '',
        issued_at: late,
        expires_at: new Date(Date.UTC(2027, Math.abs(certificate), 1)).toISOString(),
        revoked_at: certificate < 0 ? late : null,
      })
      .execute();
  }
}

async function come(db: Db, person_id: string, life: Life, world: World): Promise<void> {
  for (const { of, answer } of life.answers) {
    const meeting_id = world.meetings[of]!;
    const { turn } = await db
      .selectFrom('reservations')
      .select((it) => it.fn.coalesce(it.fn.max('turn'), it.lit(0)).as('turn'))
      .where('meeting_id', '=', meeting_id)
      .executeTakeFirstOrThrow();
    await db
      .insertInto('reservations')
      .values({
        id: newId(),
        meeting_id,
        turn: Number(turn) + 1,
        person_id,
        answer,
        answered_at: late,
      })
      .execute();
  }
  for (const { of, state } of life.there) {
    const meeting_id = world.meetings[of]!;
    const { revision } = await db
      .selectFrom('attendances')
      .select((it) => it.fn.coalesce(it.fn.max('revision'), it.lit(0)).as('revision'))
      .where('meeting_id', '=', meeting_id)
      .where('person_id', '=', person_id)
      .executeTakeFirstOrThrow();
    await db
      .insertInto('attendances')
      .values({
        id: newId(),
        meeting_id,
        person_id,
        day: 1,
        state,
        revision: Number(revision) + 1,
        recorded_at: late,
        recorded_by: world.leader.id,
      })
      .execute();
    await db
      .insertInto('feedback_givers')
      .values({ meeting_id, person_id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function hear(db: Db, person_id: string, { shown, told }: Life): Promise<void> {
  for (const year of shown)
    await db
      .insertInto('participation_certificates')
      .values({
        id: newId(),
        number: newId(),
        person_id,
        about: String(year),
        kind: 'year',
        title: '',
        written_in: 'en',
        year,
        times: 9,
        first_on: `${year}-01-08`,
        last_on: `${year}-11-08`,
        language: 'en',
        holder: 'As it was',
        issued_at: late,
      })
      .execute();
  for (const event_key of told)
    await db
      .insertInto('messages')
      .values({
        id: newId(),
        template: 'certificate-issued',
        person_id,
        event_key,
        recipient: 'somebody@example.org',
        language: 'en',
        subject: 'Hello',
        body: 'Hello',
        message_id: `<${newId()}@here>`,
        state: 'sent',
        tries: 1,
        created_at: late,
        next_try_at: late,
      })
      .execute();
}
