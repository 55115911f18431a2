import { part } from '#app/domain/personal-data/personal-data.server.ts';

/** What was given as an answer; which answers would have been right is the course's, not the person's. */
export const heldByQuizzes = [
  part(
    'learning',
    'final-checks',
    ['attempts.person_id'],
    ['course', 'number', 'language', 'started_at', 'submitted_at', 'passed'],
    (db, person) =>
      db
        .selectFrom('attempts')
        .innerJoin('enrolments', 'enrolments.id', 'attempts.enrolment_id')
        .innerJoin('courses', 'courses.id', 'enrolments.course_id')
        .select(['courses.slug as course', 'attempts.number', 'attempts.language'])
        .select(['attempts.started_at', 'attempts.submitted_at', 'attempts.passed'])
        .where('attempts.person_id', '=', person)
        .orderBy('attempts.started_at')
        .execute(),
  ),
  part(
    'learning',
    'answers',
    ['attempts.person_id'],
    ['course', 'number', 'question', 'answer', 'saved_at'],
    (db, person) =>
      db
        .selectFrom('answers')
        .innerJoin('attempts', 'attempts.id', 'answers.attempt_id')
        .innerJoin('enrolments', 'enrolments.id', 'attempts.enrolment_id')
        .innerJoin('courses', 'courses.id', 'enrolments.course_id')
        .select(['courses.slug as course', 'attempts.number', 'answers.question_key as question'])
        .select(['answers.response as answer', 'answers.saved_at'])
        .where('attempts.person_id', '=', person)
        .orderBy('answers.saved_at')
        .execute(),
    ['answer'],
  ),
];
