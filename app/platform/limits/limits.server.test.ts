import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTries, type Tries } from '#db/tries.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import {
  claim,
  forgive,
  neighbourhood,
  noSoonerThan,
  shareLimits,
  type Claim,
} from './limits.server.ts';

describe.each(['alone', 'in a file beside SQLite'])('tries counted %s', (where) => {
  const folder = mkdtempSync(join(tmpdir(), 'journeyhome-tries-'));
  const file = `file:${join(folder, 'a.sqlite')}`;
  let tries: Tries | undefined;
  beforeAll(() => {
    if (where === 'alone') return;
    tries = openTries(file);
    shareLimits(tries.shared);
  });
  afterAll(async () => {
    shareLimits(null);
    await tries?.close();
    rmSync(folder, { recursive: true });
  });

  it('says how many minutes to wait when the allowance is used up', async () => {
    const tries: Claim = ['passphrase', newId()];
    for (let count = 0; count < 10; count++) expect(await claim(tries)).toBeNull();
    expect(await claim(tries)).toBe(10);
    expect(await claim(['passphrase', newId()])).toBeNull();
  });

  it('lets exactly as many through when all come at once', async () => {
    const tries: Claim = ['sign-in-pair', newId()];
    const answers = await Promise.all(Array.from({ length: 40 }, () => claim(tries)));
    expect(answers.filter((minutes) => minutes === null)).toHaveLength(10);
  });

  it('does not count a try against what comes after a refusal', async () => {
    const pair: Claim = ['sign-in-pair', newId()];
    const account: Claim = ['sign-in-account', newId()];
    for (let count = 0; count < 200; count++) await claim(pair, account);
    for (let count = 0; count < 90; count++) expect(await claim(account)).toBeNull();
    expect(await claim(account)).toBe(60);
  });

  it('forgets tries after a success', async () => {
    const tries: Claim = ['passphrase', newId()];
    for (let count = 0; count < 10; count++) await claim(tries);
    await forgive([tries]);
    expect(await claim(tries)).toBeNull();
  });

  it('last no longer than they may when the clock was ahead and came back', async () => {
    const tries: Claim = ['passphrase', newId()];
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * 24 * 3_600_000 });
    for (let count = 0; count < 10; count++) expect(await claim(tries)).toBeNull();
    expect(await claim(tries)).toBe(10);
    vi.useRealTimers();
    for (let count = 0; count < 10; count++) expect(await claim(tries)).toBeNull();
    expect(await claim(tries)).toBe(10);
  });

  it('go on while the store is away', async () => {
    if (!tries) return;
    const pair: Claim = ['sign-in-pair', newId()];
    expect(await claim(pair)).toBeNull();
    await tries.close();
    for (let count = 0; count < 10; count++) expect(await claim(pair)).toBeNull();
    expect(await claim(pair)).toBe(10);
    tries = openTries(file);
    shareLimits(tries.shared);
    // What was counted before stands.
    for (let count = 0; count < 9; count++) expect(await claim(pair)).toBeNull();
    expect(await claim(pair)).toBe(10);
  });
});

it('are counted by each process where no file can be made', async () => {
  const tries = openTries('file:/nowhere/at/all.sqlite');
  expect(tries.shared).toBeNull();
  await tries.close();
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('takes %s for %s', (address, near) => {
  expect(neighbourhood(address)).toBe(near);
});

it('answers no sooner, and passes the answer on', async () => {
  const began = performance.now();
  expect(await noSoonerThan(50, Promise.resolve('done'))).toBe('done');
  expect(performance.now() - began).toBeGreaterThan(45);
});
