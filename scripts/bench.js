/**
 * `npm run bench`: each figure beside its budget (DESIGN.md) and beside a bare server or a bare
 * database in the same run. Figures say how this machine does today; they fail nothing.
 * `npm run bench -- scale`: the same pages on a small platform and on a large one.
 */
import { randomUUID } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { bareCommits, cookieOf, readyLearners } from './bench/learner.js';
import { press, repeat } from './bench/load.js';
import { openBrowser, weigh } from './bench/pages.js';
import { scale } from './bench/scale.js';
import { memoryOf, startBare, startSite } from './bench/site.js';
import { tell, tellMissed } from './bench/tell.js';
import { build, install } from './prepare.js';

await install();
await build();
if (process.argv[2] === 'scale') {
  await scale();
  process.exit();
}
const site = await startSite();
const learner = cookieOf(site.database, 'leader@example.org');
const sitters = readyLearners(site.database, 3000);
const lesson = '/courses/the-journey-home/lessons/trace';

/** @param {string} cookie @param {string} path @param {Record<string, string>} [fields] */
function send(cookie, path, fields) {
  return fetch(site.origin + path, {
    redirect: 'manual',
    headers: { cookie, origin: site.origin },
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  });
}

/** @param {string} cookie */
async function start(cookie) {
  const clientId = randomUUID();
  const reply = await send(cookie, '/courses/the-journey-home/attempts', { clientId });
  const address = reply.headers.get('location') ?? '';
  if (!address.startsWith('/attempts/')) throw new Error(`no attempt: ${reply.status} ${address}`);
  return address;
}

/** @param {string} html @returns {[string, string][]} */
const radios = (html) =>
  [...html.matchAll(/type="radio"[^>]*?name="(q\.[^"]+)"[^>]*?value="([^"]+)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  );

console.log('\n  Over the wire, cold, in Chromium at 360 px');
const browser = await openBrowser();
const paper = await start(sitters[0] ?? '');
const pages = /** @type {[string, string, string | undefined, number, number][]} */ ([
  ['home', '/', undefined, 14, 3],
  ['sign-in', '/sign-in', undefined, 14, 3],
  ['verify', '/verify', undefined, 14, 3],
  ['lesson', lesson, learner, 20, 4],
  ['assessment', paper, sitters[0], 25, 5],
]);
for (const [name, path, cookie, kilobytes, requests] of pages) {
  const page = await weigh(browser, site.origin + path, { cookie });
  const figure = `${(page.bytes / 1024).toFixed(1)} KB, ${page.requests}`;
  const kept = page.bytes <= kilobytes * 1024 && page.requests <= requests;
  tell(`${name}: bytes, requests`, figure, `≤ ${kilobytes} KB, ≤ ${requests}`, kept);
}
const slow = await weigh(browser, site.origin + lesson, { cookie: learner, slow: true });
tell(
  'lesson readable on 2G',
  `${(slow.readable / 1000).toFixed(2)} s`,
  '≤ 2 s',
  slow.readable <= 2000,
);
await browser.close();

console.log('\n  Under load, 8 connections');
const read = await press(site, lesson, { cookie: learner });
tell('signed-in lesson: CPU a request', `${read.cpu.toFixed(2)} ms`, '≤ 2 ms', read.cpu <= 2);
tell(
  'signed-in lesson: requests a second',
  read.perSecond.toFixed(0),
  '≥ 440 (50 × Moodle)',
  read.perSecond >= 440,
);
tell('signed-in lesson: p99', `${read.p99} ms`, '', true);

const home = await fetch(site.origin);
const bytes = brotliCompressSync(Buffer.from(await home.arrayBuffer()));
const bare = await startBare(bytes);
const plain = await press(bare, '/');
const visit = await press(site, '/');
await bare.stop();
const times = visit.cpu / plain.cpu;
tell('visitor’s home: CPU a request', `${visit.cpu.toFixed(2)} ms`, '', true);
tell('bare node:http, same bytes', `${plain.cpu.toFixed(2)} ms`, '', true);
tell('visitor’s home: times bare', times.toFixed(1), '≤ 3', times <= 3);

console.log('\n  Writing');
const choices = radios(await (await send(sitters[0] ?? '', paper)).text());
let sequence = 0;
const pageId = randomUUID();
const saves = await repeat(8, 6, async () => {
  const [name, value] = choices[sequence % choices.length] ?? ['', ''];
  const fields = { pageId, sequence: String(++sequence), [name]: value };
  const reply = await send(sitters[0] ?? '', `${paper}/answers`, fields);
  if (reply.status !== 200) throw new Error(`not kept: ${reply.status}`);
});
const commits = bareCommits(site.database, 3);
tell(
  'answers kept a second, durably',
  saves.toFixed(0),
  `≥ half of ${commits.toFixed(0)} bare commits`,
  saves >= commits / 2,
);

let next = 1;
const sat = await repeat(8, 8, async () => {
  const cookie = sitters[next++] ?? '';
  const address = await start(cookie);
  const html = await (await send(cookie, address)).text();
  const page = { pageId: randomUUID() };
  for (let turn = 1; turn <= 10; turn++) {
    const [name, value] = radios(html)[turn] ?? ['', ''];
    await send(cookie, `${address}/answers`, { ...page, sequence: String(turn), [name]: value });
  }
  await send(cookie, `${address}/submission`, { ...page, touched: '', confirm: 'yes' });
  await (await send(cookie, `${address}/result`)).text();
});
tell(
  'whole attempts of 10 questions a second',
  sat.toFixed(1),
  '≥ 18.5 (50 × Moodle)',
  sat >= 18.5,
);

console.log('\n  The process');
tell('cold start', `${site.coldStart.toFixed(0)} ms`, '', true);
const memory = memoryOf(site.pid);
tell('memory after all this', `${memory.toFixed(0)} MB`, '≤ 250 MB', memory <= 250);
await site.stop();
tellMissed();
