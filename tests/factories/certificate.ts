import type { Insertable } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { CertificatesTable } from '#db/schema.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { aPassedAttempt } from './attempt.ts';

let made = 0;

/** Somebody passed, and holds the paper: `aCertificate(db, grace, course)`. */
export async function aCertificate(
  db: Db,
  person: { id: string; name: string },
  course: { slug: string; versionId: string },
  more: Partial<Insertable<CertificatesTable>> = {},
): Promise<{ number: string }> {
  const attempt = await aPassedAttempt(db, person, course, {
    attempt: { submitted_at: more.issued_at ?? '2026-11-22T10:20:00.000Z' },
    enrolment: { cycle: more.cycle ?? 1 },
  });
  const { id: course_id } = await db
    .selectFrom('courses')
    .select('id')
    .where('slug', '=', course.slug)
    .executeTakeFirstOrThrow();
  const number = `0000-0000-0000-0000-${String(++made).padStart(4, '0')}`;
  await db
    .insertInto('certificates')
    .values({
      id: newId(),
      number,
      person_id: person.id,
      course_id,
      cycle: 1,
      enrolment_id: attempt.enrolmentId,
      attempt_id: attempt.id,
      version_id: course.versionId,
      language: 'en',
      holder: person.name,
      course_title: 'Safe Every Day',
      course_subtitle: '',
      course_slug: course.slug,
      version_number: 1,
      statement: 'Knowledge completed; not a licence to practise.',
      organization_name: null,
      issued_at: '2026-11-22T10:20:00.000Z',
      expires_at: '2028-11-22T10:20:00.000Z',
      ...more,
    })
    .execute();
  return { number };
}
