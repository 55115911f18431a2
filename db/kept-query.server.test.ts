import { expect, it } from 'vitest';
import { aPerson } from '../tests/factories/person.ts';
import { onEachEngine } from '../tests/setup/database.ts';
import { keptQuery } from './kept-query.server.ts';

onEachEngine('A kept query', (db) => {
  it('is made once and answers with the values of each time', async () => {
    let made = 0;
    const named = keptQuery<{ id: string }>()((db, the) => {
      made += 1;
      return db.selectFrom('people').select('name').where('id', '=', the('id')).limit(1);
    });
    const [amina, moses] = [await aPerson(db(), 'Amina'), await aPerson(db(), 'Moses')];
    expect(await named(db(), { id: amina.id })).toEqual([{ name: 'Amina' }]);
    await db()
      .transaction()
      .execute(async (trx) => {
        await trx.updateTable('people').set({ name: 'Musa' }).where('id', '=', moses.id).execute();
        expect(await named(trx, { id: moses.id })).toEqual([{ name: 'Musa' }]);
      });
    expect(await named(db(), { id: "' or 1 = 1" })).toEqual([]);
    expect(made).toBe(1);
  });
});
