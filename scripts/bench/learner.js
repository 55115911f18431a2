/** People for the load to be, put into the database by itself: the same statements on both engines. */
import { createHash, randomBytes } from 'node:crypto';
import { series } from './crowd.js';

/** @typedef {import('./places.js').Place} Place */
/** @typedef {{ cookie: string, attempt: string }} Sitter */

const hash = (/** @type {string} */ token) => createHash('sha256').update(token).digest('hex');
const course = "(select id from courses where slug = 'the-journey-home')";
const at = () => `'${new Date().toISOString()}'`;
const inThirtyDays = () => `'${new Date(Date.now() + 30 * 86_400_000).toISOString()}'`;

/** A session's cookie for a person of the demo. @param {Place} place @param {string} email */
export async function cookieOf(place, email) {
  const [person] = await place.run(`select id from people where email = '${email}'`);
  const [cookie = ''] = await cookiesFor(place, [person.id]);
  return cookie;
}

/** @param {Place} place @param {string[]} people */
async function cookiesFor(place, people) {
  const tokens = people.map(() => randomBytes(32).toString('base64url'));
  for (let from = 0; from < people.length; from += 500) {
    const rows = people.slice(from, from + 500).map((person, index) => {
      const id = hash(tokens[from + index] ?? '');
      return `('${id}', '${person}', ${at()}, ${inThirtyDays()})`;
    });
    await place.run(
      `insert into sessions (id, person_id, created_at, expires_at) values ${rows.join(', ')}`,
    );
  }
  return tokens.map((token) => `session=${token}`);
}

/** The cookies of people who have read every lesson. @param {Place} place @param {number} count */
export async function readyLearners(place, count) {
  await place.run(
    `insert into people (id, name, username, language, time_zone, created_at)
     ${series(count)} select 'b' || i, 'Grace', 'bench.' || i, 'en', 'UTC', ${at()} from n`,
  );
  await place.run(
    `insert into enrolments (id, person_id, course_id, cycle, enrolled_at, enrolled_by)
     ${series(count)} select 'be' || i, 'b' || i, ${course}, 1, ${at()}, 'b' || i from n`,
  );
  await place.run(
    `insert into completions (id, enrolment_id, lesson_key, version_id, completed_at)
     select 'bc' || e.id || l.key, e.id, l.key, l.version_id, ${at()}
     from enrolments e cross join lessons l
     where e.id like 'be%' and l.language = 'en'
       and l.version_id in (select id from course_versions where course_id = ${course})`,
  );
  const cookies = await cookiesFor(
    place,
    Array.from({ length: count }, (_, index) => `b${index + 1}`),
  );
  return cookies;
}

/**
 * Attempts that were just begun, one for each of the first `count` learners but the very first,
 * whose paper they all sit.
 * @param {Place} place @param {string[]} cookies @param {number} count @returns {Promise<Sitter[]>}
 */
export async function readyAttempts(place, cookies, count) {
  await place.run(
    `insert into attempts (id, client_id, enrolment_id, person_id, version_id, number, language, paper, started_at)
     ${series(count)} select 'ba' || i, 'ba' || i, 'be' || i, 'b' || i, version_id, 1, language, paper, started_at
     from attempts, n where enrolment_id = 'be1' and i > 1`,
  );
  return cookies
    .slice(1, count)
    .map((cookie, index) => ({ cookie, attempt: `/attempts/ba${index + 2}` }));
}
