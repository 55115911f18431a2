import type { Insertable } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { AttemptsTable, EnrolmentsTable } from '#db/schema.ts';
import { newId } from '#app/platform/ids/ids.server.ts';

/** A final check that somebody sat and passed, with the enrolment it belongs to. */
export async function aPassedAttempt(
  db: Db,
  person: { id: string },
  course: { slug: string; versionId: string },
  more: {
    attempt?: Partial<Insertable<AttemptsTable>>;
    enrolment?: Partial<Insertable<EnrolmentsTable>>;
  } = {},
): Promise<{ id: string; enrolmentId: string }> {
  const { id: course_id } = await db
    .selectFrom('courses')
    .select('id')
    .where('slug', '=', course.slug)
    .executeTakeFirstOrThrow();
  const [id, enrolmentId] = [newId(), newId()];
  await db
    .insertInto('enrolments')
    .values({
      id: enrolmentId,
      person_id: person.id,
      course_id,
      cycle: 1,
      organization_id: null,
      enrolled_at: '2026-11-10T09:00:00.000Z',
      enrolled_by: person.id,
      ...more.enrolment,
    })
    .execute();
  await db
    .insertInto('attempts')
    .values({
      id,
      client_id: id,
      enrolment_id: enrolmentId,
      person_id: person.id,
      version_id: course.versionId,
      number: 1,
      language: 'en',
      paper: '{}',
      started_at: '2026-11-22T10:00:00.000Z',
      submitted_at: '2026-11-22T10:20:00.000Z',
      marks: '{}',
      passed: 1,
      ...more.attempt,
    })
    .execute();
  return { id, enrolmentId };
}
