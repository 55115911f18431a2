/** Many requests of every kind, mixed as a day mixes them: what they leave in memory, and how long the
 * event loop was held up. */
import { createHash, randomBytes } from 'node:crypto';
import autocannon from 'autocannon';
import { mixing } from './load.js';
import { memoryOf } from './site.js';
import { tell } from './tell.js';

/** @typedef {import('./site.js').Site} Site */
/** @typedef {import('./places.js').Place} Place */
/** @typedef {import('./learner.js').Sitter} Sitter */
/** @typedef {() => Record<string, unknown>} Next */

const at = "'2026-11-01T08:00:00.000Z'";

/**
 * Leaders of the team, and the calendar of each: no single one may ask for all of a day
 * (docs/LIMITS.md).
 * @param {Place} place @param {string[]} cookies of learners, `b1` and so on
 * @returns {Promise<{ cookie: string, calendar: string }[]>}
 */
export async function makeLeaders(place, cookies) {
  const leaders = [];
  for (const [index, cookie] of cookies.slice(50, 150).entries()) {
    const [person, token] = [`b${index + 51}`, randomBytes(32).toString('base64url')];
    const id = createHash('sha256').update(token).digest('hex');
    await place.run(
      `insert into memberships (id, organization_id, person_id, role, started_at)
       values ('bench-led-by-${person}', 'bench', '${person}', 'leader', ${at})`,
    );
    await place.run(
      `insert into calendar_feeds (id, person_id, made_at) values ('${id}', '${person}', ${at})`,
    );
    leaders.push({ cookie, calendar: `/calendar/${token}.ics` });
  }
  return leaders;
}

/** One of a hundred addresses, as a proxy tells it. @param {number} time */
const fromAddress = (time) => ({ 'x-forwarded-for': `198.51.100.${time % 100}` });

/** In turns. @template T @param {T[]} list @param {(one: T) => Next} make @returns {Next} */
const each = (list, make) => {
  const nexts = list.map(make);
  let time = 0;
  return () => nexts[time++ % nexts.length]?.() ?? {};
};

const page = (/** @type {string} */ path, /** @type {string} */ cookie = '') => {
  let time = 0;
  return () => ({
    method: 'GET',
    path,
    headers: { cookie, 'accept-encoding': 'br, gzip', ...fromAddress(time++) },
  });
};

/** @param {(time: number) => { path: string, cookie: string, fields: Record<string, string> }} next @returns {Next} */
const form = (next) => {
  let time = 0;
  return () => {
    const { path, cookie, fields } = next(time);
    return {
      method: 'POST',
      path,
      headers: {
        cookie,
        'content-type': 'application/x-www-form-urlencoded',
        ...fromAddress(time++),
      },
      body: new URLSearchParams(fields).toString(),
    };
  };
};

/** @param {Sitter[]} sitters @returns {Next} */
const submissionsOf = (sitters) =>
  form((time) => {
    const { cookie, attempt } = sitters[time % sitters.length] ?? { cookie: '', attempt: '' };
    const fields = { pageId: '018f0000-0000-4000-8000-000000000000', touched: '', confirm: 'yes' };
    return { path: `${attempt}/submission`, cookie, fields };
  });

/** A training day ends: all send their answers, fifty a second. @param {Site} site @param {Sitter[]} sitters */
export async function allSubmit(site, sitters) {
  /** @type {number[]} */
  const times = [];
  const amount = sitters.length;
  const result = await ask(site, submissionsOf(sitters), { overallRate: 50, amount }, times);
  times.sort((a, b) => a - b);
  const { failed, words } = failuresOf(result);
  const p99 = quantile(times, 0.99);
  tell(
    `${amount} people submit in ${amount / 50} s: p50 / p99`,
    `${quantile(times, 0.5).toFixed(0)} / ${p99.toFixed(0)} ms`,
    ['p99 < 2,000 ms, none failed', ...words].join(', '),
    p99 < 2000 && failed === 0 && times.length === amount,
  );
}

/**
 * The mix of RELIABILITY.md (d), by the hundred. Of sign-ins there is one instead of three: nearly all
 * they take is the hash, which has lines of its own.
 * @param {{ lesson: string, learner: string, leaders: { cookie: string, calendar: string }[], certificate: string, saves: Next, submitters: Sitter[] }} people
 * `submitters` are others than those whose answers are saved, for what was submitted takes none.
 * @returns {Next}
 */
export function aDay({ lesson, learner, leaders, certificate, saves, submitters }) {
  const submit = submissionsOf(submitters);
  const signIn = form(() => ({
    path: '/sign-in',
    cookie: '',
    fields: { who: 'grace.atieno', passphrase: 'journey home demo' },
  }));
  const bring = form((time) => ({
    path: '/organizations/bench/people/new',
    cookie: leaders[time % leaders.length]?.cookie ?? '',
    fields: { list: `Wanjiru Otieno, 07${20_000_000 + time}`, position: 'House parent' },
  }));
  const parts = /** @type {[number, Next][]} */ ([
    [55, page(lesson, learner)],
    [15, page('/')],
    [14, saves],
    [3, submit],
    [1, signIn],
    [5, page(certificate)],
    [3, each(leaders, ({ calendar }) => page(calendar))],
    [3, each(leaders, ({ cookie }) => page('/organizations/bench/report.csv', cookie))],
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
  /** @type {autocannon.Result | undefined} */
  let result;
  const loop = await site.watched(async () => {
    result = await ask(site, next, { overallRate: 100, duration: seconds }, times);
  });
  const { failed, words } = failuresOf(/** @type {autocannon.Result} */ (result));
  times.sort((a, b) => a - b);
  const [longest, asked] = [loop.longest.toFixed(0), (times.length / seconds).toFixed(0)];
  tell(
    'at a hundred a second: event loop delay p99',
    `${loop.p99.toFixed(0)} ms`,
    `< 50 ms (longest ${longest} ms; ${asked} a second came for ${seconds} s)`,
    loop.p99 < 50,
  );
  const p99 = quantile(times, 0.99);
  tell(
    'at a hundred a second: p50 / p99',
    `${quantile(times, 0.5).toFixed(0)} / ${p99.toFixed(0)} ms`,
    ['p99 < 250 ms, none failed', ...words].join(', '),
    p99 < 250 && failed === 0,
  );
}

/** Answers that nobody wants, 429 among them, and of which kind. @param {autocannon.Result} result */
function failuresOf({ errors, statusCodeStats }) {
  const refused = Object.entries(statusCodeStats ?? {})
    .filter(([code]) => code >= '400')
    .map(([code, { count }]) => /** @type {const} */ ([code, count ?? 0]));
  return {
    failed: refused.reduce((sum, [, count]) => sum + count, errors),
    words: [
      ...refused.map(([code, count]) => `${count} × ${code}`),
      ...(errors ? [`${errors} broken`] : []),
    ],
  };
}

/** @param {number[]} sorted @param {number} share */
const quantile = (sorted, share) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;

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
  const { failed, words } = failuresOf(result);
  times.sort((a, b) => a - b);
  const all = `none, of ${amount.toLocaleString('en')} in ${seconds.toFixed(0)} s`;
  tell('answers that failed', `${failed}`, [all, ...words].join(', '), failed === 0);
  const quantiles = [0.5, 0.99].map((share) => quantile(times, share).toFixed(0)).join(' / ');
  tell('p50 / p99', `${quantiles} ms`, 'all kinds together, as fast as they go', true);
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
