import { beforeEach, expect, it } from 'vitest';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { hashToken, newId } from '#app/platform/ids/ids.server.ts';
import { hashPassphrase } from '#app/platform/passwords/passwords.server.ts';
import { personById, requestReset, resetPassphrase, resetStands, signIn } from './people.server.ts';
import type { SignedIn } from './people.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const words = 'lamp river seven mango';
const fresh = 'stone window eight cup';

onEachEngine('A forgotten passphrase', (db) => {
  let grace: SignedIn;
  beforeEach(async () => {
    grace = await aPerson(db(), 'Grace Atieno', { password_hash: await hashPassphrase(words) });
  });
  const ask = (email: string, at = now) => requestReset(db(), { email, address: newId() }, at);
  const mails = () =>
    db().selectFrom('messages').selectAll().where('template', '=', 'password-reset').execute();
  const sentToken = async () =>
    /\/password\/new\/([\w-]{43})\n/.exec((await mails()).at(-1)!.body)![1]!;
  const reset = (token: string, passphrase = fresh, at = now) =>
    resetPassphrase(db(), { token, passphrase }, at);
  const enter = (passphrase: string) =>
    signIn(db(), { who: grace.email!, passphrase, address: newId() });

  it('is answered alike whether the address is known, unknown or suspended, as slowly', async () => {
    const moses = await aPerson(db(), 'Moses Okello');
    await db()
      .updateTable('people')
      .set({ suspended_at: now.toISOString() })
      .where('id', '=', moses.id)
      .execute();
    expect(await ask(moses.email!)).toBe('asked');
    const began = performance.now();
    expect(await ask('nobody@example.org')).toBe('asked');
    expect(performance.now() - began).toBeGreaterThan(290);
    expect(await mails()).toEqual([]);
    expect(await ask(grace.email!.toUpperCase())).toBe('asked');
    expect((await mails()).map((mail) => mail.recipient)).toEqual([grace.email]);
  });

  it('writes to the address of the account, not to one that only looks like it', async () => {
    // The Kelvin sign is lower-cased to a plain k.
    const kofi = await aPerson(db(), 'Kofi', {
      email: 'kofi@example.org',
      email_folded: 'kofi@example.org',
    });
    await ask('\u212Aofi@example.org');
    expect((await mails()).map((mail) => mail.recipient)).toEqual([kofi.email]);
  });

  it('sends at most three mails an hour, however often and at once it is asked', async () => {
    await Promise.all(Array.from({ length: 100 }, () => ask(grace.email!)));
    expect(await mails()).toHaveLength(3);
    await ask(grace.email!, later(61));
    expect(await mails()).toHaveLength(4);
  });

  it('is limited by address, generously', async () => {
    const address = newId();
    const asked = await Promise.all(
      Array.from({ length: 101 }, () =>
        requestReset(db(), { email: 'a@example.org', address }, now),
      ),
    );
    expect(asked.filter((answer) => answer !== 'asked')).toEqual([
      { refused: 'limited', minutes: 60 },
    ]);
  });

  it('keeps only the hash of the link', async () => {
    await ask(grace.email!);
    const row = await db().selectFrom('tokens').selectAll().executeTakeFirstOrThrow();
    expect(row.id).toBe(hashToken(await sentToken()));
  });

  it('is replaced by the link: once, on every device, with a mail that says so', async () => {
    await db()
      .insertInto('sessions')
      .values({ id: 'elsewhere', person_id: grace.id, created_at: '', expires_at: '2027' })
      .execute();
    await ask(grace.email!);
    const token = await sentToken();
    expect(await resetStands(db(), token, later(59))).toBe(true);
    expect(await reset(token, fresh, later(59))).toEqual({ personId: grace.id });
    expect(await reset(token, words, later(59))).toEqual({ refused: 'link-over' });
    expect(await enter(words)).toEqual({ refused: 'no-match' });
    expect(await enter(fresh)).toEqual({ personId: grace.id });
    expect(await db().selectFrom('sessions').selectAll().execute()).toEqual([]);
    expect((await personById(db(), grace.id))?.emailConfirmed).toBe(true);
    const told = await db().selectFrom('messages').select('template').execute();
    expect(told.map((mail) => mail.template).sort()).toEqual([
      'password-changed',
      'password-reset',
    ]);
    const audit = await db().selectFrom('audit_entries').select(['verb', 'actor_id']).execute();
    expect(audit).toEqual([{ verb: 'passphrase.reset', actor_id: grace.id }]);
  });

  it('is not replaced after 60 minutes, by a made-up link, or by one for another purpose', async () => {
    await ask(grace.email!);
    const token = await sentToken();
    expect(await resetStands(db(), token, later(60))).toBe(false);
    expect(await reset(token, fresh, later(60))).toEqual({ refused: 'link-over' });
    expect(await reset('\u0000../../x')).toEqual({ refused: 'link-over' });
    await db().updateTable('tokens').set({ purpose: 'email-confirmation' }).execute();
    expect(await reset(token)).toEqual({ refused: 'link-over' });
    expect(await enter(words)).toEqual({ personId: grace.id });
  });

  it('leaves the link as it is when the new passphrase will not do', async () => {
    await ask(grace.email!);
    const token = await sentToken();
    expect(await reset(token, 'Grace Atieno 2026')).toEqual({
      refused: 'weak',
      weakness: 'personal',
    });
    expect(await reset(token)).toEqual({ personId: grace.id });
  });

  it('is replaced once by a link followed ten times at once', async () => {
    await ask(grace.email!);
    const token = await sentToken();
    const all = await Promise.all(Array.from({ length: 10 }, () => reset(token)));
    expect(all.filter((one) => 'personId' in one)).toHaveLength(1);
  });

  it('makes earlier links worthless', async () => {
    await ask(grace.email!);
    const earlier = await sentToken();
    await ask(grace.email!, later(1));
    await reset(await sentToken(), fresh, later(2));
    expect(await reset(earlier, words, later(3))).toEqual({ refused: 'link-over' });
  });

  it('does not open an account that was suspended meanwhile', async () => {
    await ask(grace.email!);
    await db().updateTable('people').set({ suspended_at: now.toISOString() }).execute();
    expect(await reset(await sentToken())).toEqual({ refused: 'link-over' });
  });
});
