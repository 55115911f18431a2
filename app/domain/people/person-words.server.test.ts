import { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import { openSqlite, sqliteDialect } from '#db/dialects.server.ts';
import { migrate } from '#db/migrate.server.ts';
import type { Database } from '#db/schema.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import {
  changeProfile,
  forgetPerson,
  keepMissingWords,
  openAccounts,
  personById,
  profileOf,
  signUp,
} from './people.server.ts';
import type { Viewer } from './people.ts';
import { wordsOf } from './person-words.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const visitor: Viewer = { signedIn: false, language: 'en', timeZone: 'UTC' };

const text = (word: string) => Buffer.from(word, 'hex').toString();

async function wordsIn(db: Kysely<Database>) {
  const rows = await db.selectFrom('person_words').select('word').orderBy('word').execute();
  return rows.map(({ word }) => text(word));
}

async function wordsMeant(db: Kysely<Database>) {
  const people = await db.selectFrom('people').selectAll().execute();
  return people.flatMap(wordsOf).sort().map(text);
}

onEachEngine('A person’s words', (db) => {
  it('are kept by each verb that gives or takes a name', async () => {
    const input = {
      name: 'Élodie Désir',
      email: 'Elo@Example.org',
      passphrase: 'lamp river mango',
    };
    const signedUp = await signUp(db(), visitor, { ...input, address: newId() }, now);
    expect(signedUp).toHaveProperty('personId');
    expect(await wordsIn(db())).toEqual([
      'desir',
      'elo@example.org',
      'elodie desir',
      'example.org',
      'org',
    ]);
    const accounts = [
      { name: 'Mary Wanjiru', email: null, phone: null },
      { name: 'มาลี', email: 'malee@example.org', phone: null },
    ];
    const opening = { team: 'tumaini', organization: 'Tumaini', leader: 'Moses' };
    await db()
      .transaction()
      .execute((trx) =>
        openAccounts(trx, accounts, { ...opening, language: 'en', timeZone: 'UTC' }, now),
      );
    expect(await wordsIn(db())).toEqual(await wordsMeant(db()));
    expect(await wordsIn(db())).toContain('mary.wanjiru');

    const person = (await personById(db(), (signedUp as { personId: string }).personId))!;
    const profile = await profileOf(db(), person);
    await changeProfile(db(), person, { ...profile, name: 'Élodie Pierre' }, now);
    expect(await wordsIn(db())).toEqual(await wordsMeant(db()));
    expect(await wordsIn(db())).not.toContain('desir');

    await db()
      .transaction()
      .execute((trx) => forgetPerson(trx, person.id, now));
    expect(await wordsIn(db())).toEqual(await wordsMeant(db()));
    expect((await wordsIn(db())).join()).not.toContain('elo');
  });

  it('are made up for who was put into the table by another way', async () => {
    await aPerson(db(), 'Grace Atieno');
    await aPerson(db(), 'Moses Okello');
    const before = await wordsIn(db());
    await db().deleteFrom('person_words').execute();
    await keepMissingWords(db());
    expect(await wordsIn(db())).toEqual(before);
    await keepMissingWords(db());
    expect(await wordsIn(db())).toEqual(before);
  });
});

it('are made for everybody there is when the table comes', async () => {
  const db = new Kysely<Database>({ dialect: sqliteDialect(openSqlite(':memory:')) });
  await migrate(db, { upTo: '20261122_9_create_applications' });
  const here = { language: 'en', time_zone: 'UTC', created_at: now.toISOString() };
  await db
    .insertInto('people')
    .values([
      { id: newId(), name: 'Grace Atieno', username: 'grace.atieno', ...here },
      { id: newId(), name: 'Moses Okello', username: 'moses.okello', ...here },
    ])
    .execute();
  expect(await migrate(db)).toContain('20261123_1_create_person_words');
  expect(await wordsIn(db)).toEqual(await wordsMeant(db));
  expect(await wordsIn(db)).toContain('atieno');
  await db.destroy();
});

it('are few and short, however long a name is', () => {
  const long = wordsOf({ name: 'น้ำใจดี'.repeat(40), email: null, username: null });
  expect(long.length).toBeLessThanOrEqual(60);
  expect(Math.max(...long.map((word) => word.length))).toBe(64);
});
