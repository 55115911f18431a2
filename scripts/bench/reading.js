/** What it costs to send pages, beside a bare server that sends the same bytes. */
import { middle, press } from './load.js';
import { startBare } from './site.js';
import { tell } from './tell.js';

/** @typedef {import('./site.js').Site} Site */

/** @param {import('./load.js').Load} load */
export const quantiles = ({ p50, p99 }) => `${p50.toFixed(1)} / ${p99.toFixed(1)} ms`;

/** @param {Site} site @param {{ path: string, cookie?: string | undefined, turns: number, seconds: number }} page */
async function besideBare(site, { path, cookie, turns, seconds }) {
  const headers = { 'accept-encoding': 'br, gzip', ...(cookie ? { cookie } : {}) };
  // `fetch` takes the compression away again: the bytes as they are sent are what counts.
  const { request } = await import('node:http');
  const bytes = await new Promise((done) =>
    request(site.origin + path, { headers }, (reply) => {
      /** @type {Buffer[]} */
      const parts = [];
      reply.on('data', (part) => parts.push(part)).on('end', () => done(Buffer.concat(parts)));
    }).end(),
  );
  const bare = await startBare(bytes);
  // V8 compiles what a page runs only after some thousands of it; a site serves for weeks.
  await press(site, { path, cookie, seconds: seconds * 4 });
  await press(bare, { path: '/', seconds: 1 });
  const [ours, plain] = [[], []].map(() => /** @type {import('./load.js').Load[]} */ ([]));
  for (let turn = 0; turn < turns; turn++) {
    ours?.push(await press(site, { path, cookie, seconds }));
    plain?.push(await press(bare, { path: '/', seconds: seconds / 2 }));
  }
  await bare.stop();
  return { ours: middle(ours ?? []), plain: middle(plain ?? []) };
}

/** @param {Site} site @param {{ lesson: string, learner: string, turns: number, seconds: number }} what */
export async function measureReading(site, { lesson, learner, turns, seconds }) {
  console.log('\n  Pages under load, 8 connections, compressed; in turns with bare node:http');
  const read = await besideBare(site, { path: lesson, cookie: learner, turns, seconds });
  tell(
    'signed-in lesson: CPU a request',
    `${read.ours.cpu.toFixed(2)} ms`,
    `≤ 2 ms (bare node:http, same bytes: ${read.plain.cpu.toFixed(3)})`,
    read.ours.cpu <= 2,
  );
  tell(
    'signed-in lesson: requests a second',
    read.ours.perSecond.toFixed(0),
    `≥ 440, 50 × Moodle (bare: ${read.plain.perSecond.toFixed(0)})`,
    read.ours.perSecond >= 440,
  );
  tell('signed-in lesson: p50 / p99', quantiles(read.ours), `bare: ${quantiles(read.plain)}`, true);
  for (const [name, path] of [
    ['visitor’s home', '/'],
    ['visitor’s catalogue', '/courses'],
  ]) {
    const visit = await besideBare(site, { path: path ?? '', turns, seconds });
    const times = visit.ours.cpu / visit.plain.cpu;
    tell(
      `${name}: CPU a request, times bare`,
      `${times.toFixed(1)} ×`,
      `≤ 3 × (${visit.ours.cpu.toFixed(3)} ms; bare node:http, same bytes: ${visit.plain.cpu.toFixed(3)})`,
      times <= 3,
    );
    tell(
      `${name}: requests a second`,
      visit.ours.perSecond.toFixed(0),
      `bare: ${visit.plain.perSecond.toFixed(0)}`,
      true,
    );
    tell(`${name}: p50 / p99`, quantiles(visit.ours), `bare: ${quantiles(visit.plain)}`, true);
  }
}
