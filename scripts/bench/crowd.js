/**
 * A crowd for the database, made by the database itself: the same statements on both engines. Every
 * organization has ten people; every person three cycles of a course, each lesson done, four attempts.
 */

const at = "'2026-06-01T08:00:00.000Z'";
const series = (/** @type {number} */ last) =>
  `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${last})`;

/** @param {number} share 1 is the whole: 5,000 organizations, 50,000 people */
export function statements(share) {
  const organizations = Math.round(5000 * share);
  const people = organizations * 10;
  const course = '(select id from courses order by id limit 1)';
  const version = '(select id from course_versions order by id limit 1)';
  return [
    `insert into organizations (id, slug, name, country, kind, created_at)
     ${series(organizations)} select 'o' || i, 'crowd-' || i, 'Crowd ' || i, 'KE', 'partner', ${at} from n`,
    `insert into people (id, name, username, language, time_zone, created_at)
     ${series(people)} select 'p' || i, 'Grace Atieno ' || i, 'crowd.' || i, 'en', 'Africa/Nairobi', ${at} from n`,
    `insert into memberships (id, organization_id, person_id, role, started_at)
     ${series(people)} select 'm' || i, 'o' || (i % ${organizations} + 1), 'p' || i, 'member', ${at} from n`,
    `insert into memberships (id, organization_id, person_id, role, started_at)
     select 'leading', 'o1', id, 'leader', ${at} from people where email = 'leader@example.org'`,
    ...[1, 2, 3].map(
      (cycle) => `insert into enrolments (id, person_id, course_id, cycle, enrolled_at, enrolled_by)
     select 'e${cycle}' || id, id, ${course}, ${cycle}, ${at}, id from people where id like 'p%'`,
    ),
    `insert into completions (id, enrolment_id, lesson_key, version_id, completed_at)
     select 'c' || e.id || l.key, e.id, l.key, l.version_id, ${at}
     from enrolments e cross join lessons l
     where e.id like 'e%' and l.version_id = ${version} and l.language = 'en'`,
    ...[1, 2].map(
      (number) => `insert into attempts
     (id, client_id, enrolment_id, person_id, version_id, number, language, paper, started_at, submitted_at, marks, passed)
     select 'a${number}' || id, 'a${number}' || id, id, person_id, ${version}, ${number}, 'en', '{}', ${at}, ${at}, '{}', 1
     from enrolments where id like 'e%' ${number === 2 ? 'and cycle = 3' : ''}`,
    ),
  ];
}

export const tables = ['organizations', 'people', 'completions', 'attempts'];
