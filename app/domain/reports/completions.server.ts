/** Completions of courses month by month, by the people who are in an organization now. */
import type { Db } from '#db/connection.server.ts';
import { dayIn } from '#app/domain/requirements/requirements.ts';
import type { Month } from './reports.ts';

const howMany = 12;

/** The names of the twelve months that end with the present one, somewhere. */
export function lastMonths(now: Date, zone: string): string[] {
  const [year = 0, month = 0] = dayIn(now, zone).split('-').map(Number);
  return Array.from({ length: howMany }, (_, at) =>
    new Date(Date.UTC(year, month - howMany + at, 1)).toISOString().slice(0, 7),
  );
}

export async function completionsByMonth(
  db: Db,
  organization: { id: string },
  { courses, zone }: { courses: { id: string }[]; zone: string },
  now: Date,
): Promise<Month[]> {
  const months = lastMonths(now, zone);
  // Wherever it is, the first month began at most a day before it did in UTC.
  const from = new Date(Date.parse(`${months[0]}-01`) - 86_400_000).toISOString();
  const rows = await db
    .selectFrom('attempts')
    .innerJoin('enrolments', 'enrolments.id', 'attempts.enrolment_id')
    .innerJoin('memberships', 'memberships.person_id', 'enrolments.person_id')
    .innerJoin('people', 'people.id', 'enrolments.person_id')
    .select((it) => ['enrolments.course_id', it.fn.min('attempts.submitted_at').as('passed_at')])
    .where('memberships.organization_id', '=', organization.id)
    .where('memberships.ended_at', 'is', null)
    .where('people.deleted_at', 'is', null)
    .where('attempts.passed', '=', 1)
    .groupBy(['enrolments.id', 'enrolments.course_id'])
    .having((it) => it(it.fn.min('attempts.submitted_at'), '>=', from))
    .execute();
  const known = new Map(courses.map((course, at) => [course.id, at]));
  const counted = months.map((month): Month => ({
    month,
    completions: 0,
    ofCourses: courses.map(() => 0),
  }));
  for (const { course_id, passed_at } of rows) {
    const at = known.get(course_id);
    const month = counted[months.indexOf(dayIn(passed_at!, zone).slice(0, 7))];
    if (!month || at === undefined) continue;
    month.completions += 1;
    month.ofCourses[at]! += 1;
  }
  return counted;
}
