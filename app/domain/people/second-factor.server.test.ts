import { beforeEach, expect, it } from 'vitest';
import { hashToken, newId } from '#app/platform/ids/ids.server.ts';
import { codeOfStep, stepAt } from '#app/platform/one-time-codes/one-time-codes.server.ts';
import { hashPassphrase } from '#app/platform/passwords/passwords.server.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import {
  beginHalfSignIn,
  beginSecondFactor,
  changePassphrase,
  completeSignIn,
  confirmSecondFactor,
  demoCode,
  forgetPerson,
  pendingSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
} from './people.server.ts';
import type { SignedIn } from './people.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const passphrase = 'lamp river seven mango';

onEachEngine('A second factor', (db) => {
  let grace: SignedIn;
  beforeEach(async () => {
    const password_hash = await hashPassphrase(passphrase);
    grace = await aPerson(db(), 'Grace Atieno', { password_hash });
  });

  const begun = async (viewer = grace, at = now) => {
    await beginSecondFactor(db(), viewer, at);
    return (await pendingSecondFactor(db(), viewer, at))!.secret;
  };
  /** On since a minute ago; its secret and its recovery codes. */
  const on = async (viewer = grace) => {
    const secret = await begun(viewer, later(-60));
    const code = codeOfStep(secret, stepAt(later(-60)));
    const set = await confirmSecondFactor(db(), viewer, { code, passphrase }, later(-60));
    if ('refused' in set) throw new Error(set.refused);
    return { secret, codes: set.codes };
  };
  const half = async (viewer = grace, at = now) => (await beginHalfSignIn(db(), viewer.id, at))!;
  const step = (token: string, code: string, at = now, address = newId()) =>
    completeSignIn(db(), { token, code, address }, at);
  const deeds = async () =>
    (await db().selectFrom('audit_entries').select('verb').orderBy('id').execute()).map(
      ({ verb }) => verb,
    );
  const mails = async () =>
    (await db().selectFrom('messages').select('template').orderBy('id').execute()).map(
      ({ template }) => template,
    );

  it('asks for nothing until a first code has shown that the app has it', async () => {
    const secret = await begun();
    expect(await beginHalfSignIn(db(), grace.id, now)).toBeNull();
    expect(await secondFactorOf(db(), grace)).toMatchObject({ since: null, codesLeft: 0 });
    const code = codeOfStep(secret, stepAt(now));
    const confirm = (given: object, at = now) =>
      confirmSecondFactor(db(), grace, { code, passphrase, ...given }, at);
    expect(await confirm({ code: '000000' })).toEqual({ refused: 'wrong-code' });
    expect(await confirm({ passphrase: 'another one' })).toEqual({ refused: 'wrong-passphrase' });
    const hour = later(3601);
    const late = { code: codeOfStep(secret, stepAt(hour)) };
    expect(await confirm(late, hour)).toEqual({ refused: 'none-begun' });
    expect(await deeds()).toEqual([]);
    const set = await confirm({ code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(set).toMatchObject({ codes: expect.any(Array) });
    expect(await secondFactorOf(db(), grace)).toEqual({
      ...{ since: now.toISOString(), codesLeft: 10, required: false },
    });
    expect(await confirm({})).toEqual({ refused: 'none-begun' });
    expect(await deeds()).toEqual(['second-factor.set']);
    expect(await mails()).toEqual(['second-factor-on']);
  });

  it('ends other sessions when it comes, and is not taken twice by two tabs', async () => {
    const secret = await begun();
    const row = { person_id: grace.id, created_at: 'x', expires_at: '9999' };
    await db()
      .insertInto('sessions')
      .values({ id: 'old', ...row })
      .execute();
    const code = codeOfStep(secret, stepAt(now));
    const both = await Promise.all(
      [1, 2].map(() => confirmSecondFactor(db(), grace, { code, passphrase }, now)),
    );
    expect(both.filter((set) => 'codes' in set)).toHaveLength(1);
    expect((await secondFactorOf(db(), grace)).codesLeft).toBe(10);
    expect(await db().selectFrom('sessions').selectAll().execute()).toEqual([]);
    expect(await deeds()).toEqual(['second-factor.set']);
  });

  it('lets a code in once: not again, not an older one, not after the clock went back', async () => {
    const { secret } = await on();
    const at = stepAt(now);
    const code = codeOfStep(secret, at);
    expect(await step(await half(), code)).toEqual({ personId: grace.id });
    expect(await step(await half(), code)).toEqual({ refused: 'code-used' });
    expect(await step(await half(), codeOfStep(secret, at - 1))).toEqual({ refused: 'code-used' });
    const before = later(-600);
    const old = codeOfStep(secret, stepAt(before));
    expect(await step(await half(grace, before), old, before)).toEqual({ refused: 'code-used' });
    expect(await step(await half(), codeOfStep(secret, at + 1))).toEqual({ personId: grace.id });
  });

  it('does not take the code that it was confirmed with', async () => {
    const { secret } = await on();
    const first = codeOfStep(secret, stepAt(later(-60)));
    const then = later(-45);
    expect(await step(await half(grace, then), first, then)).toEqual({ refused: 'code-used' });
  });

  it('lets exactly one in of many who come with one code at once', async () => {
    const { secret } = await on();
    const code = codeOfStep(secret, stepAt(now));
    const tokens = await Promise.all([1, 2, 3, 4].map(() => half()));
    const all = await Promise.all(tokens.map((token) => step(token, code)));
    expect(all.filter((one) => 'personId' in one)).toHaveLength(1);
    expect(all.filter((one) => 'refused' in one && one.refused === 'code-used')).toHaveLength(3);
  });

  it('forgives a clock that is half a minute off, and no more', async () => {
    const { secret } = await on();
    const at = stepAt(now);
    for (const [off, entered] of [
      [-2, false],
      [-1, true],
      [1, true],
      [2, false],
    ] as const)
      expect('personId' in (await step(await half(), codeOfStep(secret, at + off))), `${off}`).toBe(
        entered,
      );
  });

  it('is good for one sign-in, for ten minutes, and for who may sign in', async () => {
    const { secret } = await on();
    const token = await half();
    const code = (at: Date) => codeOfStep(secret, stepAt(at));
    const late = later(601);
    expect(await step(token, code(late), late)).toEqual({ refused: 'over' });
    expect(await step(newId(), code(now))).toEqual({ refused: 'over' });
    expect(await step(token, code(now))).toEqual({ personId: grace.id });
    expect(await step(token, code(later(60)), later(60))).toEqual({ refused: 'over' });
    const other = await half();
    const suspended_at = now.toISOString();
    await db().updateTable('people').set({ suspended_at }).where('id', '=', grace.id).execute();
    expect(await step(other, code(later(60)), later(60))).toEqual({ refused: 'over' });
    const kept = await db().selectFrom('half_sign_ins').select('id').execute();
    expect(kept).toEqual([{ id: hashToken(other) }]);
  });

  it('ends what is half way when the passphrase changes', async () => {
    const { secret } = await on();
    const token = await half();
    const choice = { current: passphrase, passphrase: 'stone window eight cup' };
    expect(await changePassphrase(db(), grace, choice, now)).toBe('changed');
    expect(await step(token, codeOfStep(secret, stepAt(now)))).toEqual({ refused: 'over' });
    expect((await secondFactorOf(db(), grace)).since).not.toBeNull();
  });

  it('limits guessing from one address without locking the owner out', async () => {
    const { secret } = await on();
    const tried = [];
    for (let count = 0; count < 6; count++)
      tried.push(await step(await half(), '000000', now, '203.0.113.9'));
    expect(tried.slice(0, 5)).toEqual(Array(5).fill({ refused: 'wrong-code' }));
    expect(tried[5]).toEqual({ refused: 'limited', minutes: expect.any(Number) });
    const code = codeOfStep(secret, stepAt(now));
    expect(await step(await half(), code, now, '203.0.113.9')).toMatchObject({
      refused: 'limited',
    });
    expect(await step(await half(), code, now, '198.51.100.7')).toEqual({ personId: grace.id });
  });

  it('limits guessing from everywhere', async () => {
    await on();
    const tried = [];
    for (let count = 0; count < 21; count++) tried.push(await step(await half(), '000000'));
    expect(tried.at(-2)).toEqual({ refused: 'wrong-code' });
    expect(tried.at(-1)).toEqual({ refused: 'limited', minutes: expect.any(Number) });
  });

  it('has ten recovery codes without look-alikes, none of which stands in the database', async () => {
    const { codes } = await on();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    const rows = JSON.stringify(await db().selectFrom('recovery_codes').selectAll().execute());
    for (const code of codes) expect(rows).not.toContain(code.slice(4, 10));
  });

  it('takes a recovery code once, however it is written, and says so', async () => {
    const { codes } = await on();
    const typed = codes[3]!
      .toLowerCase()
      .replace(/(.{4})/g, '$1 ')
      .replaceAll('0', 'o');
    expect(await step(await half(), typed)).toEqual({ personId: grace.id });
    expect((await secondFactorOf(db(), grace)).codesLeft).toBe(9);
    expect(await step(await half(), codes[3]!)).toEqual({ refused: 'wrong-code' });
    expect(await deeds()).toEqual(['second-factor.set', 'recovery-code.used']);
    expect(await mails()).toEqual(['second-factor-on', 'recovery-code-used']);
    const wrong = codes[4]!.slice(0, 15) + (codes[4]!.endsWith('7') ? '8' : '7');
    expect(await step(await half(), wrong)).toEqual({ refused: 'wrong-code' });
  });

  it('lets one in of two who come with one recovery code at once', async () => {
    const { codes } = await on();
    const tokens = [await half(), await half()];
    const both = await Promise.all(tokens.map((token) => step(token, codes[0]!)));
    expect(both.filter((one) => 'personId' in one)).toHaveLength(1);
    expect((await secondFactorOf(db(), grace)).codesLeft).toBe(9);
    expect(await deeds()).toEqual(['second-factor.set', 'recovery-code.used']);
  });

  it('takes a recovery code of nobody else', async () => {
    await on();
    const password_hash = await hashPassphrase(passphrase);
    const moses = await aPerson(db(), 'Moses Okello', { password_hash });
    const { codes } = await on(moses);
    expect(await step(await half(), codes[0]!)).toEqual({ refused: 'wrong-code' });
    expect((await secondFactorOf(db(), moses)).codesLeft).toBe(10);
  });

  it('gives new recovery codes, after which the old ones do not work', async () => {
    const { codes } = await on();
    const renew = (given = passphrase) =>
      renewRecoveryCodes(db(), grace, { passphrase: given }, now);
    expect(await renew('another one')).toEqual({ refused: 'wrong-passphrase' });
    const both = await Promise.all([renew(), renew()]);
    expect((await secondFactorOf(db(), grace)).codesLeft).toBe(10);
    expect(await step(await half(), codes[0]!)).toEqual({ refused: 'wrong-code' });
    const newest = both.map((made) => ('codes' in made ? made.codes[0]! : ''));
    const entered = await Promise.all(newest.map(async (code) => step(await half(), code)));
    expect(entered.filter((one) => 'personId' in one)).toHaveLength(1);
    const moses = await aPerson(db(), 'Moses Okello', {
      password_hash: await hashPassphrase(passphrase),
    });
    const none = await renewRecoveryCodes(db(), moses, { passphrase }, now);
    expect(none).toEqual({ refused: 'no-factor' });
  });

  it('moves to a new phone, and the old one stands until then', async () => {
    const { secret, codes } = await on();
    const newer = await begun();
    expect(await step(await half(), codeOfStep(newer, stepAt(now)))).toEqual({
      refused: 'wrong-code',
    });
    expect(await step(await half(), codeOfStep(secret, stepAt(now)))).toEqual({
      personId: grace.id,
    });
    const code = codeOfStep(newer, stepAt(now));
    const set = await confirmSecondFactor(db(), grace, { code, passphrase }, now);
    expect('codes' in set).toBe(true);
    const then = later(60);
    const again = (typed: string) => half(grace, then).then((token) => step(token, typed, then));
    expect(await again(codeOfStep(secret, stepAt(then)))).toEqual({ refused: 'wrong-code' });
    expect(await again(codes[0]!)).toEqual({ refused: 'wrong-code' });
    expect(await again(codeOfStep(newer, stepAt(then)))).toEqual({ personId: grace.id });
    expect(await deeds()).toEqual(['second-factor.set', 'second-factor.replaced']);
  });

  it('is removed with the passphrase, and not by a steward', async () => {
    await on();
    const password_hash = await hashPassphrase(passphrase);
    const ruth = await aPerson(db(), 'Ruth', { roles: ['steward'], password_hash });
    await on(ruth);
    const remove = (viewer: SignedIn, given = passphrase) =>
      removeSecondFactor(db(), viewer, { passphrase: given }, now);
    expect(await remove(ruth)).toEqual({ refused: 'required' });
    expect((await secondFactorOf(db(), ruth)).since).not.toBeNull();
    expect(await remove(grace, 'another one')).toEqual({ refused: 'wrong-passphrase' });
    const token = await half();
    expect(await remove(grace)).toBe('removed');
    expect(await secondFactorOf(db(), grace)).toMatchObject({ since: null, codesLeft: 0 });
    expect(await beginHalfSignIn(db(), grace.id, now)).toBeNull();
    expect(await step(token, '000000')).toEqual({ refused: 'over' });
    expect(await remove(grace)).toBe('removed');
    expect((await deeds()).filter((it) => it === 'second-factor.removed')).toHaveLength(1);
    expect((await mails()).filter((it) => it === 'second-factor-off')).toHaveLength(1);
  });

  it('goes with the account', async () => {
    await on();
    await begun();
    await half();
    await db()
      .transaction()
      .execute((trx) => forgetPerson(trx, grace.id, now));
    for (const table of ['second_factors', 'recovery_codes', 'half_sign_ins'] as const)
      expect(await db().selectFrom(table).selectAll().execute(), table).toEqual([]);
  });

  it('is told to nobody outside the demo', async () => {
    await on();
    expect(await demoCode(db(), await half(), now)).toBeNull();
  });
});
