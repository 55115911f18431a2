/** What one organization's big pieces of work do to everybody else's event loop. */
import { setTimeout as sleep } from 'node:timers/promises';
import { tell } from './tell.js';

/** @typedef {import('./site.js').Site} Site */

const large = '/organizations/large';
const team = '/organizations/crowd-2';

const sign = (/** @type {number} */ place) => String.fromCharCode(97 + (Math.floor(place) % 26));

/** Five hundred lines as a leader pastes them; another five hundred each time. */
const pasted = (/** @type {number} */ time) =>
  Array.from({ length: 500 }, (_, at) => {
    const name = `Wanjiru ${sign(time).toUpperCase()}${sign(at)}${sign(at / 26)}oti`;
    return `${name}, 07${20_000_000 + time * 1000 + at}`;
  }).join('\n');

/** @param {Site} site @param {string} cookie @param {number} time */
async function importOnce(site, cookie, time) {
  const ask = (/** @type {string} */ path, /** @type {BodyInit | undefined} */ body) =>
    fetch(site.origin + path, {
      redirect: 'manual',
      headers: { cookie, origin: site.origin },
      ...(body ? { method: 'POST', body } : {}),
    });
  const form = new FormData();
  form.set('list', pasted(time));
  form.set('position', 'House parent');
  let [address, seen, slips] = ['', '', ''];
  const read = await site.watched(async () => {
    const reply = await ask(`${team}/people/new`, form);
    address = reply.headers.get('location') ?? '';
    if (!address.includes('/lists/')) throw new Error(`not read: ${reply.status}`);
  });
  const shown = await site.watched(async () => {
    const page = await (await ask(address, undefined)).text();
    seen = /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '';
  });
  const confirmed = await site.watched(async () => {
    const reply = await ask(`${address}/confirmation`, new URLSearchParams({ seen }));
    slips = await reply.text();
  });
  const made = slips.split('class="slip"').length - 1;
  if (made !== 500) throw new Error(`${made} slips`);
  const steps = [read, shown, confirmed];
  const sum = (/** @type {'busy' | 'own'} */ of) =>
    steps.reduce((total, step) => total + step[of], 0);
  return { steps, busy: sum('busy'), own: sum('own') };
}

/** The middle one of three counts. @param {Site} site @param {string} cookie */
async function importing(site, cookie) {
  const times = [];
  for (let time = 0; time < 3; time++) times.push(await importOnce(site, cookie, time));
  const middle = times.sort((a, b) => a.busy - b.busy)[1];
  if (!middle) return;
  const { busy, own, steps } = middle;
  const [read, shown, confirmed] = steps.map((step) => step.busy.toFixed(0));
  tell(
    '500 people brought: event loop blocked',
    `${busy.toFixed(0)} ms`,
    `< 1,000 ms in total (read ${read}, looked at ${shown}, confirmed with slips ${confirmed}; processor ${own})`,
    busy < 1000,
  );
}

/** @param {Site} site @param {string} cookie @param {string} what @param {string} path */
async function exporting(site, cookie, what, path) {
  let [bytes, took] = [0, 0];
  const download = async () => {
    const began = performance.now();
    const reply = await fetch(site.origin + path, { headers: { cookie } });
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status}`);
    bytes = (await reply.arrayBuffer()).byteLength;
    took = performance.now() - began;
  };
  const short = !path.endsWith('.zip');
  // The first one warms up; of three short ones the middle one counts.
  if (short) await download();
  const loops = [];
  for (let time = 0; time < (short ? 3 : 1); time++) loops.push(await site.watched(download));
  const loop = loops.sort((a, b) => a.p99 - b.p99)[short ? 1 : 0] ?? { p99: NaN, longest: NaN };
  const [size, seconds] = [bytes / 1024, took / 1000];
  tell(
    `${what}: loop delay p99`,
    `${loop.p99.toFixed(0)} ms`,
    `< 50 ms (longest ${loop.longest.toFixed(0)} ms; ${size.toFixed(0)} KB in ${seconds.toFixed(1)} s)`,
    loop.p99 < 50,
  );
}

/** @param {Site} site @param {string} cookie */
export async function measureLarge(site, cookie) {
  // Once before: what is read once a process is not a part of any of these.
  for (const path of [large, `${team}/people/new`])
    await (await fetch(site.origin + path, { headers: { cookie } })).arrayBuffer();
  const idle = await site.watched(() => sleep(1500));
  const figure = `${idle.p99.toFixed(0)} ms`;
  tell('nothing to do: loop delay p99', figure, 'what the machine’s other work does', true);
  await importing(site, cookie);
  await exporting(site, cookie, 'CSV of 1,000 people', `${large}/report.csv`);
  await exporting(site, cookie, 'XLSX of 1,000 people', `${large}/report.xlsx`);
  await exporting(site, cookie, 'ZIP of 200 certificates', `${large}/certificates.zip`);
}
