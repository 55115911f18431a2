import { beforeEach, expect, it } from 'vitest';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries, monthly } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { personById } from '../people/people.server.ts';
import type { SignedIn } from '../people/people.ts';
import type { Answer } from './meetings.ts';
import {
  cancelMeeting,
  changeMeeting,
  changeSeries,
  endSeries,
  moveMeeting,
  pauseSeries,
  replanSeries,
  reserve,
  resumeSeries,
  tellWhoMovedUp,
} from './meetings.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const soon = new Date('2026-11-23T09:00:00.000Z');

onEachEngine('Who said yes', (db) => {
  let amina: SignedIn;
  let grace: SignedIn;
  let mirlande: SignedIn;
  beforeEach(async () => {
    amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    grace = await aPerson(db(), 'Grace Atieno');
    const haiti = { language: 'fr', time_zone: 'America/Port-au-Prince' } as const;
    mirlande = await aPerson(db(), 'Mirlande Joseph', haiti);
  });
  const says = (person: SignedIn, meeting: string, answer: Answer = 'yes', at = now) =>
    reserve(db(), person, { meeting, answer }, at);
  const posted = () =>
    db()
      .selectFrom('messages')
      .select(['template', 'person_id', 'subject', 'body', 'event_key'])
      .orderBy('id')
      .execute();

  it('is told of a date that moves, by both clocks, and not of the room', async () => {
    const series = await aSeries(db(), amina);
    const no = await aPerson(db(), 'Peter Mwangi');
    await says(grace, series.first);
    await says(mirlande, series.first, 'maybe');
    await says(no, series.first, 'no');
    await says(amina, series.first);
    const move = (localStart: string) =>
      moveMeeting(db(), amina, { meeting: series.first, localStart, minutes: 90 }, now);
    expect(await move('2026-12-09T16:00')).toBe('done');
    const mails = await posted();
    expect(mails.map((it) => it.person_id).sort()).toEqual([grace.id, mirlande.id].sort());
    const graces = mails.find((it) => it.person_id === grace.id)!;
    expect(graces.subject).toBe('New time: Families first');
    expect(graces.body).toContain(
      'It was: Tuesday, 8 December 2026 at 15:00\nIt is now: Wednesday, 9 December 2026 at 16:00, your time (Nairobi)\n',
    );
    const hers = mails.find((it) => it.person_id === mirlande.id)!;
    expect(hers.body).toContain('mercredi 9 décembre 2026 à 08:00, à votre heure');
    expect(hers.body).toContain('mercredi 9 décembre 2026 à 16:00 (Nairobi)');
    expect(hers.body).toContain(`/meetings/${series.first}`);
    expect(JSON.stringify(mails)).not.toMatch(/secret-room|\+254/);
    // There and back again is told each time; only longer is not another time.
    await move('2026-12-08T15:00');
    await move('2026-12-09T16:00');
    await moveMeeting(
      db(),
      amina,
      { meeting: series.first, localStart: '2026-12-09T16:00', minutes: 60 },
      now,
    );
    expect(await posted()).toHaveLength(6);
  });

  it('is told once of all dates when a series pauses, goes on, takes turns or ends', async () => {
    const series = await aSeries(db(), amina);
    const [first, second, third] = await series.dates();
    for (const date of [first!, second!, third!]) await says(grace, date.id);
    await says(mirlande, second!.id);
    const it = { series: series.id };
    await Promise.all([pauseSeries(db(), amina, it, now), pauseSeries(db(), amina, it, now)]);
    await resumeSeries(db(), amina, it, soon);
    const turns = { ...monthly, localTimes: ['06:00', '16:00'] };
    await replanSeries(db(), amina, { ...it, plan: turns }, soon);
    await endSeries(db(), amina, { ...it, from: second!.id, reason: 'We merge.' }, soon);
    const mails = await posted();
    const of = (person: SignedIn) => mails.filter((mail) => mail.person_id === person.id);
    expect(of(grace).map((mail) => [mail.template, mail.body.match(/\d\d:\d\d/g)?.length])).toEqual(
      [
        ['meeting-cancelled', 3],
        ['meeting-back', 3],
        ['meeting-moved', 6],
        ['meeting-cancelled', 2],
      ],
    );
    expect(of(grace).at(-1)!.body).toContain('This is why:\nWe merge.');
    expect(of(mirlande)).toHaveLength(4);
    expect(of(mirlande)[0]!.subject).toContain('N’a pas lieu');
    expect(mails).toHaveLength(8);
  });

  it('is told why one date does not take place, once', async () => {
    const series = await aSeries(db(), amina);
    await says(grace, series.first);
    const cancel = () =>
      cancelMeeting(db(), amina, { meeting: series.first, reason: 'The host is ill.' }, now);
    await Promise.all([cancel(), cancel()]);
    const [mail, ...others] = await posted();
    expect(others).toEqual([]);
    expect(mail!.body).toContain('This is why:\nThe host is ill.');
    expect(mail!.body).not.toMatch(/\n{3}/);
  });
});

onEachEngine('Who waits for a place', (db) => {
  let amina: SignedIn;
  let grace: SignedIn;
  let waits: SignedIn;
  let last: SignedIn;
  beforeEach(async () => {
    amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    grace = await aPerson(db(), 'Grace Atieno');
    waits = await aPerson(db(), 'Peter Mwangi');
    last = await aPerson(db(), 'Mary Wanjiru');
  });
  const says = (person: SignedIn, meeting: string, answer: Answer = 'yes') =>
    reserve(db(), person, { meeting, answer }, now);
  const told = async () =>
    (
      await db()
        .selectFrom('messages')
        .select(['template', 'person_id'])
        .where('template', '=', 'meeting-place')
        .orderBy('id')
        .execute()
    ).map((it) => it.person_id);
  async function full(more: Parameters<typeof aSeries>[2] = {}) {
    const series = await aSeries(db(), amina, { capacity: 1, ...more });
    for (const person of [grace, waits, last]) await says(person, series.first);
    return series;
  }

  it('is told when somebody says no, and again when they wait and move up again', async () => {
    const { first } = await full();
    expect(await told()).toEqual([]);
    await says(grace, first, 'no');
    expect(await told()).toEqual([waits.id]);
    await says(waits, first, 'no');
    await says(waits, first);
    expect(await told()).toEqual([waits.id, last.id]);
    await says(last, first, 'maybe');
    expect(await told()).toEqual([waits.id, last.id, waits.id]);
    await tellWhoMovedUp(db(), now);
    expect(await told()).toHaveLength(3);
  });

  it('is not told by mail what they have just seen', async () => {
    const { first } = await full();
    await says(waits, first, 'no');
    await says(grace, first, 'no');
    expect(await told()).toEqual([last.id]);
    await says(last, first, 'no');
    await says(waits, first);
    expect(await told()).toEqual([last.id]);
  });

  it('is told when there are more places, for one date or the series', async () => {
    const one = await full();
    const meeting = { meeting: one.first, and: 'this' as const, capacity: 2 };
    await changeMeeting(db(), amina, meeting, now);
    expect(await told()).toEqual([waits.id]);
    const change = { ...monthly, series: one.id, facilitators: [], capacity: null };
    await changeSeries(db(), amina, change, now);
    expect(await told()).toEqual([waits.id, last.id]);
  });

  it('is told when a membership ends or an account is suspended, by one of two workers', async () => {
    const tumaini = await anOrganization(db(), 'Tumaini');
    for (const person of [grace, waits, last])
      await aMembership(db(), { person, organization: tumaini });
    const audience = { of: 'organizations' as const, organizations: [tumaini.id] };
    await full({ audience });
    const work = () => Promise.all([tellWhoMovedUp(db(), now), tellWhoMovedUp(db(), now)]);
    await work();
    expect(await told()).toEqual([]);
    await db()
      .updateTable('memberships')
      .set({ ended_at: now.toISOString() })
      .where('person_id', '=', grace.id)
      .execute();
    await work();
    expect(await told()).toEqual([waits.id]);
    await db()
      .updateTable('people')
      .set({ suspended_at: now.toISOString() })
      .where('id', '=', waits.id)
      .execute();
    await work();
    await work();
    expect(await told()).toEqual([waits.id, last.id]);
  });

  it('is told once, whatever happens at the same time', async () => {
    const { first } = await full();
    const more = { meeting: first, and: 'this' as const, capacity: 2 };
    await Promise.all([
      says(grace, first, 'no'),
      changeMeeting(db(), amina, more, now),
      tellWhoMovedUp(db(), now),
      tellWhoMovedUp(db(), now),
      says(grace, first, 'no'),
    ]);
    expect((await told()).sort()).toEqual([waits.id, last.id].sort());
  });

  it('is told of no place at a date that does not take place, until it does', async () => {
    const series = await full();
    await pauseSeries(db(), amina, { series: series.id }, now);
    await db().deleteFrom('reservations').where('person_id', '=', grace.id).execute();
    await tellWhoMovedUp(db(), now);
    expect(await told()).toEqual([]);
    await resumeSeries(db(), amina, { series: series.id }, soon);
    expect(await told()).toEqual([waits.id]);
  });
});

onEachEngine('Who hosts one date', (db) => {
  const says = (person: SignedIn, meeting: string) =>
    reserve(db(), person, { meeting, answer: 'yes' }, now);

  it('says what it is about, and nothing else', async () => {
    const amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    const guest = await aPerson(db(), 'Fatmata Sesay');
    const series = await aSeries(db(), amina);
    const [first, second] = await series.dates();
    const theirs = { meeting: first!.id, and: 'this' as const };
    await changeMeeting(db(), amina, { ...theirs, facilitators: [guest.id] }, now);
    const said = { theme: 'Kinship', agenda: [{ minutes: 5, text: 'Welcome' }], prereading: [] };
    const none = { refused: 'not-found' };
    const change = (more: object) => changeMeeting(db(), guest, { ...theirs, ...more }, now);
    expect(await change({ ...said, writtenIn: 'en' })).toBe('changed');
    expect((await series.see(guest))?.theme).toBe('Kinship');
    for (const more of [
      { and: 'later' as const, theme: 'All mine' },
      { meeting: second!.id, theme: 'Mine too' },
      { roomAddress: 'https://elsewhere.example/x' },
      { roomPhone: null },
      { place: 'At home' },
      { capacity: 3 },
      { languages: ['th'] },
      { facilitators: [] },
    ])
      expect(await change({ ...said, ...more }), JSON.stringify(more)).toEqual(none);
    const date = { meeting: first!.id, localStart: '2026-12-09T15:00', minutes: 60 };
    expect(await moveMeeting(db(), guest, date, now)).toEqual(none);
    expect(await cancelMeeting(db(), guest, { ...date, reason: '' }, now)).toEqual(none);
    const all = { ...monthly, series: series.id, facilitators: [guest.id] };
    expect(await changeSeries(db(), guest, all, now)).toEqual(none);
    // Nor does a series take somebody who is no facilitator; a steward does not become one.
    const steward = await aPerson(db(), 'Aminata Kamara', { roles: ['steward'] });
    expect(await changeSeries(db(), steward, { ...all, facilitators: [] }, now)).toEqual({
      refused: 'invalid',
      fields: ['facilitators'],
    });
    await changeSeries(db(), steward, { ...all, facilitators: [guest.id, amina.id] }, now);
    const run = await db().selectFrom('series_facilitators').select('person_id').execute();
    expect(run).toEqual([{ person_id: amina.id }]);
  });

  it('keeps no date, and no way into a private room, once dismissed as facilitator', async () => {
    const amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    const paul = await aPerson(db(), 'Paul Kimani', { roles: ['facilitator'] });
    const tumaini = await anOrganization(db(), 'Tumaini');
    const audience = { of: 'organizations' as const, organizations: [tumaini.id] };
    const series = await aSeries(db(), amina, { audience });
    const theirs = { meeting: series.first, and: 'this' as const };
    await changeMeeting(db(), amina, { ...theirs, facilitators: [paul.id] }, now);
    expect((await series.see(paul))?.leads).toBe(true);
    await db()
      .updateTable('appointments')
      .set({ ended_at: now.toISOString() })
      .where('person_id', 'in', [paul.id, amina.id])
      .execute();
    for (const { id } of [paul, amina]) {
      const since = (await personById(db(), id))!;
      expect(await series.see(since)).toBeNull();
      const change = await changeMeeting(db(), since, { ...theirs, theme: 'Mine' }, now);
      expect(change).toEqual({ refused: 'not-found' });
      expect(await says(since, series.first)).toEqual({ refused: 'not-found' });
    }
  });

  it('leaves the room as it is, unless somebody sets another', async () => {
    const amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    const series = await aSeries(db(), amina);
    const { roomAddress, roomPhone, ...rest } = monthly;
    const change = { ...rest, series: series.id, facilitators: [] };
    const room = () =>
      db()
        .selectFrom('series')
        .select(['room_address', 'room_phone', 'room_set_at'])
        .executeTakeFirstOrThrow();
    await changeSeries(db(), amina, change, soon);
    expect(await room()).toEqual({
      room_address: roomAddress,
      room_phone: roomPhone,
      room_set_at: now.toISOString(),
    });
    await changeSeries(db(), amina, { ...change, roomAddress: null }, soon);
    expect(await room()).toMatchObject({ room_address: null, room_set_at: soon.toISOString() });
  });
});
