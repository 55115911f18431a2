/** How long somebody stays signed in, by what the account opens. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Db } from '#db/connection.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import type { Role, SignedIn } from './people.ts';
import { sessionAges } from './session-ages.ts';
import { endIfOver, endOldSessions } from './sessions.server.ts';

const begun = new Date('2026-06-01T08:00:00.000Z');
const inDays = (days: number, hour = 10) =>
  new Date(Date.UTC(2026, 5, 1 + days, hour)).toISOString();

async function aSession(db: Db, person: SignedIn, used: string = begun.toISOString()) {
  const session = {
    id: newId(),
    person_id: person.id,
    created_at: begun.toISOString(),
    expires_at: '2030-01-01T00:00:00.000Z',
    used_on: used.slice(0, 10),
  };
  await db.insertInto('sessions').values(session).execute();
  return session;
}

const someone = {
  learner: (db: Db) => aPerson(db, 'Halima Abdi'),
  entrusted: (db: Db) => aPerson(db, 'Wanjiru Kariuki', { roles: ['trainer'] as Role[] }),
  steward: (db: Db) => aPerson(db, 'Aminata Kamara', { roles: ['steward'] as Role[] }),
};

it('is what docs/SECURITY.md says', () => {
  const page = readFileSync('docs/SECURITY.md', 'utf8');
  const [, table = ''] = /^## Sessions\n([^]*?)^## /m.exec(page)!;
  const days = [...table.matchAll(/\| +(\d+) \| +(\d+) \|/g)].map(([, unused, whole]) => ({
    unused: Number(unused),
    whole: Number(whole),
  }));
  expect(days).toEqual(Object.values(sessionAges));
});

onEachEngine('A session', (db) => {
  it.each(Object.keys(sessionAges) as (keyof typeof sessionAges)[])(
    'of a %s ends unused, and one day however much it is used',
    async (trust) => {
      const person = await someone[trust](db());
      const { unused, whole } = sessionAges[trust];
      const asked = async (used: string, now: string) =>
        endIfOver(db(), person, await aSession(db(), person, used), new Date(now));
      expect(await asked(inDays(0), inDays(unused - 1, 23))).toBe(false);
      expect(await asked(inDays(0), inDays(unused, 0))).toBe(true);
      expect(await asked(inDays(whole - 2), inDays(whole - 1, 23))).toBe(false);
      expect(await asked(inDays(whole - 1), inDays(whole, 0))).toBe(true);
      // What is over is gone, and does not come back to life with another role.
      expect(await db().selectFrom('sessions').selectAll().execute()).toHaveLength(2);
    },
  );

  it('of who leads an organization is an entrusted one', async () => {
    const leader = await aPerson(db(), 'Grace Atieno');
    const organization = await anOrganization(db());
    await aMembership(db(), { person: leader, organization }, { role: 'leader' });
    const now = new Date(inDays(sessionAges.entrusted.unused));
    expect(await endIfOver(db(), leader, await aSession(db(), leader), now)).toBe(true);
  });

  it('that nobody comes back to goes by itself, the same day', async () => {
    const people = await Promise.all(Object.values(someone).map((make) => make(db())));
    const left = async (now: string) => {
      await endOldSessions(db(), new Date(now));
      const rows = await db().selectFrom('sessions').select('person_id').execute();
      return rows.map((row) => people.findIndex(({ id }) => id === row.person_id)).sort();
    };
    for (const person of people) await aSession(db(), person);
    expect(await left(inDays(1, 23))).toEqual([0, 1, 2]);
    expect(await left(inDays(2, 0))).toEqual([0, 1]);
    expect(await left(inDays(6, 23))).toEqual([0, 1]);
    expect(await left(inDays(7, 0))).toEqual([0]);
    expect(await left(inDays(29, 23))).toEqual([0]);
    expect(await left(inDays(30, 0))).toEqual([]);
    for (const person of people) await aSession(db(), person, inDays(364));
    expect(await left(inDays(365, 0))).toEqual([]);
  });
});
