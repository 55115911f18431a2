import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { part } from '#app/domain/personal-data/personal-data.server.ts';
import type { Marks, Paper } from './quizzes.ts';

/** With the course that an attempt was made in. */
const attempts = (db: Kysely<Database>) =>
  db
    .selectFrom('attempts')
    .innerJoin('enrolments', 'enrolments.id', 'attempts.enrolment_id')
    .innerJoin('courses', 'courses.id', 'enrolments.course_id')
    .select(['courses.slug as course', 'attempts.number']);

/** Of a check that was not sent yet there are none; of one whose answers were forgotten, no more. */
const marksIn = (json: string | null): Partial<Marks> =>
  json === null ? {} : (JSON.parse(json) as Partial<Marks>);

/**
 * What was asked and given as an answer, and what came of it; which other answers would have been
 * right is the course's, not the person's.
 */
export const heldByQuizzes = [
  part(
    'learning',
    'final-checks',
    ['attempts.person_id'],
    [
      'course',
      'number',
      'language',
      'started_at',
      'submitted_at',
      'questions',
      'right',
      'needed',
      'total',
      'key_questions_right',
      'passed',
    ],
    async (db, person) => {
      const rows = await attempts(db)
        .select(['attempts.language', 'attempts.started_at', 'attempts.submitted_at'])
        .select(['attempts.paper', 'attempts.marks', 'attempts.passed'])
        .where('attempts.person_id', '=', person)
        .orderBy('attempts.started_at')
        .execute();
      return rows.map(({ paper, marks: json, ...row }) => {
        const marks = marksIn(json);
        const { questions = [] } = JSON.parse(paper) as Partial<Paper>;
        return {
          ...row,
          questions: JSON.stringify(questions.map(({ key }) => key)),
          right: marks.right ?? null,
          needed: marks.needed ?? null,
          total: marks.total ?? null,
          key_questions_right: marks.criticalRight === undefined ? null : +marks.criticalRight,
        };
      });
    },
    ['questions'],
  ),
  part(
    'learning',
    'marks',
    ['attempts.person_id'],
    ['course', 'number', 'question', 'answer', 'right'],
    async (db, person) => {
      const rows = await attempts(db)
        .select('attempts.marks')
        .where('attempts.person_id', '=', person)
        .orderBy('attempts.started_at')
        .execute();
      return rows.flatMap(({ marks, ...row }) =>
        (marksIn(marks).perQuestion ?? []).map(({ key, right, response }) => ({
          ...row,
          question: key,
          answer: JSON.stringify(response),
          right: +right,
        })),
      );
    },
    ['answer'],
  ),
  part(
    'learning',
    'answers',
    ['attempts.person_id'],
    ['course', 'number', 'question', 'answer', 'saved_at'],
    (db, person) =>
      attempts(db)
        .innerJoin('answers', 'answers.attempt_id', 'attempts.id')
        .select(['answers.question_key as question', 'answers.response as answer'])
        .select('answers.saved_at')
        .where('attempts.person_id', '=', person)
        .orderBy('answers.saved_at')
        .execute(),
    ['answer'],
  ),
];
