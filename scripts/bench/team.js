/** A leader's team of fifty people, asked for all five courses, each person somewhere else on the way. */
import { readyLearners } from './learner.js';

/** @typedef {import('./places.js').Place} Place */

const at = "'2026-10-01T08:00:00.000Z'";
const due = "'2026-12-31T20:00:00.000Z'";
const first = 'Grace Amina Moses Nadège Halima Samuel Mirlande Joseph Wanjiru Somchai'.split(' ');
const last = 'Atieno Kamau Sesay Pierre Wongsa'.split(' ');

/**
 * The first fifty of the learners are the team; of each course some have begun, and some are through.
 * @param {Place} place @param {string} leader e-mail @param {number} learners
 */
export async function bringTeam(place, leader, learners) {
  const cookies = await readyLearners(place, learners);
  const leading = `(select id from people where email = '${leader}')`;
  for (const [index, name] of first.flatMap((a) => last.map((b) => `${a} ${b}`)).entries())
    await place.run(`update people set name = '${name}' where id = 'b${index + 1}'`);
  await place.run(
    `insert into organizations (id, slug, name, country, kind, created_at)
     values ('bench', 'bench', 'Bench', 'KE', 'partner', ${at})`,
  );
  await place.run(
    `insert into memberships (id, organization_id, person_id, role, position, started_at)
     select 'bm' || id, 'bench', id, 'member', 'House parent', ${at} from people
     where id in (${some(() => true)})`,
  );
  await place.run(
    `insert into memberships (id, organization_id, person_id, role, started_at)
     values ('bench-leading', 'bench', ${leading}, 'leader', ${at})`,
  );
  await place.run(
    `insert into requirements (id, organization_id, person_id, course_id, cycle, due_at, required_at, required_by)
     select 'br' || m.person_id || c.slug, 'bench', m.person_id, c.id, 1, ${due}, ${at}, ${leading}
     from memberships m cross join courses c where m.organization_id = 'bench' and m.role = 'member'`,
  );
  const others = await place.run(
    "select slug from courses where slug <> 'the-journey-home' order by slug",
  );
  for (const [which, { slug }] of others.entries()) {
    const begun = some((person) => (person + which) % 3 > 0);
    await place.run(
      `insert into enrolments (id, person_id, course_id, cycle, enrolled_at, enrolled_by)
       select 'bx' || p.id || c.slug, p.id, c.id, 1, ${at}, p.id from people p cross join courses c
       where c.slug = '${slug}' and p.id in (${begun})`,
    );
  }
  await place.run(
    `insert into completions (id, enrolment_id, lesson_key, version_id, completed_at)
     select 'by' || e.id || l.key, e.id, l.key, l.version_id, ${at}
     from enrolments e join course_versions v on v.course_id = e.course_id
     join lessons l on l.version_id = v.id
     where e.id like 'bx%' and l.language = 'en'
       and (l.position <= 2 or e.person_id in (${some((person) => person % 2 > 0)}))`,
  );
  return cookies;
}

/** Ids of those of the team whom `is` takes, as SQL. @param {(person: number) => boolean} is */
const some = (is) =>
  Array.from({ length: 50 }, (_, index) => index + 1)
    .filter(is)
    .map((person) => `'b${person}'`)
    .join(', ');
