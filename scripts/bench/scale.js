/**
 * `npm run bench -- scale`: what one organization's pages cost when the platform is 1 %, 10 % and
 * 100 % of 5,000 organizations, 50,000 people, 1,000,000 lessons done and 200,000 attempts. The
 * three are asked in turns, so that what else the machine does weighs on all alike.
 */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { largeTeam, personOf, statements, tables } from './crowd.js';
import { measureLarge } from './large.js';
import { inFile, inPostgres } from './places.js';
import { serveOn } from './site.js';
import { tell, tellMissed } from './tell.js';

/** @typedef {import('./places.js').Place} Place */
/** @typedef {import('./site.js').Site} Site */

const mail = join(tmpdir(), `journeyhome-scale-mail-${process.pid}`);
const shares = [0.01, 0.1, 1];
const [leader, steward] = ['leader@example.org', 'steward@example.org'];
const pages = /** @type {[string, string, string][]} */ ([
  ['dashboard', '/organizations/crowd-1', leader],
  ['report', '/organizations/crowd-1/report', leader],
  ['person’s page', '/organizations/crowd-1/people/{person}', leader],
  ['what is asked', '/organizations/crowd-1/enrolments', leader],
  ['slips', '/organizations/crowd-1/slips', leader],
  ['search, a name many have', '/steward/people?search=atieno', steward],
  ['search, a name one has', '/steward/people?search=mirlande', steward],
  ['search, a name nobody has', '/steward/people?search=zebedee', steward],
]);

/** @param {Place} place @param {string} email */
async function cookieFor(place, email) {
  const token = randomBytes(32).toString('base64url');
  const id = createHash('sha256').update(token).digest('hex');
  const [now, later] = [0, 86_400_000].map((ms) => new Date(Date.now() + ms).toISOString());
  await place.run(
    `insert into sessions (id, person_id, created_at, expires_at, second_factor)
     select '${id}', id, '${now}', '${later}', 1 from people where email = '${email}'`,
  );
  return `session=${token}`;
}

/** @param {string} url @param {string} cookie */
async function timeOf(url, cookie) {
  const began = performance.now();
  const reply = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  await reply.arrayBuffer();
  if (reply.status !== 200) throw new Error(`${url}: ${reply.status}`);
  return performance.now() - began;
}

/** Half of twenty-five take longer, for each place. @param {{ url: string, cookie: string }[]} places */
async function medians(places) {
  const times = places.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round < 31; round++) {
    for (const [at, { url, cookie }] of places.entries()) {
      const time = await timeOf(url, cookie);
      // The first ones warm up.
      if (round >= 6) times[at]?.push(time);
    }
  }
  return times.map((each) => each.sort((a, b) => a - b)[12] ?? 0);
}

/** A place with its crowd. @param {Place} place @param {number} share @param {'SQLite' | 'PostgreSQL'} engine */
async function settle(place, share, engine) {
  const env = /** @type {NodeJS.ProcessEnv} */ ({
    ...process.env,
    NODE_ENV: 'production',
    DEMO: '1',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
    DATABASE_URL: place.url,
    MAIL_DIRECTORY: mail,
  });
  for (const script of ['migrate', 'import-content', 'seed']) {
    execFileSync('node', [`build/server/${script}.js`], { env, stdio: 'ignore' });
  }
  const began = performance.now();
  const crowd = [...statements(share, engine), ...(share === 1 ? largeTeam : [])];
  for (const sql of ['begin', ...crowd, 'commit']) await place.run(sql);
  await place.loaded();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const sizes = [];
  for (const table of tables) {
    const [row] = await place.run(`select count(*) as size from ${table}`);
    sizes.push(`${Number(row.size).toLocaleString('en')} ${table}`);
  }
  console.log(`  ${(share * 100).toFixed(0)} %: ${sizes.join(', ')} (made in ${seconds} s)`);
  return env;
}

/** @param {'SQLite' | 'PostgreSQL'} engine @param {() => Promise<Place>} open */
async function onEngine(engine, open) {
  console.log(`\n  ${engine}`);
  const [places, sites] = [/** @type {Place[]} */ ([]), /** @type {Site[]} */ ([])];
  try {
    for (const share of shares) {
      const place = await open();
      places.push(place);
      sites.push(await serveOn(await settle(place, share, engine)));
    }
    // What a server does by itself when it has just begun is not a part of any page.
    await sleep(3000);
    for (const [name, path, email] of pages) {
      const asked = places.map(async (place, at) => ({
        url: (sites[at]?.origin ?? '') + path.replace('{person}', personOf(shares[at] ?? 1)),
        cookie: await cookieFor(place, email),
      }));
      const times = await medians(await Promise.all(asked));
      const ratio = (times.at(-1) ?? 0) / (times[0] ?? 1);
      const figures = times.map((time) => `${time.toFixed(1)} ms`.padStart(9)).join('');
      tell(name, figures, `${ratio.toFixed(2)}×, ≤ 1.5×`, ratio <= 1.5);
    }
    const [place, site] = [places.at(-1), sites.at(-1)];
    if (place && site) await measureLarge(site, await cookieFor(place, leader));
  } finally {
    for (const site of sites) await site.stop();
    for (const place of places) await place.end();
    rmSync(mail, { recursive: true, force: true });
  }
}

export async function scale() {
  console.log('\n  Each page at 1 %, 10 % and 100 % of the platform, and how much it grew');
  await onEngine('SQLite', inFile);
  const base = process.env.TEST_POSTGRES_URL;
  if (base) await onEngine('PostgreSQL', () => inPostgres(base));
  else console.log('\n  PostgreSQL was skipped: TEST_POSTGRES_URL is not set.');
  tellMissed();
}
