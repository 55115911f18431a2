import { expect, it } from 'vitest';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { issueToken, spendToken } from './tokens.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

onEachEngine('A token', (db) => {
  it('is spent once, within its hour, and for nothing else, whoever looked at it before', async () => {
    const { id: personId } = await aPerson(db(), 'Grace Atieno');
    const about = { personId, email: 'grace@example.org' };
    await db()
      .transaction()
      .execute(async (trx) => {
        const token = (await issueToken(trx, { ...about, purpose: 'password-reset' }, now))!;
        expect(await spendToken(trx, token, 'password-reset', later(60))).toBeNull();
        expect(await spendToken(trx, token, 'email-confirmation', later(1))).toBeNull();
        expect(await spendToken(trx, token, 'password-reset', later(59))).toEqual(about);
        expect(await spendToken(trx, token, 'password-reset', later(59))).toBeNull();
      });
  });
});
