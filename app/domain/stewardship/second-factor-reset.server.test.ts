import { beforeEach, expect, it } from 'vitest';
import { secondFactorOf } from '#app/domain/people/people.server.ts';
import { withoutSecondFactor, type SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { newCodeSecret } from '#app/platform/one-time-codes/one-time-codes.server.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { resetSecondFactor, resetSecondFactorOf } from './stewardship.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');

onEachEngine('Taking a second factor away', (db) => {
  let ruth: SignedIn;
  beforeEach(async () => {
    ruth = await aPerson(db(), 'Ruth', { roles: ['steward'], username: 'ruth' });
    const at = now.toISOString();
    const factor = { secret: newCodeSecret(), made_at: at, confirmed_at: at };
    await db()
      .insertInto('second_factors')
      .values({ id: newId(), person_id: ruth.id, ...factor })
      .execute();
    await db()
      .insertInto('sessions')
      .values({ id: newId(), person_id: ruth.id, created_at: at, expires_at: '9999' })
      .execute();
  });
  const trail = () =>
    db()
      .selectFrom('audit_entries')
      .select(['actor_id', 'verb', 'subject_id', 'details'])
      .execute();

  it.each(['address', 'username'])('is done at the machine, by %s', async (by) => {
    const who = by === 'address' ? ruth.email!.toUpperCase() : 'ruth';
    expect(await resetSecondFactorOf(db(), { who: 'nobody@example.org' }, now)).toEqual({
      refused: 'not-found',
    });
    expect(await resetSecondFactorOf(db(), { who }, now)).toEqual({ reset: true });
    expect((await secondFactorOf(db(), ruth)).since).toBeNull();
    expect(await db().selectFrom('sessions').selectAll().execute()).toEqual([]);
    const details = JSON.stringify({ reason: 'npm run steward' });
    const deed = { actor_id: null, verb: 'second-factor.reset', subject_id: ruth.id, details };
    expect(await trail()).toEqual([deed]);
    expect(await db().selectFrom('messages').select(['template', 'person_id']).execute()).toEqual([
      { template: 'second-factor-reset', person_id: ruth.id },
    ]);
    expect(await resetSecondFactorOf(db(), { who }, now)).toEqual({ refused: 'no-factor' });
  });

  it('is not done by a steward who has not shown a second factor', async () => {
    const joseph = await aPerson(db(), 'Joseph', { roles: ['steward'] });
    const input = { person: ruth.id, reason: 'Lost.' };
    const waiting = withoutSecondFactor(joseph);
    await expect(resetSecondFactor(db(), waiting, input, now)).rejects.toThrow('Only a steward');
    expect(await trail()).toEqual([]);
    expect(await resetSecondFactor(db(), joseph, input, now)).toEqual({ reset: true });
  });
});
