import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { part } from '#app/domain/personal-data/personal-data.server.ts';

type Db = Kysely<Database>;

/** The meeting that a row is about, in words. */
const meetings = (db: Db) =>
  db
    .selectFrom('meetings')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select(['series.title as meeting', 'meetings.starts_at']);

const heldOfComing = [
  part(
    'meetings',
    'reservations',
    ['reservations.person_id'],
    ['meeting', 'starts_at', 'answer', 'brings', 'interpretation', 'turn', 'answered_at'],
    (db, person) =>
      meetings(db)
        .innerJoin('reservations', 'reservations.meeting_id', 'meetings.id')
        .select(['reservations.answer', 'reservations.brings', 'reservations.interpretation'])
        .select(['reservations.turn', 'reservations.answered_at'])
        .where('reservations.person_id', '=', person)
        .orderBy('reservations.answered_at')
        .execute(),
  ),
  part(
    'meetings',
    'waiting-for-a-place',
    ['meeting_waits.person_id'],
    ['meeting', 'starts_at', 'times', 'told_at'],
    (db, person) =>
      meetings(db)
        .innerJoin('meeting_waits', 'meeting_waits.meeting_id', 'meetings.id')
        .select(['meeting_waits.times', 'meeting_waits.told_at'])
        .where('meeting_waits.person_id', '=', person)
        .orderBy('meetings.starts_at')
        .execute(),
  ),
  part(
    'meetings',
    'room-visits',
    ['room_visits.person_id'],
    ['meeting', 'starts_at', 'day', 'visited_at'],
    (db, person) =>
      meetings(db)
        .innerJoin('room_visits', 'room_visits.meeting_id', 'meetings.id')
        .select(['room_visits.day', 'room_visits.visited_at'])
        .where('room_visits.person_id', '=', person)
        .orderBy('room_visits.visited_at')
        .execute(),
  ),
  part(
    'meetings',
    'attendance',
    ['attendances.person_id'],
    ['meeting', 'starts_at', 'day', 'state', 'recorded_at'],
    (db, person) =>
      meetings(db)
        .innerJoin('attendances', 'attendances.meeting_id', 'meetings.id')
        .select(['attendances.day', 'attendances.state', 'attendances.recorded_at'])
        .where('attendances.person_id', '=', person)
        .orderBy('attendances.recorded_at')
        .execute(),
  ),
  // That feedback was given; nothing tells who said what.
  part(
    'meetings',
    'feedback-given',
    ['feedback_givers.person_id'],
    ['meeting', 'starts_at'],
    (db, person) =>
      meetings(db)
        .innerJoin('feedback_givers', 'feedback_givers.meeting_id', 'meetings.id')
        .where('feedback_givers.person_id', '=', person)
        .orderBy('meetings.starts_at')
        .execute(),
  ),
  part(
    'meetings',
    'calendar-feeds',
    ['calendar_feeds.person_id'],
    ['made_at', 'revoked_at'],
    (db, person) =>
      db
        .selectFrom('calendar_feeds')
        .select(['made_at', 'revoked_at'])
        .where('person_id', '=', person)
        .orderBy('made_at')
        .execute(),
  ),
];

const heldOfGiving = [
  part(
    'meetings',
    'clinic-cases',
    ['clinic_cases.person_id'],
    ['meeting', 'starts_at', 'sheet', 'asked_at', 'decision', 'decided_at'],
    (db, person) =>
      meetings(db)
        .innerJoin('clinic_cases', 'clinic_cases.meeting_id', 'meetings.id')
        .select(['clinic_cases.sheet', 'clinic_cases.asked_at', 'clinic_cases.decision'])
        .select('clinic_cases.decided_at')
        .where('clinic_cases.person_id', '=', person)
        .orderBy('clinic_cases.asked_at')
        .execute(),
    ['sheet'],
  ),
  part(
    'meetings',
    'action-points',
    ['action_points.owner_id'],
    ['meeting', 'starts_at', 'text', 'due_on', 'done_at'],
    (db, person) =>
      meetings(db)
        .innerJoin('action_points', 'action_points.meeting_id', 'meetings.id')
        .select(['action_points.text', 'action_points.due_on', 'action_points.done_at'])
        .where('action_points.owner_id', '=', person)
        .orderBy('meetings.starts_at')
        .execute(),
  ),
  part(
    'meetings',
    'notes-written',
    ['meeting_notes.written_by'],
    ['meeting', 'starts_at', 'language', 'written_at'],
    (db, person) =>
      meetings(db)
        .innerJoin('meeting_notes', 'meeting_notes.meeting_id', 'meetings.id')
        .select(['meeting_notes.language', 'meeting_notes.written_at'])
        .where('meeting_notes.written_by', '=', person)
        .orderBy('meeting_notes.written_at')
        .execute(),
  ),
  part(
    'meetings',
    'meetings-hosted',
    ['meeting_facilitators.person_id'],
    ['meeting', 'starts_at'],
    (db, person) =>
      meetings(db)
        .innerJoin('meeting_facilitators', 'meeting_facilitators.meeting_id', 'meetings.id')
        .where('meeting_facilitators.person_id', '=', person)
        .orderBy('meetings.starts_at')
        .execute(),
  ),
  part('meetings', 'series-hosted', ['series_facilitators.person_id'], ['series'], (db, person) =>
    db
      .selectFrom('series_facilitators')
      .innerJoin('series', 'series.id', 'series_facilitators.series_id')
      .select('series.title as series')
      .where('series_facilitators.person_id', '=', person)
      .execute(),
  ),
  part('meetings', 'series-made', ['series.created_by'], ['series', 'created_at'], (db, person) =>
    db
      .selectFrom('series')
      .select(['title as series', 'created_at'])
      .where('created_by', '=', person)
      .orderBy('created_at')
      .execute(),
  ),
];

export const heldByMeetings = [...heldOfComing, ...heldOfGiving];
