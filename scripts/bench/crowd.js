/**
 * A crowd for the database, made by the database itself: the same statements on both engines. Every
 * organization has ten people; every person three cycles of a course, each lesson done, four
 * attempts; is asked for the third cycle; one in five holds a certificate.
 */

const at = "'2026-06-01T08:00:00.000Z'";
const end = "'2028-06-01T00:00:00.000Z'";
export const series = (/** @type {number} */ last) =>
  `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${last})`;
const course = "(select id from courses where slug = 'the-journey-home')";
const version = `(select id from course_versions where course_id = ${course})`;
const leader = "(select id from people where email = 'leader@example.org')";

/** How the engines spell a text's bytes: see app/domain/people/person-words.ts. */
export const hexOf = {
  SQLite: (/** @type {string} */ text) => `lower(hex(${text}))`,
  PostgreSQL: (/** @type {string} */ text) => `encode(convert_to(${text}, 'UTF8'), 'hex')`,
};

/** Somebody of the first organization. @param {number} share */
export const personOf = (share) => `p${Math.round(5000 * share)}`;

/**
 * @param {number} share 1 is the whole: 5,000 organizations, 50,000 people
 * @param {keyof typeof hexOf} engine
 */
export function statements(share, engine) {
  const organizations = Math.round(5000 * share);
  const people = organizations * 10;
  return [
    `insert into organizations (id, slug, name, country, kind, created_at)
     ${series(organizations)} select 'o' || i, 'crowd-' || i, 'Crowd ' || i, 'KE', 'partner', ${at} from n`,
    `insert into people (id, name, username, language, time_zone, created_at)
     ${series(people)} select 'p' || i, 'Grace Atieno ' || i, 'crowd.' || i, 'en', 'Africa/Nairobi', ${at} from n`,
    ...["'grace atieno ' || i", "'atieno ' || i", "'' || i", "'crowd.' || i"].map(
      (word) => `insert into person_words (word, person_id)
     ${series(people)} select ${hexOf[engine](word)}, 'p' || i from n`,
    ),
    `insert into memberships (id, organization_id, person_id, role, started_at)
     ${series(people)} select 'm' || i, 'o' || (i % ${organizations} + 1), 'p' || i, 'member', ${at} from n`,
    ...['o1', 'o2'].map(
      (id) => `insert into memberships (id, organization_id, person_id, role, started_at)
     values ('leading-${id}', '${id}', ${leader}, 'leader', ${at})`,
    ),
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
    `insert into certificates (id, number, person_id, course_id, cycle, enrolment_id, attempt_id, version_id,
     language, holder, course_title, course_subtitle, course_slug, version_number, statement, issued_at, expires_at)
     ${series(people)} select 'k' || i, 'k' || i, 'p' || i, ${course}, 1, 'e1p' || i, 'a1e1p' || i, ${version},
     'en', 'Grace Atieno ' || i, 'The Journey Home', 'From care to family', 'the-journey-home', 1,
     'Knowledge completed; not a licence to practise.', ${at}, ${end} from n where i % 5 = 0`,
    `insert into requirements (id, organization_id, person_id, course_id, cycle, due_at, required_at, required_by)
     select 'r' || id, organization_id, person_id, ${course}, 3, ${end}, ${at}, ${leader}
     from memberships where id like 'm%'`,
  ];
}

/** A team of the first thousand people, of whom two hundred hold a certificate. */
export const largeTeam = [
  `insert into organizations (id, slug, name, country, kind, created_at)
   values ('large', 'large', 'Large', 'KE', 'partner', ${at})`,
  `insert into memberships (id, organization_id, person_id, role, started_at)
   ${series(1000)} select 'l' || i, 'large', 'p' || i, 'member', ${at} from n`,
  `insert into memberships (id, organization_id, person_id, role, started_at)
   values ('leading-large', 'large', ${leader}, 'leader', ${at})`,
];

export const tables = ['organizations', 'people', 'completions', 'attempts', 'certificates'];
