import type { Db } from '#db/connection.server.ts';
import { membersOf, type Member } from './members.server.ts';
import { requirementsOf } from './of-organization.server.ts';
import { cycleOf, planFor } from './plan.ts';
import { standingsIn } from './standings.server.ts';

/** The members who have not done a course, and were not asked for it yet. */
export async function membersWithout(
  db: Db,
  { organization, course }: { organization: { id: string }; course: { id: string } },
  now: Date,
): Promise<Member[]> {
  const standings = await standingsIn(db, organization.id, now);
  const asked = await requirementsOf(db, organization.id);
  const known = new Map(
    asked.filter((it) => it.courseId === course.id).map((it) => [`${it.personId} ${it.cycle}`, it]),
  );
  return (await membersOf(db, organization.id)).filter(({ id }) => {
    const standing = standings[`${id} ${course.id}`];
    const { outcome } = planFor(standing, known.get(`${id} ${cycleOf(standing)}`), false);
    return outcome === 'required' || outcome === 'back';
  });
}
