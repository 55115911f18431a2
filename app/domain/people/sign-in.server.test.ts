import { beforeEach, expect, it } from 'vitest';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { newId, newToken } from '#app/platform/ids/ids.server.ts';
import { hashPassphrase } from '#app/platform/passwords/passwords.server.ts';
import { deviceOf } from './device.ts';
import { meetDevice } from './devices.server.ts';
import { signIn } from './people.server.ts';
import type { SignedIn } from './people.ts';

const words = 'lamp river seven mango';

onEachEngine('Signing in', (db) => {
  let grace: SignedIn;
  beforeEach(async () => {
    grace = await aPerson(db(), 'Grace Atieno', {
      username: 'grace.atieno',
      password_hash: await hashPassphrase(words),
    });
  });
  const from = (address: string) => (who: string, passphrase: string) =>
    signIn(db(), { who, passphrase, address });

  it('works by e-mail or username, however the letters are cased', async () => {
    const tried = from(newId());
    expect(await tried(grace.email!, words)).toEqual({ personId: grace.id });
    expect(await tried(` ${grace.email!.toUpperCase()} `, words)).toEqual({ personId: grace.id });
    expect(await tried('Grace.Atieno', words)).toEqual({ personId: grace.id });
  });

  it('reads an accent the same from every keyboard', async () => {
    const composed = 'caf\u00e9 du soir tranquille';
    const moses = await aPerson(db(), 'Moses', { password_hash: await hashPassphrase(composed) });
    expect(await from(newId())(moses.email!, composed.normalize('NFD'))).toHaveProperty('personId');
  });

  it('says the same to a wrong passphrase, an unknown name and a text that is none', async () => {
    const tried = from(newId());
    for (const who of [
      grace.email!,
      'nobody@example.org',
      'a\u0000b',
      '\uD800',
      'x'.repeat(99_999),
    ])
      expect(await tried(who, 'stone window eight cup')).toEqual({ refused: 'no-match' });
    expect(await tried(grace.email!, '')).toEqual({ refused: 'no-match' });
    expect(await tried(grace.email!, 'x'.repeat(100_000))).toEqual({ refused: 'no-match' });
  });

  it('does not open an account that has no passphrase, nor a deleted one', async () => {
    const naomi = await aPerson(db(), 'Naomi');
    expect(await from(newId())(naomi.email!, 'nobody has this passphrase')).toEqual({
      refused: 'no-match',
    });
    await db()
      .updateTable('people')
      .set({ deleted_at: '2026-11-01T00:00:00.000Z' })
      .where('id', '=', grace.id)
      .execute();
    expect(await from(newId())(grace.email!, words)).toEqual({ refused: 'no-match' });
  });

  it('tells of a suspension only those who know the passphrase', async () => {
    await db()
      .updateTable('people')
      .set({ suspended_at: '2026-11-01T00:00:00.000Z' })
      .where('id', '=', grace.id)
      .execute();
    const tried = from(newId());
    expect(await tried(grace.email!, 'stone window eight cup')).toEqual({ refused: 'no-match' });
    expect(await tried(grace.email!, words)).toEqual({ refused: 'suspended' });
  });

  it('stops a guesser after ten tries, by either name, and not the owner elsewhere', async () => {
    const guess = from(newId());
    const answers = [];
    for (let count = 0; count < 15; count++)
      answers.push(await guess(count % 2 ? grace.email! : 'grace.atieno', `guess number ${count}`));
    expect(answers.slice(0, 10)).toEqual(Array(10).fill({ refused: 'no-match' }));
    expect(answers.slice(10)).toEqual(Array(5).fill({ refused: 'limited', minutes: 10 }));
    expect(await guess(grace.email!, words)).toEqual({ refused: 'limited', minutes: 10 });
    expect(await from(newId())(grace.email!, words)).toEqual({ personId: grace.id });
  });

  it('stops guessers who share the work, at a hundred an hour', async () => {
    const answers = [];
    for (let near = 0; near < 11; near++) {
      const guess = from(`192.0.2.${near}`);
      for (let count = 0; count < 10; count++) answers.push(guess(grace.email!, `guess ${count}`));
    }
    const settled = await Promise.all(answers);
    const limited = settled.filter((answer) => 'refused' in answer && answer.refused === 'limited');
    expect(limited).toHaveLength(10);
    expect(limited[0]).toEqual({ refused: 'limited', minutes: 60 });
  });

  it('leaves the owner’s own browser alone, whoever tries, and lets nobody guess faster there', async () => {
    const [own, other] = [newToken(), newToken()];
    const peter = await aPerson(db(), 'Peter Mwangi');
    const meet = (person: SignedIn, token: string) =>
      db()
        .transaction()
        .execute((trx) => meetDevice(trx, person.id, { ...deviceOf(''), token }, new Date()));
    await meet(grace, own);
    await meet(peter, other);
    const address = newId();
    const by = (device: string, passphrase: string) =>
      signIn(db(), { who: grace.email!, passphrase, address, device });
    for (let count = 0; count < 10; count++) await from(address)(grace.email!, 'wrong words');
    expect(await from(address)(grace.email!, words)).toMatchObject({ refused: 'limited' });
    expect(await by(other, words)).toMatchObject({ refused: 'limited' });
    expect(await by(newToken(), words)).toMatchObject({ refused: 'limited' });
    expect(await by(own, words)).toEqual({ personId: grace.id });
    for (let count = 0; count < 10; count++)
      expect(await by(own, 'wrong words')).toEqual({ refused: 'no-match' });
    expect(await by(own, words)).toMatchObject({ refused: 'limited' });
  });

  it('does not count what succeeded: a training room signs in from one address', async () => {
    const tried = from('198.51.100.7');
    for (let count = 0; count < 30; count++)
      expect(await tried(grace.email!, words)).toEqual({ personId: grace.id });
  });

  it('takes as long for an unknown name as for a wrong passphrase', async () => {
    const tried = from(newId());
    await tried('warm@example.org', words);
    const time = async (who: string) => {
      const times = [];
      for (let count = 0; count < 4; count++) {
        const began = performance.now();
        await tried(who, 'stone window eight cup');
        times.push(performance.now() - began);
      }
      return Math.min(...times);
    };
    const [unknown, wrong] = [await time('nobody@example.org'), await time(grace.email!)];
    // Without the comparison an unknown name is answered a hundred times faster.
    expect(unknown).toBeGreaterThan(wrong / 3);
  });
});
