/** What a request costs under load: requests a second, processor time, p50 and p99. */
import autocannon from 'autocannon';
import { cpuOf } from './site.js';

/** @typedef {{ perSecond: number, cpu: number, p50: number, p99: number }} Load */

/**
 * @param {{ origin: string, pid: number }} server
 * @param {{ path: string, cookie?: string | undefined, seconds?: number, connections?: number, next?: () => Record<string, unknown> }} asked
 * `next` makes each request anew, where they differ.
 * @returns {Promise<Load>}
 */
export async function press(server, { path, cookie, seconds = 4, connections = 8, next }) {
  const headers = {
    'accept-encoding': 'br, gzip',
    origin: server.origin,
    ...(cookie ? { cookie } : {}),
  };
  /** @type {number[]} */
  const times = [];
  const requests = next ? [{ setupRequest: mixing(next) }] : undefined;
  const before = cpuOf(server.pid);
  const began = performance.now();
  const asking = {
    url: server.origin + path,
    connections,
    duration: seconds,
    headers,
    ...(requests ? { requests: /** @type {any} */ (requests) } : {}),
  };
  /** @type {autocannon.Result} */
  const result = await new Promise((done, refuse) => {
    const running = autocannon(asking, (error, all) => (error ? refuse(error) : done(all)));
    running.on('response', (_client, _status, _bytes, time) => times.push(time));
  });
  const took = (performance.now() - began) / 1000;
  // A page that leads elsewhere is not the page; a form that was sent does.
  const wrong = result['4xx'] + result['5xx'] + (next ? 0 : result['3xx']);
  if (wrong > 0 || result.errors > 0)
    throw new Error(`${path}: ${wrong} as nobody wants them, ${result.errors} broken`);
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => times[Math.floor(share * (times.length - 1))] ?? 0;
  return {
    perSecond: times.length / took,
    cpu: (cpuOf(server.pid) - before) / times.length,
    p50: at(0.5),
    p99: at(0.99),
  };
}

/**
 * What differs of each request, over what they have in common.
 * @param {() => Record<string, unknown>} next
 */
export const mixing = (next) => (/** @type {{ headers: object }} */ request) => {
  const { headers, ...own } = next();
  return {
    ...request,
    ...own,
    headers: { ...request.headers, .../** @type {object} */ (headers) },
  };
};

/** The middle of what several turns gave. @param {Load[]} turns @returns {Load} */
export function middle(turns) {
  const of = (/** @type {keyof Load} */ name) =>
    turns.map((turn) => turn[name]).sort((a, b) => a - b)[Math.floor((turns.length - 1) / 2)] ?? 0;
  return { perSecond: of('perSecond'), cpu: of('cpu'), p50: of('p50'), p99: of('p99') };
}

/**
 * Does `work` from several hands at once until the time is over, and says how often a second.
 * @param {number} hands @param {number} seconds @param {(hand: number) => Promise<void>} work
 */
export async function repeat(hands, seconds, work) {
  const began = performance.now();
  const end = began + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: hands }, async (_, hand) => {
      while (performance.now() < end) {
        await work(hand);
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - began) / 1000);
}
