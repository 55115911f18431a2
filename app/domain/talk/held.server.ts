import { part } from '#app/domain/personal-data/personal-data.server.ts';

export const heldByTalk = [
  part(
    'discussions',
    'posts',
    ['posts.person_id'],
    ['place', 'course', 'meeting', 'text', 'posted_at'],
    (db, person) =>
      db
        .selectFrom('posts')
        .leftJoin('courses', 'courses.id', 'posts.subject_id')
        .leftJoin('meetings', 'meetings.id', 'posts.subject_id')
        .leftJoin('series', 'series.id', 'meetings.series_id')
        .select(['posts.subject_kind as place', 'courses.slug as course'])
        .select(['series.title as meeting', 'posts.text', 'posts.posted_at'])
        .where('posts.person_id', '=', person)
        .orderBy('posts.posted_at')
        .execute(),
  ),
  part(
    'discussions',
    'posts-hidden',
    ['posts.person_id'],
    ['text', 'reason', 'hidden_at', 'ended_at'],
    (db, person) =>
      db
        .selectFrom('post_hidings')
        .innerJoin('posts', 'posts.id', 'post_hidings.post_id')
        .select(['posts.text', 'post_hidings.reason', 'post_hidings.hidden_at'])
        .select('post_hidings.ended_at')
        .where('posts.person_id', '=', person)
        .orderBy('post_hidings.hidden_at')
        .execute(),
  ),
  // Of a report what its author wrote, never the message it is about.
  part(
    'discussions',
    'reports-made',
    ['post_reports.person_id'],
    ['reason', 'reported_at', 'answered_at'],
    (db, person) =>
      db
        .selectFrom('post_reports')
        .select(['reason', 'reported_at', 'answered_at'])
        .where('person_id', '=', person)
        .orderBy('reported_at')
        .execute(),
  ),
];
