/** What it costs to sign in: the hash, which is meant to cost, and what we add to it. */
import { hash, verify } from '@node-rs/argon2';
import { press } from './load.js';
import { quantiles } from './reading.js';
import { memoryOf } from './site.js';
import { tell } from './tell.js';

/** @typedef {import('./site.js').Site} Site */

// As app/platform/passwords keeps them.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const passphrase = 'journey home demo';

/** Processor time of one comparison, on its own. */
async function ofTheHash() {
  const kept = await hash(passphrase, cost);
  const before = process.cpuUsage();
  for (let time = 0; time < 20; time++) await verify(kept, passphrase);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / 20;
}

/** @param {string} who @param {string} secret */
const form = (who, secret) => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ who, passphrase: secret }).toString(),
});

/** @param {Site} site @param {number} seconds */
export async function measureSigningIn(site, seconds) {
  console.log('\n  Signing in, 8 connections');
  const next = () => form('grace.atieno', passphrase);
  await press(site, { path: '/sign-in', next, seconds: 1 });
  const load = await press(site, { path: '/sign-in', next, seconds });
  const alone = await ofTheHash();
  tell(
    'sign-in: CPU a request',
    `${load.cpu.toFixed(1)} ms`,
    `argon2id itself, 19 MB and 2 passes: ${alone.toFixed(1)} ms`,
    true,
  );
  tell('sign-in: a second', load.perSecond.toFixed(1), `p50 / p99: ${quantiles(load)}`, true);
  await crowd(site);
}

/** Many more than can be compared: who is not let in hears so, and pages go on meanwhile. */
/** @param {Site} site */
async function crowd(site) {
  const before = memoryOf(site.pid);
  const statuses = new Map();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, memoryOf(site.pid))), 20);
  const loop = await site.watched(async () => {
    await Promise.all(
      Array.from({ length: 250 }, async (_, at) => {
        const { method, headers, body } = form(`nobody-${at}`, 'nobody has this passphrase');
        const reply = await fetch(`${site.origin}/sign-in`, {
          method,
          body,
          headers: { ...headers, origin: site.origin },
          redirect: 'manual',
        });
        await reply.arrayBuffer();
        statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
      }),
    );
  });
  clearInterval(watch);
  const said = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
  tell(
    '250 sign-ins at once: answers',
    said,
    'a hundred wait at a time; whoever comes then is told so: 503',
    true,
  );
  tell(
    '250 sign-ins at once: loop delay p99',
    `${loop.p99.toFixed(0)} ms`,
    `longest ${loop.longest.toFixed(0)} ms; memory ${before.toFixed(0)} → at most ${most.toFixed(0)} MB`,
    true,
  );
}
