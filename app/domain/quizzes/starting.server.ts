import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { joinCommit } from '#db/joined-commit.server.ts';
import type { Database } from '#db/schema.ts';
import { findCourse, questionsOf } from '#app/domain/courses/courses.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { drawPaper } from './paper.ts';
import type { Paper } from './quizzes.ts';
import { enrolmentFor, sittingsOf } from './standing.server.ts';
import { standingOf } from './waiting.ts';

type Started =
  | { attempt: string }
  | { refused: 'malformed' | 'not-enrolled' | 'passed' | 'lessons-left' | 'no-attempts-left' }
  | { refused: 'wait'; until: string };

/**
 * Starts an attempt, or finds the one that this client id started or that is still open. Null when
 * there is no such course, or no final check in it.
 */
export async function startAttempt(
  db: Db,
  viewer: SignedIn,
  { course: slug, clientId }: { course: string; clientId: string },
  now: Date,
): Promise<Started | null> {
  const course = await findCourse(db, viewer, slug);
  if (!course) return null;
  const { language, questions } = await questionsOf(db, {
    version: course.version.id,
    language: viewer.language,
  });
  if (questions.length === 0) return null;
  if (!/^[0-9a-f-]{36}$/i.test(clientId)) return { refused: 'malformed' };
  const enrolled = await enrolmentFor(db, viewer, course);
  if (!enrolled || enrolled.withdrawn) return { refused: 'not-enrolled' };
  const enrolment = enrolled.id;

  return joinCommit(db, async (trx) => {
    await holdEnrolment(trx, enrolment);
    const sat = await sittingsOf(trx, enrolment);
    const same = sat.find((attempt) => attempt.clientId === clientId);
    if (same) return { attempt: same.id };
    const standing = standingOf(sat, course, enrolled.lessonsLeft, now);
    if (standing.state === 'open') return { attempt: standing.attempt };
    if (standing.state === 'wait') return { refused: 'wait', until: standing.until };
    if (standing.state !== 'ready') return { refused: standing.state };

    const id = newId();
    const earlier = await earlierKeys(trx, viewer, course.id);
    await trx
      .insertInto('attempts')
      .values({
        id,
        client_id: clientId,
        enrolment_id: enrolment,
        person_id: viewer.id,
        version_id: course.version.id,
        number: sat.length + 1,
        language,
        paper: JSON.stringify(drawPaper(questions, course, id, earlier)),
        started_at: now.toISOString(),
      })
      .execute();
    return { attempt: id };
  });
}

/** Whoever starts next waits here; the unique constraints would refuse them anyway. */
async function holdEnrolment(trx: Transaction<Database>, enrolment: string): Promise<void> {
  await trx
    .updateTable('enrolments')
    .set((row) => ({ cycle: row.ref('cycle') }))
    .where('id', '=', enrolment)
    .execute();
}

async function earlierKeys(
  trx: Transaction<Database>,
  viewer: SignedIn,
  courseId: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('attempts')
    .innerJoin('enrolments', 'enrolments.id', 'attempts.enrolment_id')
    .select('attempts.paper')
    .where('attempts.person_id', '=', viewer.id)
    .where('enrolments.course_id', '=', courseId)
    .execute();
  return rows.flatMap((row) => (JSON.parse(row.paper) as Paper).questions.map((it) => it.key));
}
