import type { Insertable } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { RequirementsTable } from '#db/schema.ts';
import { newId } from '#app/platform/ids/ids.server.ts';

/** What an organization asks of somebody. */
export async function aRequirement(
  db: Db,
  of: { person: { id: string }; organization: { id: string }; course: { slug: string } },
  more: Partial<Insertable<RequirementsTable>> = {},
): Promise<string> {
  const { id: course_id } = await db
    .selectFrom('courses')
    .select('id')
    .where('slug', '=', of.course.slug)
    .executeTakeFirstOrThrow();
  const id = newId();
  await db
    .insertInto('requirements')
    .values({
      id,
      organization_id: of.organization.id,
      person_id: of.person.id,
      course_id,
      cycle: 1,
      required_at: '2026-11-01T08:00:00.000Z',
      required_by: of.person.id,
      ...more,
    })
    .execute();
  return id;
}
