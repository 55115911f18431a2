/**
 * `npm run bench`: each figure beside its budget (DESIGN.md) and beside a bare server or a bare
 * database in the same run. Figures say how this machine does today; they fail nothing.
 * `npm run bench -- quick`: the same, shorter. `npm run bench -- scale`: the same pages on a small
 * platform and on a large one.
 */
import { measureLesson } from './bench/mdx.js';
import { weighPages } from './bench/pages.js';
import { inFile, inPostgres } from './bench/places.js';
import { measureReading } from './bench/reading.js';
import { scale } from './bench/scale.js';
import { measureSigningIn } from './bench/signing-in.js';
import {
  environmentOf,
  memoryOf,
  serveOn,
  stayOffTheServersCore,
  tellStory,
} from './bench/site.js';
import { aDay, allSubmit, atAHundredASecond, makeLeaders, soak } from './bench/soak.js';
import { bringTeam } from './bench/team.js';
import { cookieOf, readyAttempts } from './bench/learner.js';
import { tell, tellMissed } from './bench/tell.js';
import { measureSaves, measureWholeChecks, radios, savesOf, send, start } from './bench/writing.js';
import { build, install } from './prepare.js';

const isQuick = process.argv[2] === 'quick';
const length = isQuick
  ? {
      turns: 1,
      seconds: 2,
      learners: 1800,
      sitters: 1300,
      submitters: 200,
      together: 100,
      mixed: 5_000,
      calm: 5,
    }
  : {
      turns: 3,
      seconds: 3,
      learners: 8500,
      sitters: 7000,
      submitters: 3000,
      together: 500,
      mixed: 100_000,
      calm: 30,
    };
const leader = 'leader@example.org';
const lesson = '/courses/the-journey-home/lessons/trace';

await install();
await build();
if (process.argv[2] === 'scale') {
  await scale();
  process.exit();
}
const pinned = stayOffTheServersCore();
console.log(
  pinned
    ? '\n  The server runs on core 0, the load comes from core 1.'
    : '\n  Server and load share their cores: this system cannot part them.',
);

/** @param {import('./bench/places.js').Place} place */
async function settle(place) {
  const env = environmentOf(place.url);
  tellStory(env);
  const cookies = await bringTeam(place, leader, length.learners);
  const began = performance.now();
  const site = await serveOn(env);
  const coldStart = performance.now() - began;
  const [first = ''] = cookies;
  const paper = await start(site, first);
  const choices = radios(await (await send(site, first, paper)).text());
  const sitters = await readyAttempts(place, cookies, length.sitters);
  const submitters = sitters.splice(0, length.submitters);
  const together = sitters.splice(0, length.together);
  await place.loaded();
  const saves = savesOf(sitters, choices);
  return { site, env, cookies, paper, coldStart, submitters, together, saves };
}

const place = await inFile();
const { site, env, cookies, paper, coldStart, submitters, together, saves } = await settle(place);
const learner = await cookieOf(place, leader);
const fresh = cookies.slice(length.sitters);

/** @type {import('./bench/pages.js').Page[]} */
const pages = [
  { name: 'home', path: '/', most: [14, 3] },
  { name: 'sign-in', path: '/sign-in', most: [14, 3] },
  { name: 'verify', path: '/verify', most: [14, 3] },
  { name: 'lesson', path: lesson, cookie: learner, most: [20, 4] },
  { name: 'assessment of 10 questions', path: paper, cookie: cookies[0], most: [25, 5] },
  {
    name: 'dashboard, 50 people × 5 courses',
    path: '/organizations/bench',
    cookie: learner,
    most: [30, 4],
  },
];
await weighPages(site.origin, pages, /** @type {any} */ (pages[3]));
await measureReading(site, { lesson, learner, ...length });
await measureSigningIn(site, length.seconds * 2);

console.log('\n  Writing on SQLite, in turns with bare better-sqlite3, synchronous=FULL');
await measureSaves(site, place.url.replace(/^file:/, ''), saves, length);
await measureWholeChecks(site, fresh, length.seconds * 2);
await allSubmit(site, together);

const base = process.env.TEST_POSTGRES_URL;
if (base) {
  console.log('\n  Writing on PostgreSQL, in turns with bare pg, one connection');
  const other = await inPostgres(base);
  const there = await settle(other);
  await measureSaves(there.site, other.url, there.saves, length);
  await measureWholeChecks(there.site, there.cookies.slice(length.sitters), length.seconds * 2);
  await allSubmit(there.site, there.together);
  await there.site.stop();
  await other.end();
} else console.log('\n  PostgreSQL was skipped: TEST_POSTGRES_URL is not set.');

await measureLesson();

console.log('\n  The process');
const starts = [coldStart];
for (let time = 0; time < 2; time++) {
  const began = performance.now();
  const again = await serveOn(env);
  starts.push(performance.now() - began);
  await again.stop();
}
tell(
  'cold start',
  `${(starts.sort((a, b) => a - b)[1] ?? 0).toFixed(0)} ms`,
  'from nothing to listening, the middle of three',
  true,
);
tell('memory so far', `${memoryOf(site.pid).toFixed(0)} MB`, '', true);

const leaders = await makeLeaders(place, cookies);
const [{ number }] = await place.run('select number from certificates limit 1');
const certificate = `/certificates/${number}`;
const day = aDay({ lesson, learner, leaders, certificate, saves, submitters });
await soak(site, day, length.mixed);
await atAHundredASecond(site, day, length.calm);
await site.stop();
await place.end();
tellMissed();
