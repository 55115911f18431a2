/** Many requests of every kind, mixed as a day mixes them: what they leave in memory, and how long the
 * event loop was held up. */
import { createHash, randomBytes } from 'node:crypto';
import autocannon from 'autocannon';
import { mixing } from './load.js';
import { memoryOf } from './site.js';
import { tell } from './tell.js';

/** @typedef {import('./site.js').Site} Site */
/** @typedef {import('./places.js').Place} Place */
/** @typedef {() => Record<string, unknown>} Next */

/** A person's own calendar. @param {Place} place @param {string} email */
export async function calendarOf(place, email) {
  const token = randomBytes(32).toString('base64url');
  const id = createHash('sha256').update(token).digest('hex');
  await place.run(
    `insert into calendar_feeds (id, person_id, made_at)
     select '${id}', id, '2026-11-01T08:00:00.000Z' from people where email = '${email}'`,
  );
  return `/calendar/${token}.ics`;
}

const page =
  (/** @type {string} */ path, /** @type {string} */ cookie = '') =>
  () => ({
    method: 'GET',
    path,
    headers: { cookie, 'accept-encoding': 'br, gzip' },
  });

/** @param {(time: number) => { path: string, cookie: string, fields: Record<string, string> }} next @returns {Next} */
const form = (next) => {
  let time = 0;
  return () => {
    const { path, cookie, fields } = next(time++);
    return {
      method: 'POST',
      path,
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    };
  };
};

/**
 * The mix of RELIABILITY.md (d), by the hundred. Of sign-ins there is one instead of three: nearly all
 * they take is the hash, which has lines of its own.
 * @param {{ lesson: string, learner: string, leader: string, calendar: string, certificate: string, saves: Next, submitters: import('./learner.js').Sitter[] }} people
 * `submitters` are others than those whose answers are saved, for what was submitted takes none.
 * @returns {Next}
 */
export function aDay({ lesson, learner, leader, calendar, certificate, saves, submitters }) {
  const submit = form((time) => {
    const { cookie, attempt } = submitters[time % submitters.length] ?? { cookie: '', attempt: '' };
    const fields = { pageId: '018f0000-0000-4000-8000-000000000000', touched: '', confirm: 'yes' };
    return { path: `${attempt}/submission`, cookie, fields };
  });
  const signIn = form(() => ({
    path: '/sign-in',
    cookie: '',
    fields: { who: 'grace.atieno', passphrase: 'journey home demo' },
  }));
  const bring = form((time) => ({
    path: '/organizations/bench/people/new',
    cookie: leader,
    fields: { list: `Wanjiru Otieno, 07${20_000_000 + time}`, position: 'House parent' },
  }));
  const parts = /** @type {[number, Next][]} */ ([
    [55, page(lesson, learner)],
    [15, page('/')],
    [14, saves],
    [3, submit],
    [1, signIn],
    [5, page(certificate)],
    [3, page(calendar)],
    [3, page('/organizations/bench/report.csv', leader)],
    [1, bring],
  ]);
  const hundred = parts.flatMap(([share, next]) => Array.from({ length: share }, () => next));
  let count = 0;
  // 37 and 100 have no common part: each stands once, and not beside its like.
  return () => hundred[(count++ * 37) % 100]?.() ?? {};
}

/** Megabytes for each ten thousand requests, by least squares. @param {[number, number][]} points */
function slopeOf(points) {
  const mean = (/** @type {number[]} */ list) => list.reduce((a, b) => a + b, 0) / list.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const above = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
  const below = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  return (above / below) * 10_000;
}

/**
 * Asks from eight connections, `options` saying how much or how fast (autocannon's).
 * @param {Site} site @param {Next} next @param {object} options @param {number[]} times gets each answer's, in ms
 * @returns {Promise<autocannon.Result>}
 */
function ask(site, next, options, times) {
  const asking = {
    url: site.origin,
    connections: 8,
    headers: { origin: site.origin },
    requests: [{ setupRequest: mixing(next) }],
    ...options,
  };
  return new Promise((done, refuse) => {
    const running = autocannon(/** @type {any} */ (asking), (error, all) =>
      error ? refuse(error) : done(all),
    );
    running.on('response', (_client, _status, _bytes, time) => times.push(time));
  });
}

/** At the pace that the budget of the event loop names. @param {Site} site @param {Next} next @param {number} seconds */
export async function atAHundredASecond(site, next, seconds) {
  /** @type {number[]} */
  const times = [];
  const loop = await site.watched(() =>
    ask(site, next, { overallRate: 100, duration: seconds }, times),
  );
  times.sort((a, b) => a - b);
  const [longest, asked] = [loop.longest.toFixed(0), (times.length / seconds).toFixed(0)];
  tell(
    'at a hundred a second: event loop delay p99',
    `${loop.p99.toFixed(0)} ms`,
    `< 50 ms (longest ${longest} ms; ${asked} a second came for ${seconds} s)`,
    loop.p99 < 50,
  );
  tell('at a hundred a second: p50 / p99', `${at(times, 0.5)} / ${at(times, 0.99)} ms`, '', true);
}

/** @param {number[]} sorted @param {number} share */
const at = (sorted, share) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0);

/** @param {Site} site @param {Next} next @param {number} amount */
export async function soak(site, next, amount) {
  console.log(`\n  ${amount.toLocaleString('en')} mixed requests, 8 connections`);
  /** @type {[number, number][]} */
  const samples = [];
  /** @type {number[]} */
  const times = [];
  const began = performance.now();
  const sample = () => samples.push([times.length, memoryOf(site.pid)]);
  const watch = setInterval(sample, 250);
  const result = await ask(site, next, { amount }, times);
  clearInterval(watch);
  sample();
  const seconds = (performance.now() - began) / 1000;
  // One leader and one address ask for all of it: docs/LIMITS.md has a word to say to them.
  const { 429: paced = 0, ...others } = Object.fromEntries(
    Object.entries(result.statusCodeStats ?? {}).map(([code, { count }]) => [code, count ?? 0]),
  );
  const refused = Object.entries(others).filter(([code]) => code >= '400');
  const broken = result.errors;
  const failed = refused.reduce((sum, [, count]) => sum + count, broken);
  times.sort((a, b) => a - b);
  tell(
    'answers that failed',
    `${failed}`,
    [
      `none, of ${amount.toLocaleString('en')} in ${seconds.toFixed(0)} s`,
      ...refused.map(([code, count]) => `${count} × ${code}`),
      ...(broken ? [`${broken} broken`] : []),
    ].join(', '),
    failed === 0,
  );
  tell('answers that asked to wait', `${paced}`, '429: the paces of docs/LIMITS.md', true);
  const quantiles = `${at(times, 0.5)} / ${at(times, 0.99)} ms`;
  tell('p50 / p99', quantiles, 'all kinds together, as fast as they go', true);
  const memory = (/** @type {number} */ share) =>
    (samples[Math.floor(share * (samples.length - 1))] ?? [0, 0])[1];
  const second = samples.slice(Math.floor(samples.length / 2));
  const slope = slopeOf(second);
  const figures = [0, 0.5, 1].map((share) => memory(share).toFixed(0)).join(' → ');
  tell('memory: start → middle → end', `${figures} MB`, `≤ 250 MB after 100,000`, memory(1) <= 250);
  tell(
    'memory: slope of the second half',
    `${slope.toFixed(1)} MB`,
    'for 10,000 requests; flat: ≤ 2 MB',
    slope <= 2,
  );
}
