/**
 * `npm run bench -- scale`: what one organization's pages cost when the platform is 1 %, 10 % and
 * 100 % of 5,000 organizations, 50,000 people, 1,000,000 lessons done and 200,000 attempts.
 */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { statements, tables } from './crowd.js';
import { serveOn } from './site.js';

const shares = [0.01, 0.1, 1];
const pages = /** @type {[string, string, string, boolean][]} */ ([
  ['dashboard', '/organizations/crowd-1', 'leader@example.org', true],
  ['report', '/organizations/crowd-1/report', 'leader@example.org', true],
  ['search, a name many have', '/steward/people?search=atieno', 'steward@example.org', false],
  ['search, a name one has', '/steward/people?search=crowd.17', 'steward@example.org', false],
]);

/** @typedef {{ url: string, run: (sql: string) => Promise<any[]>, end: () => Promise<void> }} Place */

/** @returns {Promise<Place>} */
async function inFile() {
  const folder = mkdtempSync(join(tmpdir(), 'journeyhome-scale-'));
  const file = join(folder, 'scale.sqlite');
  const database = new Sqlite(file);
  database.pragma('journal_mode = WAL');
  const run = async (/** @type {string} */ sql) =>
    /^\s*select/.test(sql) ? database.prepare(sql).all() : (database.exec(sql), []);
  const end = async () => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `file:${file}`, run, end };
}

/** A scratch database beside the one that tests use. @param {string} base @returns {Promise<Place>} */
async function inPostgres(base) {
  const name = `scale_${randomBytes(5).toString('hex')}`;
  const admin = new pg.Client({ connectionString: base });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  // The crowd is consistent by itself; checking a million rows would take minutes.
  await client.query('set session_replication_role = replica').catch(() => undefined);
  const end = async () => {
    await client.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  };
  return { url: url.href, run: async (sql) => (await client.query(sql)).rows, end };
}

/** @param {Place} place @param {string} email */
async function cookieFor(place, email) {
  const token = randomBytes(32).toString('base64url');
  const id = createHash('sha256').update(token).digest('hex');
  const [now, later] = [0, 86_400_000].map((ms) => new Date(Date.now() + ms).toISOString());
  await place.run(
    `insert into sessions (id, person_id, created_at, expires_at)
     select '${id}', id, '${now}', '${later}' from people where email = '${email}'`,
  );
  return `session=${token}`;
}

/** Half of twenty-one take longer. @param {string} url @param {string} cookie */
async function median(url, cookie) {
  const times = [];
  for (let time = 0; time < 26; time++) {
    const began = performance.now();
    const reply = await fetch(url, { headers: { cookie }, redirect: 'manual' });
    await reply.arrayBuffer();
    if (reply.status !== 200) throw new Error(`${url}: ${reply.status}`);
    // The first ones warm up.
    if (time >= 5) times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[10] ?? 0;
}

/** @param {Place} place @param {number} share */
async function measure(place, share) {
  const env = /** @type {NodeJS.ProcessEnv} */ ({
    ...process.env,
    NODE_ENV: 'production',
    DEMO: '1',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
    DATABASE_URL: place.url,
    MAIL_DIRECTORY: join(tmpdir(), 'journeyhome-scale-mail'),
  });
  for (const script of ['migrate', 'import-content', 'seed']) {
    execFileSync('node', [`build/server/${script}.js`], { env, stdio: 'ignore' });
  }
  const began = performance.now();
  for (const sql of ['begin', ...statements(share), 'commit', 'analyze']) await place.run(sql);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const sizes = [];
  for (const table of tables) {
    const [row] = await place.run(`select count(*) as size from ${table}`);
    sizes.push(`${Number(row.size).toLocaleString('en')} ${table}`);
  }
  console.log(`  ${(share * 100).toFixed(0)} %: ${sizes.join(', ')} (made in ${seconds} s)`);
  const site = await serveOn(env);
  const times = [];
  for (const [, path, email] of pages) {
    times.push(await median(site.origin + path, await cookieFor(place, email)));
  }
  await site.stop();
  return times;
}

/** @param {string} engine @param {() => Promise<Place>} open */
async function onEngine(engine, open) {
  console.log(`\n  ${engine}`);
  const rows = [];
  for (const share of shares) {
    const place = await open();
    try {
      rows.push(await measure(place, share));
    } finally {
      await place.end();
    }
  }
  for (const [at, [name, , , budgeted]] of pages.entries()) {
    const times = rows.map((row) => row[at] ?? 0);
    const ratio = (times.at(-1) ?? 0) / (times[0] ?? 1);
    const kept = !budgeted || ratio <= 1.5;
    const figures = times.map((time) => `${time.toFixed(1)} ms`.padStart(10)).join('');
    const budget = budgeted ? '≤ 1.5×' : '';
    console.log(
      `${kept ? ' ' : '!'} ${name.padEnd(28)}${figures}   ${ratio.toFixed(2)}×   ${budget}`,
    );
  }
}

export async function scale() {
  await onEngine('SQLite', inFile);
  const base = process.env.TEST_POSTGRES_URL;
  if (base) await onEngine('PostgreSQL', () => inPostgres(base));
  else console.log('\n  PostgreSQL was skipped: TEST_POSTGRES_URL is not set.');
}
