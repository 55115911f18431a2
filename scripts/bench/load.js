/** What a request costs under load. */
import autocannon from 'autocannon';
import { cpuOf } from './site.js';

/**
 * @param {{ origin: string, pid: number }} server @param {string} path
 * @param {{ cookie?: string | undefined, seconds?: number }} options
 */
export async function press(server, path, { cookie, seconds = 6 } = {}) {
  const headers = { 'accept-encoding': 'br, gzip', ...(cookie ? { cookie } : {}) };
  const run = (/** @type {number} */ duration) =>
    autocannon({ url: server.origin + path, connections: 8, duration, headers });
  await run(2);
  const before = cpuOf(server.pid);
  const result = await run(seconds);
  const requests = result.requests.total;
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${path}: ${result.non2xx} not 2xx`);
  return {
    perSecond: result.requests.average,
    cpu: (cpuOf(server.pid) - before) / requests,
    p99: result.latency.p99,
  };
}

/**
 * Does `work` from several hands at once until the time is over, and says how often a second.
 * @param {number} hands @param {number} seconds @param {(hand: number) => Promise<void>} work
 */
export async function repeat(hands, seconds, work) {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: hands }, async (_, hand) => {
      while (performance.now() < end) {
        await work(hand);
        done += 1;
      }
    }),
  );
  return done / seconds;
}
