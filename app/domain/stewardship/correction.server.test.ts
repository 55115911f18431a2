import { beforeEach, expect, it } from 'vitest';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import {
  confirmEmail,
  personById,
  requestReset,
  resetStands,
} from '#app/domain/people/people.server.ts';
import { withoutSecondFactor, wordsOf, type SignedIn } from '#app/domain/people/people.ts';
import { correctPerson, findPeople } from './stewardship.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const reason = 'Called her on the number of her team.';

onEachEngine('Correcting what an account is called', (db) => {
  let ruth: SignedIn;
  let grace: SignedIn;
  beforeEach(async () => {
    ruth = await aPerson(db(), 'Ruth', { roles: ['steward'] });
    grace = await aPerson(db(), 'Grce Atieno', {
      username: 'grce.atieno',
      email: 'grce@example.org',
      email_folded: 'grce@example.org',
      email_confirmed_at: now.toISOString(),
      phone: '+254711000999',
    });
  });

  const correct = (to: Record<string, unknown> = {}, viewer = ruth) => {
    const { name, username, email } = grace;
    const input = { person: grace.id, name, username, email, dropPhone: false, reason, ...to };
    return correctPerson(db(), viewer, input, now);
  };
  const row = () =>
    db().selectFrom('people').selectAll().where('id', '=', grace.id).executeTakeFirstOrThrow();
  const trail = () =>
    db()
      .selectFrom('audit_entries')
      .select(['actor_id', 'verb', 'subject_id', 'details'])
      .execute();
  const mails = () =>
    db().selectFrom('messages').select(['template', 'recipient', 'body']).orderBy('id').execute();
  const found = async (search: string) =>
    (await findPeople(db(), ruth, { search })).map(({ id }) => id);

  it('changes name and username, by which the person is found; the trail holds neither', async () => {
    const right = { name: 'Grace Atieno', username: 'grace.atieno' };
    expect(await correct(right)).toEqual({ corrected: true });
    expect(await personById(db(), grace.id)).toMatchObject({ ...right, emailConfirmed: true });
    expect(await found('grace')).toEqual([grace.id]);
    const kept = db().selectFrom('person_words').where('person_id', '=', grace.id);
    const words = (await kept.select('word').execute()).map(({ word }) => word);
    expect(words.sort()).toEqual(wordsOf({ ...grace, ...right }).sort());
    const details = JSON.stringify({ fields: ['name', 'username'], reason });
    const deed = { actor_id: ruth.id, verb: 'person.corrected', subject_id: grace.id, details };
    expect(await trail()).toEqual([deed]);
    expect(await mails()).toEqual([]);
  });

  it('asks a new address to confirm, tells the old one, and voids its links', async () => {
    await requestReset(db(), { email: grace.email!, address: '192.0.2.1' }, now);
    const token = /[\w-]{43}/.exec((await mails())[0]!.body)![0];
    expect(await resetStands(db(), token, now)).toBe(true);
    expect(await correct({ email: 'grace@example.org' })).toEqual({ corrected: true });
    expect(await row()).toMatchObject({
      email: 'grace@example.org',
      email_folded: 'grace@example.org',
      email_confirmed_at: null,
    });
    expect(await resetStands(db(), token, now)).toBe(false);
    const [, old, fresh] = await mails();
    expect([old, fresh]).toMatchObject([
      { template: 'address-removed', recipient: 'grce@example.org' },
      { template: 'address-new', recipient: 'grace@example.org' },
    ]);
    expect(old!.body).not.toContain('grace@example.org');
    const link = /confirm\/([\w-]{43})/.exec(fresh!.body)![1]!;
    expect(await confirmEmail(db(), link, now)).toEqual({ email: 'grace@example.org' });
    expect((await row()).email_confirmed_at).toBe(now.toISOString());
    expect(JSON.stringify(await trail())).not.toContain('example.org');
  });

  it('tells nobody at an address that was never confirmed: it may be a stranger’s', async () => {
    await db().updateTable('people').set({ email_confirmed_at: null }).execute();
    expect(await correct({ email: 'grace@example.org' })).toEqual({ corrected: true });
    expect((await mails()).map(({ recipient }) => recipient)).toEqual(['grace@example.org']);
  });

  it('takes an address or the phone number away, but never the last way in', async () => {
    expect(await correct({ email: null, dropPhone: true })).toEqual({ corrected: true });
    expect(await row()).toMatchObject({ email: null, email_folded: null, phone: null });
    expect(JSON.parse((await trail())[0]!.details)).toMatchObject({ fields: ['email', 'phone'] });
    const neither = { email: null, username: null };
    expect(await correct(neither)).toEqual({ refused: 'no-way-in' });
    expect((await row()).username).toBe('grce.atieno');
  });

  it('works for who is suspended', async () => {
    const suspended_at = now.toISOString();
    await db().updateTable('people').set({ suspended_at }).where('id', '=', grace.id).execute();
    expect(await correct({ name: 'Grace Atieno' })).toEqual({ corrected: true });
  });

  it('refuses what is taken, the same, without a reason, one’s own, or gone', async () => {
    await aPerson(db(), 'Peter', { username: 'peter', email_folded: 'peter@example.org' });
    expect(await correct({ username: 'peter' })).toEqual({ refused: 'username-taken' });
    expect(await correct({ email: 'PETER@example.org' })).toEqual({ refused: 'email-taken' });
    expect(await correct()).toEqual({ refused: 'unchanged' });
    expect(await correct({ reason: '  ' })).toEqual({ refused: 'no-reason' });
    expect(await correct({ person: ruth.id })).toEqual({ refused: 'oneself' });
    expect(await correct({ person: 'nobody' })).toEqual({ refused: 'not-found' });
    const waiting = withoutSecondFactor(ruth);
    await expect(correct({ name: 'Grace' }, waiting)).rejects.toThrow('Only a steward');
    expect(await trail()).toEqual([]);
  });

  it('gives a name to one of two who are to have it at once', async () => {
    const peter = await aPerson(db(), 'Peter', { username: 'peter' });
    const wanted = { username: 'wanted', email: null, dropPhone: false, reason };
    const both = await Promise.all([
      correct({ username: 'wanted' }),
      correctPerson(db(), ruth, { person: peter.id, name: 'Peter', ...wanted }, now),
    ]);
    expect(both).toContainEqual({ corrected: true });
    expect(both).toContainEqual({ refused: 'username-taken' });
  });
});
