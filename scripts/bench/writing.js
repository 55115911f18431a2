/** What it costs to keep an answer, and to sit a whole check. */
import { randomUUID } from 'node:crypto';
import { middle, press, repeat } from './load.js';
import { quantiles } from './reading.js';
import { cpuOf, startBareCommits } from './site.js';
import { tell } from './tell.js';

/** @typedef {import('./site.js').Site} Site */
/** @typedef {import('./learner.js').Sitter} Sitter */

const savesOfAnAttempt = 12;
const atOnce = 64;

/** @param {Site} site @param {string} cookie @param {string} path @param {Record<string, string>} [fields] */
export function send(site, cookie, path, fields) {
  return fetch(site.origin + path, {
    redirect: 'manual',
    headers: { cookie, origin: site.origin, 'accept-encoding': 'br, gzip' },
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  });
}

/** Begins an attempt, and says where it is. @param {Site} site @param {string} cookie */
export async function start(site, cookie) {
  const clientId = randomUUID();
  const reply = await send(site, cookie, '/courses/the-journey-home/attempts', { clientId });
  const address = reply.headers.get('location') ?? '';
  if (!address.startsWith('/attempts/')) throw new Error(`no attempt: ${reply.status} ${address}`);
  return address;
}

/** Fields of the paper that take one choice. @param {string} html @returns {[string, string][]} */
export const radios = (html) =>
  [...html.matchAll(/type="radio"[^>]*?name="(q\.[^"]+)"[^>]*?value="([^"]+)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  );

/**
 * The saves of many people, one after the other: each gives twelve answers to the paper they all sit,
 * and nobody has two under way.
 * @param {Sitter[]} sitters @param {[string, string][]} choices
 */
export function savesOf(sitters, choices) {
  const pages = sitters.map(() => randomUUID());
  let count = 0;
  return () => {
    const turn = Math.floor(count / atOnce);
    const band = Math.floor(turn / savesOfAnAttempt) * atOnce;
    const who = (band + (count++ % atOnce)) % sitters.length;
    const { cookie, attempt } = sitters[who] ?? { cookie: '', attempt: '' };
    const [name, value] = choices[turn % choices.length] ?? ['', ''];
    return {
      method: 'POST',
      path: `${attempt}/answers`,
      headers: {
        cookie,
        'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
        accept: 'application/json',
      },
      body: `pageId=${pages[who]}&sequence=${turn + 1}&${name}=${value}`,
    };
  };
}

/**
 * Whole checks of ten questions a second: start, page, ten saves, submission, result.
 * @param {Site} site @param {string[]} cookies of people who have not begun @param {number} seconds
 */
export function sitWhole(site, cookies, seconds) {
  return repeat(8, seconds, async () => {
    const cookie = cookies.pop();
    if (!cookie) throw new Error('everybody has sat the check');
    const address = await start(site, cookie);
    const page = await (await send(site, cookie, address)).text();
    const choices = new Map(radios(page));
    const rest = [...page.matchAll(/data-question="([^"]+)"/g)].map(([, key = '']) => `q.${key}`);
    const own = { pageId: randomUUID() };
    for (const [turn, name] of rest.slice(0, 10).entries()) {
      const fields = { ...own, sequence: `${turn + 1}`, [name]: choices.get(name) ?? '' };
      const kept = await send(site, cookie, `${address}/answers`, fields);
      if (kept.status !== 200) throw new Error(`not kept: ${kept.status}`);
      await kept.arrayBuffer();
    }
    const last = { ...own, touched: '', confirm: 'yes' };
    await (await send(site, cookie, `${address}/submission`, last)).arrayBuffer();
    const result = await send(site, cookie, `${address}/result`);
    if (result.status !== 200) throw new Error(`no result: ${result.status}`);
    await result.arrayBuffer();
  });
}

/**
 * @param {Site} site @param {string} where the file or address of its database
 * @param {() => Record<string, unknown>} next @param {{ turns: number, seconds: number }} length
 */
export async function measureSaves(site, where, next, { turns, seconds }) {
  const isFile = !where.includes('://');
  const bare = await startBareCommits(isFile ? `${where}.bare` : where);
  const save = (/** @type {number} */ connections, /** @type {number} */ time) =>
    press(site, { path: '/attempts', next, connections, seconds: time });
  await save(8, seconds * 2);
  const commits = [];
  const [one, eight, many] = [[], [], []].map(() => /** @type {import('./load.js').Load[]} */ ([]));
  for (let turn = 0; turn < turns; turn++) {
    commits.push(await bare.ask(seconds / 2));
    one?.push(await save(1, seconds / 2));
    eight?.push(await save(8, seconds));
    many?.push(await save(32, seconds / 2));
  }
  await bare.stop();
  const plain = commits.sort((a, b) => a - b)[Math.floor((turns - 1) / 2)] ?? 0;
  const kept = middle(eight ?? []);
  const budget = `≥ half of ${plain.toFixed(0)} bare commits a second`;
  const share = kept.perSecond / plain;
  // The bar of DESIGN.md is about SQLite; on PostgreSQL the figure stands beside its own.
  tell(
    'answers kept a second, durably',
    kept.perSecond.toFixed(0),
    isFile ? budget : budget.replace('≥ half of ', 'beside '),
    share >= 0.5 || !isFile,
  );
  tell('an answer kept: CPU', `${kept.cpu.toFixed(3)} ms`, `p50 / p99: ${quantiles(kept)}`, true);
  for (const [name, load] of /** @type {const} */ ([
    ['one', one],
    ['thirty-two', many],
  ])) {
    const { perSecond, cpu, ...rest } = middle(load ?? []);
    tell(
      `from ${name} at once: a second`,
      perSecond.toFixed(0),
      `p50 / p99: ${quantiles({ perSecond, cpu, ...rest })}`,
      true,
    );
  }
}

/** @param {Site} site @param {string[]} cookies of people who have not begun @param {number} seconds */
export async function measureWholeChecks(site, cookies, seconds) {
  await sitWhole(site, cookies, 2);
  const before = cpuOf(site.pid);
  const count = cookies.length;
  const sat = await sitWhole(site, cookies, seconds);
  const cpu = (cpuOf(site.pid) - before) / (count - cookies.length);
  tell(
    'whole checks of 10 questions a second',
    sat.toFixed(1),
    `≥ 18.5, 50 × Moodle (CPU of one: ${cpu.toFixed(1)} ms)`,
    sat >= 18.5,
  );
}
