import { expect, it } from 'vitest';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { endMembershipsOf, organizationsOf } from './organizations.server.ts';

onEachEngine('Organizations of a person', (db) => {
  it('are those where the membership has not ended', async () => {
    const moses = await aPerson(db(), 'Moses Okello');
    const [tumaini, lakay] = [
      await anOrganization(db(), 'Tumaini Home'),
      await anOrganization(db(), 'Lakay', { country: 'HT' }),
    ];
    await aMembership(db(), { person: moses, organization: tumaini }, { role: 'leader' });
    await aMembership(
      db(),
      { person: moses, organization: lakay },
      { ended_at: '2026-03-01T00:00:00.000Z' },
    );
    expect(await organizationsOf(db(), moses.id)).toEqual([
      { id: tumaini.id, slug: tumaini.slug, name: 'Tumaini Home', country: 'KE', role: 'leader' },
    ]);
  });

  it('are left together, and the history stays', async () => {
    const moses = await aPerson(db(), 'Moses Okello');
    const grace = await aPerson(db(), 'Grace Atieno');
    const organization = await anOrganization(db());
    await aMembership(db(), { person: moses, organization });
    await aMembership(db(), { person: grace, organization });
    const now = new Date('2026-11-22T09:00:00.000Z');
    await db()
      .transaction()
      .execute((trx) => endMembershipsOf(trx, moses.id, now));
    expect(await organizationsOf(db(), moses.id)).toEqual([]);
    expect(await organizationsOf(db(), grace.id)).toHaveLength(1);
    expect(await db().selectFrom('memberships').select('id').execute()).toHaveLength(2);
  });
});
