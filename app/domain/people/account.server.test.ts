import { beforeEach, expect, it } from 'vitest';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { hashPassphrase } from '#app/platform/passwords/passwords.server.ts';
import {
  changePassphrase,
  changeProfile,
  chooseLanguage,
  confirmationOf,
  confirmEmail,
  personById,
  profileOf,
  sendConfirmation,
  signIn,
  signOutEverywhere,
} from './people.server.ts';
import { profileForm } from './people.ts';
import type { SignedIn } from './people.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const words = 'lamp river seven mango';
const fresh = 'stone window eight cup';

onEachEngine('An account', (db) => {
  let grace: SignedIn;
  beforeEach(async () => {
    grace = await aPerson(db(), 'Grace Atieno', { password_hash: await hashPassphrase(words) });
  });
  const aSession = (personId: string) =>
    db()
      .insertInto('sessions')
      .values({ id: newId(), person_id: personId, created_at: '', expires_at: '2027' })
      .execute();
  const sessions = () => db().selectFrom('sessions').select('person_id').execute();
  const confirmationToken = async () => {
    const mail = await db().selectFrom('messages').select('body').orderBy('id', 'desc').execute();
    return /\/confirm\/([\w-]{43})\n/.exec(mail[0]!.body)![1]!;
  };

  it('has its e-mail confirmed by the link, and a second press does no harm', async () => {
    expect(await sendConfirmation(db(), grace, now)).toBe('sent');
    const token = await confirmationToken();
    expect(await confirmationOf(db(), token, later(1))).toEqual({ email: grace.email });
    expect((await personById(db(), grace.id))!.emailConfirmed).toBe(false);
    expect(await confirmEmail(db(), token, later(4319))).toEqual({ email: grace.email });
    expect(await confirmEmail(db(), token, later(4319))).toEqual({ email: grace.email });
    const confirmed = (await personById(db(), grace.id))!;
    expect(confirmed.emailConfirmed).toBe(true);
    expect(await sendConfirmation(db(), confirmed, now)).toEqual({ refused: 'already-confirmed' });
    const audit = await db().selectFrom('audit_entries').select('verb').execute();
    expect(audit).toEqual([{ verb: 'email.confirmed' }]);
  });

  it('is not confirmed by a link of three days ago, a made-up one, or after the address changed', async () => {
    await sendConfirmation(db(), grace, now);
    const token = await confirmationToken();
    expect(await confirmEmail(db(), token, later(4320))).toEqual({ refused: 'link-over' });
    expect(await confirmEmail(db(), 'x\u0000', now)).toEqual({ refused: 'link-over' });
    await db().updateTable('people').set({ email: 'other@example.org' }).execute();
    expect(await confirmEmail(db(), token, now)).toEqual({ refused: 'link-over' });
    expect((await personById(db(), grace.id))!.emailConfirmed).toBe(false);
  });

  it('is sent three confirmations an hour at most', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => sendConfirmation(db(), grace, now)),
    );
    expect(answers.filter((answer) => answer === 'sent')).toHaveLength(3);
    expect(await sendConfirmation(db(), grace, later(10))).toEqual({ refused: 'enough-sent' });
  });

  it('has its passphrase changed by whoever knows the current one; all sessions end', async () => {
    const moses = await aPerson(db(), 'Moses Okello');
    await aSession(grace.id);
    await aSession(grace.id);
    await aSession(moses.id);
    const change = (current: string, passphrase = fresh) =>
      changePassphrase(db(), grace, { current, passphrase }, now);
    expect(await change(fresh)).toEqual({ refused: 'wrong-passphrase' });
    expect(await change(words, 'too short')).toEqual({ refused: 'weak', weakness: 'too-short' });
    expect(await sessions()).toHaveLength(3);
    expect(await change(words)).toBe('changed');
    expect(await sessions()).toEqual([{ person_id: moses.id }]);
    const enter = (passphrase: string) =>
      signIn(db(), { who: grace.email!, passphrase, address: newId() });
    expect(await enter(words)).toEqual({ refused: 'no-match' });
    expect(await enter(fresh)).toEqual({ personId: grace.id });
  });

  it('changes once when two changes are sent at once', async () => {
    const change = (passphrase: string) =>
      changePassphrase(db(), grace, { current: words, passphrase }, now);
    const both = await Promise.all([change(fresh), change('table orchard nine boats')]);
    expect(both.filter((one) => one === 'changed')).toHaveLength(1);
  });

  it('does not let a found phone guess the passphrase', async () => {
    const guess = () => changePassphrase(db(), grace, { current: 'guess', passphrase: fresh }, now);
    for (let count = 0; count < 10; count++)
      expect(await guess()).toEqual({ refused: 'wrong-passphrase' });
    expect(await guess()).toEqual({ refused: 'limited', minutes: 10 });
  });

  it('has a profile', async () => {
    const profile = {
      name: 'Grace A. Okello',
      certificateName: 'Grace Atieno Okello',
      language: 'fr' as const,
      timeZone: 'America/Port-au-Prince',
    };
    await changeProfile(db(), grace, profile, now);
    const changed = (await personById(db(), grace.id))!;
    // The number that a leader gave: seen here, and kept as it is.
    await db().updateTable('people').set({ phone: '+254711000999' }).execute();
    expect(await profileOf(db(), changed)).toEqual({ ...profile, phone: '+254711000999' });
    const audit = await db().selectFrom('audit_entries').select(['verb', 'details']).execute();
    expect(audit).toEqual([{ verb: 'person.renamed', details: '{}' }]);
    await chooseLanguage(db(), changed, 'en');
    expect((await personById(db(), grace.id))!.language).toBe('en');
  });

  it('is signed out everywhere, and nobody else is', async () => {
    const moses = await aPerson(db(), 'Moses Okello');
    await aSession(grace.id);
    await aSession(moses.id);
    await signOutEverywhere(db(), grace);
    expect(await sessions()).toEqual([{ person_id: moses.id }]);
  });
});

it('takes languages and zones from our lists only, and an empty certificate name for none', () => {
  const read = (more: object) =>
    profileForm.safeParse({ name: 'Grace', language: 'en', timeZone: 'Asia/Bangkok', ...more });
  expect(read({}).data).toMatchObject({ certificateName: null });
  expect(read({ timeZone: 'UTC', certificateName: ' ' }).data).toMatchObject({
    timeZone: 'UTC',
    certificateName: null,
  });
  expect(read({ timeZone: 'Mars/Olympus' }).error?.issues[0]?.message).toBe(
    'account.problem.timeZone',
  );
  expect(read({ language: 'xx' }).error?.issues[0]?.message).toBe('account.problem.language');
  expect(read({ certificateName: 'a\ufffd' }).error?.issues[0]?.message).toBe(
    'account.problem.nameSigns',
  );
});
