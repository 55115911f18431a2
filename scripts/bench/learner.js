/** People for the load to be, put into the database as the tests do. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';

const hash = (/** @type {string} */ token) => createHash('sha256').update(token).digest('hex');

/** A session's cookie for a person of the demo. @param {string} file @param {string} email */
export function cookieOf(file, email) {
  const database = new Database(file);
  const person = /** @type {{ id: string }} */ (
    database.prepare('select id from people where email = ?').get(email)
  );
  const cookie = cookieFor(database, person.id);
  database.close();
  return cookie;
}

/** @param {import('better-sqlite3').Database} database @param {string} person */
function cookieFor(database, person) {
  const token = randomBytes(32).toString('base64url');
  const now = new Date().toISOString();
  const later = new Date(Date.now() + 30 * 86_400_000).toISOString();
  database
    .prepare('insert into sessions (id, person_id, created_at, expires_at) values (?, ?, ?, ?)')
    .run(hash(token), person, now, later);
  return `session=${token}`;
}

/** People who have read every lesson. @param {string} file @param {number} count */
export function readyLearners(file, count) {
  const database = new Database(file);
  const now = new Date().toISOString();
  const course = /** @type {{ id: string }} */ (
    database.prepare("select id from courses where slug = 'the-journey-home'").get()
  );
  const lessons = /** @type {{ key: string, version_id: string }[]} */ (
    database
      .prepare(
        'select key, version_id from lessons where version_id in (select id from course_versions where course_id = ?)',
      )
      .all(course.id)
  );
  const person = database.prepare(
    "insert into people (id, name, username, language, time_zone, created_at) values (?, 'Grace', ?, 'en', 'UTC', ?)",
  );
  const enrolment = database.prepare(
    'insert into enrolments (id, person_id, course_id, cycle, enrolled_at, enrolled_by) values (?, ?, ?, 1, ?, ?)',
  );
  const completion = database.prepare(
    'insert into completions (id, enrolment_id, lesson_key, version_id, completed_at) values (?, ?, ?, ?, ?)',
  );
  const cookies = database.transaction(() =>
    Array.from({ length: count }, () => {
      const [id, enrolled] = [randomUUID(), randomUUID()];
      person.run(id, id, now);
      enrolment.run(enrolled, id, course.id, now, id);
      for (const { key, version_id } of lessons)
        completion.run(randomUUID(), enrolled, key, version_id, now);
      return cookieFor(database, id);
    }),
  )();
  database.close();
  return cookies;
}

/** Bare commits a second on the same disk. @param {string} file @param {number} seconds */
export function bareCommits(file, seconds) {
  const database = new Database(`${file}.bare`);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('create table answers (id text primary key, response text)');
  const insert = database.prepare('insert into answers values (?, ?)');
  const end = performance.now() + seconds * 1000;
  let done = 0;
  for (; performance.now() < end; done++) insert.run(randomUUID(), '"choice"');
  database.close();
  return done / seconds;
}
