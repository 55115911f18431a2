/** The demo's second organization gets what the first one has, so that each has something to hide. */
import type { Db } from '#db/connection.server.ts';
import { findOrganization } from '#app/domain/organizations/organizations.server.ts';
import { personById } from '#app/domain/people/people.server.ts';
import { makePath, requireCourses } from '#app/domain/requirements/requirements.server.ts';
import { makeList } from '#app/domain/staffing/staffing.server.ts';

/** Its things, by parameter of `app/routes.ts`. */
export async function secondTeam(db: Db): Promise<Record<string, string>> {
  const idOf = async (username: string) =>
    (
      await db
        .selectFrom('people')
        .select('id')
        .where('username', '=', username)
        .executeTakeFirstOrThrow()
    ).id;
  const now = new Date();
  const leader = (await personById(db, await idOf('mirlande.joseph')))!;
  const home = (await findOrganization(db, leader, 'lakay-soley'))!;
  const course = 'the-journey-home';
  const text = 'Agnes Toussaint\nMarc Desir';
  const list = await makeList(
    db,
    leader,
    { organization: home, text, file: null, position: '' },
    now,
  );
  const titled = { organizationId: home.id, title: 'Agnes’ path', courses: [course] };
  const path = await makePath(db, leader, titled, now);
  const person = await idOf('nadege.pierre');
  const asking = { people: [person], courses: [course], due: '2027-03-01' };
  const asked = await requireCourses(db, leader, { organization: home, ...asking }, now);
  if ('refused' in list || 'refused' in path || 'refused' in asked) throw new Error('refused');
  return {
    course,
    person,
    list: list.list,
    path: path.path,
    requirement: asked.asked[0]!.requirementId!,
    slipless: await idOf('wilner.charles'),
  };
}
