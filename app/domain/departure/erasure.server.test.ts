import { beforeEach, expect, it } from 'vitest';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { personById } from '#app/domain/people/people.server.ts';
import { withoutSecondFactor, type SignedIn } from '#app/domain/people/people.ts';
import { findPeople, suspendPerson } from '#app/domain/stewardship/stewardship.server.ts';
import { eraseAccount, forgetOld } from './departure.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const reason = 'Asked by letter on 20 November.';

onEachEngine('Erasing somebody’s account', (db) => {
  let ruth: SignedIn;
  let grace: SignedIn;
  beforeEach(async () => {
    ruth = await aPerson(db(), 'Ruth', { roles: ['steward'] });
    grace = await aPerson(db(), 'Grace Atieno', { email_confirmed_at: now.toISOString() });
  });
  const erase = (more: Record<string, string> = {}, viewer = ruth) =>
    eraseAccount(db(), viewer, { person: grace.id, name: grace.name, reason, ...more }, now);
  const messages = () => db().selectFrom('messages').select(['template', 'recipient']).execute();
  const trail = () =>
    db()
      .selectFrom('audit_entries')
      .select(['actor_id', 'verb', 'details'])
      .where('subject_id', '=', grace.id)
      .orderBy('id')
      .execute();

  it('leaves nothing personal, says why in the trail, and tells the person', async () => {
    expect(await erase({ name: ' grace  ATIENO ' })).toBe('erased');
    expect(await personById(db(), grace.id)).toBeNull();
    expect(await findPeople(db(), ruth, { search: 'Atieno' })).toEqual([]);
    const row = await db()
      .selectFrom('people')
      .selectAll()
      .where('id', '=', grace.id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ name: '', email: null, email_folded: null, password_hash: null });
    const details = JSON.stringify({ reason });
    expect(await trail()).toEqual([{ actor_id: ruth.id, verb: 'person.erased', details }]);
    expect(await messages()).toEqual([{ template: 'account-erased', recipient: grace.email }]);
    expect(await erase()).toEqual({ refused: 'not-found' });
  });

  it('forgets the address with the last mail, once that is gone', async () => {
    await erase();
    await forgetOld(db(), now);
    expect(await messages()).toHaveLength(1);
    await db().updateTable('messages').set({ state: 'sent' }).execute();
    await forgetOld(db(), now);
    expect(await messages()).toEqual([]);
  });

  it('works for who is suspended, and forgets why', async () => {
    const why = 'Grace told a story.';
    await suspendPerson(db(), ruth, { person: grace.id, reason: why }, now);
    expect(await erase()).toBe('erased');
    const details = JSON.stringify({ reason });
    expect(await trail()).toMatchObject([
      { verb: 'person.suspended', details: '{}' },
      { verb: 'person.erased', details },
    ]);
  });

  it('works for whom a leader brought and who never came; an unconfirmed address is told nothing', async () => {
    const email = 'brought@example.org';
    const brought = { username: 'mary', password_hash: null, email, email_folded: email };
    const mary = await aPerson(db(), 'Mary Wanjiru', brought);
    const home = await anOrganization(db());
    await aMembership(db(), { person: mary, organization: home });
    expect(await erase({ person: mary.id, name: 'Mary Wanjiru' })).toBe('erased');
    expect(await messages()).toEqual([]);
    const membership = await db().selectFrom('memberships').select('ended_at').executeTakeFirst();
    expect(membership?.ended_at).toBe(now.toISOString());
  });

  it('is refused for another name, without a reason, for oneself, and without a second factor', async () => {
    expect(await erase({ name: 'Grace Atien' })).toEqual({ refused: 'other-name' });
    expect(await erase({ reason: ' ' })).toEqual({ refused: 'no-reason' });
    expect(await erase({ person: ruth.id, name: 'Ruth' })).toEqual({ refused: 'oneself' });
    await expect(erase({}, withoutSecondFactor(ruth))).rejects.toThrow('Only a steward');
    expect(await personById(db(), grace.id)).not.toBeNull();
  });

  it('is refused while a team has no other leader', async () => {
    const home = await anOrganization(db());
    await aMembership(db(), { person: grace, organization: home }, { role: 'leader' });
    const peter = await aPerson(db(), 'Peter Mwangi');
    await aMembership(db(), { person: peter, organization: home });
    expect(await erase()).toEqual({ refused: 'last-leader' });
    expect(await personById(db(), grace.id)).not.toBeNull();
  });

  it('leaves one of two stewards who erase each other at once', async () => {
    const tom = await aPerson(db(), 'Tom', { roles: ['steward'] });
    const both = await Promise.all([
      erase({ person: tom.id, name: 'Tom' }),
      erase({ person: ruth.id, name: 'Ruth' }, tom),
    ]);
    expect(both).toContain('erased');
    const living = await Promise.all([personById(db(), tom.id), personById(db(), ruth.id)]);
    expect(living.filter((it) => it !== null)).toHaveLength(1);
  });
});
