import { expect, it } from 'vitest';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { changeMeeting, giveThemes } from './meetings.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');

onEachEngine('A year of themes', (db) => {
  it('goes to dates without one, and takes none away', async () => {
    const amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    const series = await aSeries(db(), amina);
    const [first, second, third] = await series.dates();
    const own = [{ minutes: 90, text: 'As we like' }];
    const agenda = [{ minutes: 5, text: 'Bienvenue' }];
    const change = { and: 'this' as const, meeting: first!.id, theme: 'Ours' };
    await changeMeeting(db(), amina, change, now);
    await changeMeeting(db(), amina, { and: 'this', meeting: second!.id, agenda: own }, now);
    const themes = [first, second, third].map((it) => ({
      meeting: it!.id,
      theme: 'La parenté',
      agenda,
    }));
    const left = [{ ...themes[2]!, theme: ' ' }];
    const input = { series: series.id, writtenIn: 'fr' as const };
    expect(await giveThemes(db(), amina, { ...input, themes: left }, now)).toEqual({ given: 0 });
    expect(await giveThemes(db(), amina, { ...input, themes }, now)).toEqual({ given: 2 });
    expect(await giveThemes(db(), amina, { ...input, themes }, now)).toEqual({ given: 0 });
    const said = (await series.dates())
      .slice(0, 4)
      .map((it) => [it.theme, it.writtenIn, it.agenda]);
    expect(said).toEqual([
      ['Ours', 'en', []],
      ['La parenté', 'fr', own],
      ['La parenté', 'fr', agenda],
      [null, 'en', []],
    ]);
  });

  it('says which date is wrong, and goes to no date of another series', async () => {
    const amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    const paul = await aPerson(db(), 'Paul Kimani', { roles: ['facilitator'] });
    const series = await aSeries(db(), amina);
    const other = await aSeries(db(), paul);
    const theme = { meeting: other.first, theme: 'Mine', agenda: [] };
    const input = { series: series.id, writtenIn: 'en' as const, themes: [theme] };
    expect(await giveThemes(db(), amina, input, now)).toEqual({ given: 0 });
    expect(await giveThemes(db(), paul, input, now)).toEqual({ refused: 'not-found' });
    const long = { ...input, themes: [{ ...theme, theme: 'x'.repeat(121) }] };
    expect(await giveThemes(db(), amina, long, now)).toEqual({
      refused: 'invalid',
      faults: [{ meeting: other.first, field: 'theme' }],
    });
    expect((await other.see(paul))?.theme).toBeNull();
  });
});
