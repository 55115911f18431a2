import { expect, it } from 'vitest';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { personById, signIn, signUp } from './people.server.ts';
import { signUpForm } from './people.ts';
import type { Viewer } from './people.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const visitor: Viewer = { signedIn: false, language: 'fr', timeZone: 'UTC' };
const words = 'lamp river seven mango';

/** Each test comes from an address of its own: the counts of tries outlive a test. */
const grace = (more: object = {}) => ({
  name: 'Grace Atieno',
  email: 'Grace@Example.org',
  passphrase: words,
  address: newId(),
  ...more,
});

onEachEngine('Signing up', (db) => {
  it('opens an account at once, in the language of the visitor', async () => {
    const signedUp = await signUp(db(), visitor, grace(), now);
    const person = await personById(db(), (signedUp as { personId: string }).personId);
    expect(person).toMatchObject({
      name: 'Grace Atieno',
      email: 'Grace@Example.org',
      emailConfirmed: false,
      language: 'fr',
      roles: [],
    });
  });

  it('keeps the passphrase as an argon2id hash of the strength OWASP asks for', async () => {
    await signUp(db(), visitor, grace(), now);
    const row = await db().selectFrom('people').select('password_hash').executeTakeFirstOrThrow();
    expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('sends a link to confirm the address, and keeps only its hash', async () => {
    await signUp(db(), visitor, grace(), now);
    const mail = await db().selectFrom('messages').selectAll().executeTakeFirstOrThrow();
    const token = await db().selectFrom('tokens').selectAll().executeTakeFirstOrThrow();
    expect(mail).toMatchObject({ template: 'email-confirmation', recipient: 'Grace@Example.org' });
    const sent = /\/confirm\/([\w-]{43})\n/.exec(mail.body)![1]!;
    expect(token.id).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(token)).not.toContain(sent);
    expect(token.expires_at).toBe('2026-11-25T09:00:00.000Z');
  });

  it('lets the owner in who signs up again with the same passphrase', async () => {
    const first = await signUp(db(), visitor, grace(), now);
    const again = await signUp(db(), visitor, grace({ email: ' grace@example.ORG' }), now);
    expect(again).toEqual(first);
    expect(await db().selectFrom('people').select('id').execute()).toHaveLength(1);
  });

  it('tells a stranger nothing, and the owner once an hour', async () => {
    await signUp(db(), visitor, grace(), now);
    const stranger = () =>
      signUp(db(), visitor, grace({ name: 'Mallory', passphrase: 'stone window eight cup' }), now);
    expect(await stranger()).toEqual({ refused: 'account-exists' });
    expect(await stranger()).toEqual({ refused: 'account-exists' });
    const mails = await db()
      .selectFrom('messages')
      .select(['recipient', 'body'])
      .where('template', '=', 'already-registered')
      .execute();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ recipient: 'Grace@Example.org' });
    expect(mails[0]!.body).not.toContain('Mallory');
    expect(
      await signIn(db(), { who: 'grace@example.org', passphrase: words, address: newId() }),
    ).toHaveProperty('personId');
  });

  it('makes one account of twenty sent at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => signUp(db(), visitor, grace(), now)),
    );
    expect(new Set(all.map((one) => (one as { personId: string }).personId)).size).toBe(1);
    expect(await db().selectFrom('people').select('id').execute()).toHaveLength(1);
  });

  it('refuses a passphrase that is easy to guess, and writes nothing', async () => {
    const weak = (passphrase: string) => signUp(db(), visitor, grace({ passphrase }), now);
    expect(await weak('lamp river two')).toEqual({ refused: 'weak', weakness: 'too-short' });
    expect(await weak('password password 1')).toEqual({ refused: 'weak', weakness: 'common' });
    expect(await weak('Grace Atieno 2026')).toEqual({ refused: 'weak', weakness: 'personal' });
    expect(await db().selectFrom('people').select('id').execute()).toEqual([]);
  });

  it('compares every character of a long passphrase', async () => {
    const long = 'มาลีเดินกลับบ้านตอนเย็น '.repeat(40) + 'ก';
    const address = newId();
    await signUp(db(), visitor, grace({ passphrase: long }), now);
    const tried = (passphrase: string) =>
      signIn(db(), { who: 'grace@example.org', passphrase, address });
    expect(await tried(long.slice(0, -1) + 'ข')).toEqual({ refused: 'no-match' });
    expect(await tried(long.slice(0, -1))).toEqual({ refused: 'no-match' });
    expect(await tried(long)).toHaveProperty('personId');
  });

  it('is slowed down from one address', async () => {
    const address = newId();
    const weakly = { address, passphrase: 'table window eight cup' };
    const { claim } = await import('#app/platform/limits/limits.server.ts');
    for (let count = 0; count < 200; count++) await claim(['sign-up-address', address]);
    expect(await signUp(db(), visitor, grace(weakly), now)).toEqual({
      refused: 'limited',
      minutes: 60,
    });
  });
});

it('accepts names and addresses of every script, and refuses what cannot be printed', () => {
  const read = (name: string, email = 'a@b.co') =>
    signUpForm.safeParse({ name, email, passphrase: 'x' });
  for (const name of [
    'มาลี ใจดี',
    'Mirlande Jean-Baptiste',
    'Jose\u0301',
    '👩🏾‍🏫 Naomi',
    'x'.repeat(200),
  ])
    expect(read(name).success).toBe(true);
  expect(read('  Jose\u0301 ').data?.name).toBe('Jos\u00e9');
  expect(read('  Grace \r\n Atieno\tOchieng’ ').data?.name).toBe('Grace Atieno Ochieng’');
  expect(read('\u202eecarG\u202c \u200bAtieno\u0000').data?.name).toBe('ecarG Atieno');
  for (const name of ['a\ud800', 'a\ufffd'])
    expect(read(name).error?.issues[0]?.message).toBe('account.problem.nameSigns');
  expect(read('   ').error?.issues[0]?.message).toBe('account.problem.name');
  for (const name of ['\u200b\u200b', '12345', '— —'])
    expect(read(name).error?.issues[0]?.message).toBe('account.problem.name');
  expect(read('x'.repeat(201)).error?.issues[0]?.message).toBe('account.problem.nameLong');
  for (const email of [
    'a@b',
    'a b@c.de',
    'a@b.co, c@d.ef',
    '"a"@b.co',
    'a@b.co\r\nBcc: c@d.ef',
    'a\u0000@b.co',
    'a@-b.co',
    `${'a'.repeat(250)}@b.co`,
  ])
    expect(read('Grace', email).error?.issues[0]?.message).toBe('account.problem.email');
  for (const email of ["o'neil+kenya@mail.example.co.ke", 'มาลี@ตัวอย่าง.ไทย'])
    expect(read('Grace', email).success).toBe(true);
});
