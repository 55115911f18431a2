import { beforeEach, expect, it } from 'vitest';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries, monthly } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import type { SignedIn } from '../people/people.ts';
import type { Answer } from './meetings.ts';
import {
  cancelMeeting,
  changeSeries,
  enterRoom,
  findMeeting,
  meetingsFor,
  reservationOf,
  reservationsFor,
  reserve,
} from './meetings.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
/** The first date begins at 12:00 UTC on 8 December 2026 and lasts 90 minutes. */
const on = (time: string) => new Date(`2026-12-08T${time}.000Z`);

onEachEngine('A reservation', (db) => {
  let amina: SignedIn;
  let people: SignedIn[];
  beforeEach(async () => {
    amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    people = [];
    for (const name of ['Grace Atieno', 'Mary Wanjiru', 'Peter Mwangi'])
      people.push(await aPerson(db(), name));
  });
  const says = (person: SignedIn, meeting: string, answer: Answer, at = now) =>
    reserve(db(), person, { meeting, answer }, at);
  const facts = async () =>
    db().selectFrom('reservations').select('turn').orderBy('turn').execute();

  it('gives the last place once, and whoever waits moves up', async () => {
    const { first } = await aSeries(db(), amina, { capacity: 1 });
    const [grace, mary, peter] = people as [SignedIn, SignedIn, SignedIn];
    expect(await says(grace, first, 'yes')).toEqual({ place: { answer: 'yes', waits: false } });
    expect(await says(mary, first, 'yes')).toEqual({
      place: { answer: 'yes', waits: true, at: 1 },
    });
    expect(await says(peter, first, 'yes')).toMatchObject({ place: { at: 2 } });
    expect(await says(grace, first, 'no')).toEqual({ place: { answer: 'no' } });
    expect((await reservationOf(db(), mary, first)).place).toEqual({ answer: 'yes', waits: false });
    expect((await reservationOf(db(), peter, first)).place).toMatchObject({ at: 1 });
  });

  it('of twenty at once fills five places and lines up fifteen', async () => {
    const { first } = await aSeries(db(), amina, { capacity: 5 });
    const crowd: SignedIn[] = [];
    for (let n = 0; n < 20; n += 1) crowd.push(await aPerson(db(), `Person ${n}`));
    const all = await Promise.all(crowd.map((person) => says(person, first, 'yes')));
    const places = all.map((it) => ('place' in it ? it.place : null));
    expect(places.filter((it) => it?.answer === 'yes' && !it.waits)).toHaveLength(5);
    const line = places.flatMap((it) => (it?.answer === 'yes' && it.waits ? [it.at] : []));
    expect(line.sort((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, n) => n + 1));
    expect((await facts()).map((it) => it.turn)).toEqual(all.map((_, n) => n + 1));
  });

  it('said twice, also at once, is one', async () => {
    const { first } = await aSeries(db(), amina);
    await Promise.all([1, 2, 3].map(() => says(people[0]!, first, 'yes')));
    expect(await facts()).toHaveLength(1);
  });

  it('gives the place of who has left to who waits', async () => {
    const { first } = await aSeries(db(), amina, { capacity: 1 });
    await says(people[0]!, first, 'yes');
    await says(people[1]!, first, 'yes');
    await db()
      .updateTable('people')
      .set({ deleted_at: now.toISOString() })
      .where('id', '=', people[0]!.id)
      .execute();
    expect((await reservationOf(db(), people[1]!, first)).place).toMatchObject({ waits: false });
  });

  it('keeps what somebody brings and asks for, for those who run it alone', async () => {
    const { first } = await aSeries(db(), amina);
    const wish = { brings: ' A form for visits ', interpretation: 'fr' as const };
    await reserve(db(), people[0]!, { meeting: first, answer: 'yes', ...wish }, now);
    expect(await reservationsFor(db(), amina, first)).toEqual([
      {
        id: people[0]!.id,
        name: 'Grace Atieno',
        brings: 'A form for visits',
        interpretation: 'fr',
        place: { answer: 'yes', waits: false },
      },
    ]);
    expect(await reservationsFor(db(), people[1]!, first)).toBeNull();
    const long = { meeting: first, answer: 'yes' as const, brings: 'a'.repeat(301) };
    expect(await reserve(db(), people[0]!, long, now)).toEqual({ refused: 'brings-long' });
  });

  it('keeps what was not said again: the answer its wishes, and wishes their answer', async () => {
    const { first } = await aSeries(db(), amina);
    const [grace] = people as [SignedIn];
    const says = (said: Partial<Parameters<typeof reserve>[2]>) =>
      reserve(db(), grace, { meeting: first, ...said }, now);
    expect(await says({ brings: 'A form' })).toEqual({ refused: 'no-answer' });
    await says({ answer: 'yes' });
    await says({ brings: 'A form', interpretation: 'fr' });
    await says({ answer: 'maybe' });
    const said = () => reservationOf(db(), grace, first);
    expect(await said()).toEqual({
      place: { answer: 'maybe' },
      brings: 'A form',
      interpretation: 'fr',
    });
    await says({ brings: '', interpretation: null });
    expect(await said()).toEqual({
      place: { answer: 'maybe' },
      brings: null,
      interpretation: null,
    });
  });

  it('refuses wishes that plainly hold a child’s data, and keeps nothing of them', async () => {
    const { first } = await aSeries(db(), amina);
    const brings = 'The story of Mary Wanjiru, born 12/03/2016';
    const said = { meeting: first, answer: 'yes' as const, brings };
    expect(await reserve(db(), people[0]!, said, now)).toEqual({
      refused: 'child-data',
      what: 'birth-date',
    });
    expect(await facts()).toEqual([]);
  });

  it('is not taken for what is cancelled, over or unknown', async () => {
    const { first } = await aSeries(db(), amina);
    const person = people[0]!;
    expect(await says(person, 'no-such', 'yes')).toEqual({ refused: 'not-found' });
    expect(await says(person, first, 'yes', on('13:30:00'))).toEqual({ refused: 'over' });
    await cancelMeeting(db(), amina, { meeting: first, reason: 'Flood' }, now);
    expect(await says(person, first, 'yes')).toEqual({ refused: 'cancelled' });
  });
});

onEachEngine('The room', (db) => {
  let amina: SignedIn;
  let grace: SignedIn;
  let mary: SignedIn;
  beforeEach(async () => {
    amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    grace = await aPerson(db(), 'Grace Atieno');
    mary = await aPerson(db(), 'Mary Wanjiru');
  });
  const enters = (person: SignedIn, meeting: string, at: Date) =>
    enterRoom(db(), person, { meeting }, at);
  const visits = () =>
    db().selectFrom('room_visits').select(['person_id', 'day', 'visited_at']).execute();

  it('opens a quarter of an hour before, and closes at the end', async () => {
    const { first } = await aSeries(db(), amina);
    const early = { refused: 'early', opensAt: '2026-12-08T11:45:00.000Z' };
    expect(await enters(grace, first, on('11:44:59'))).toEqual(early);
    expect(await visits()).toEqual([]);
    const open = {
      address: 'https://meet.example.org/secret-room',
      phone: '+254 20 000 0000',
      until: '2026-12-08T13:30:00.000Z',
    };
    expect(await enters(grace, first, on('11:45:00'))).toEqual(open);
    expect(await enters(grace, first, on('13:29:59'))).toEqual(open);
    expect(await enters(grace, first, on('13:30:00'))).toEqual({ refused: 'over' });
    expect(await visits()).toEqual([
      { person_id: grace.id, day: 1, visited_at: '2026-12-08T11:45:00.000Z' },
    ]);
  });

  it('has no door for who may not come', async () => {
    const kinds = { of: 'kinds' as const, kinds: ['adviser' as const] };
    const { first } = await aSeries(db(), amina, { audience: kinds });
    expect(await enters(grace, first, on('12:00:00'))).toEqual({ refused: 'not-found' });
    expect(await enters(amina, first, on('12:00:00'))).toMatchObject({ phone: '+254 20 000 0000' });
  });

  it('where places are counted, lets in who has one or finds one free', async () => {
    const { first } = await aSeries(db(), amina, { capacity: 1 });
    const at = on('12:00:00');
    expect(await enters(grace, first, at)).toHaveProperty('address');
    expect((await reservationOf(db(), grace, first)).place).toMatchObject({ waits: false });
    expect(await enters(mary, first, at)).toEqual({ refused: 'full' });
    await reserve(db(), mary, { meeting: first, answer: 'yes' }, at);
    expect(await enters(mary, first, at)).toEqual({ refused: 'waiting', at: 1 });
    await reserve(db(), grace, { meeting: first, answer: 'no' }, at);
    expect(await enters(mary, first, at)).toHaveProperty('address');
    expect(await enters(amina, first, at)).toHaveProperty('address');
  });

  it('moves at once when its address changes, and is shut when the date is cancelled', async () => {
    const { id, first } = await aSeries(db(), amina);
    const at = on('12:00:00');
    const roomAddress = 'https://meet.example.org/new-room';
    const change = { ...monthly, roomAddress, series: id, facilitators: [] };
    expect(await changeSeries(db(), amina, change, now)).toBe('changed');
    expect(await enters(grace, first, at)).toMatchObject({ address: roomAddress });
    await cancelMeeting(db(), amina, { meeting: first, reason: '' }, now);
    expect(await enters(grace, first, at)).toEqual({ refused: 'cancelled' });
  });

  it('is open on each day of a workshop, and shut at night', async () => {
    const { first } = await aSeries(db(), amina, {
      kind: 'workshop',
      rule: null,
      startsOn: '2026-12-08',
      localTimes: ['15:00'],
      laterDays: [{ localStart: '2026-12-09T15:00', minutes: 90 }],
    });
    const night = { refused: 'early', opensAt: '2026-12-09T11:45:00.000Z' };
    expect(await enters(grace, first, on('12:00:00'))).toHaveProperty('address');
    expect(await enters(grace, first, on('20:00:00'))).toEqual(night);
    expect(await enters(grace, first, new Date('2026-12-09T12:00:00.000Z'))).toHaveProperty(
      'address',
    );
    expect((await visits()).map((it) => it.day)).toEqual([1, 2]);
  });

  it('stands in nothing that is read', async () => {
    const { first } = await aSeries(db(), amina);
    const all = { from: new Date(0), until: new Date('2100-01-01') };
    const read = [await findMeeting(db(), amina, first), await meetingsFor(db(), amina, all)];
    expect(JSON.stringify(read)).toContain('Families first');
    expect(JSON.stringify(read)).not.toMatch(/secret-room|meet\.example|254 20/);
    const audit = await db().selectFrom('audit_entries').selectAll().execute();
    expect(JSON.stringify(audit)).not.toMatch(/secret-room|meet\.example|254 20/);
  });
});
