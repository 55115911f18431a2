import { beforeEach, expect, it } from 'vitest';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries, monthly } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import type { SignedIn } from '../people/people.ts';
import type { NewSeries, Plan } from './meetings.ts';
import {
  cancelMeeting,
  changeMeeting,
  changeSeries,
  endSeries,
  makeSeries,
  moveMeeting,
  pauseSeries,
  planAhead,
  replanSeries,
  reservationOf,
  reserve,
  resumeSeries,
  tryReplan,
} from './meetings.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const later = (iso: string) => new Date(`${iso}T09:00:00.000Z`);

onEachEngine('A series', (db) => {
  let amina: SignedIn;
  let grace: SignedIn;
  beforeEach(async () => {
    amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    grace = await aPerson(db(), 'Grace Atieno');
  });
  const trail = async () =>
    (await db().selectFrom('audit_entries').select('verb').orderBy('id').execute()).map(
      (it) => it.verb,
    );
  const starts = async (series: Awaited<ReturnType<typeof aSeries>>) =>
    (await series.dates()).map((it) => it.localStart);
  const says = (person: SignedIn, meeting: string) =>
    reserve(db(), person, { meeting, answer: 'yes' }, now);
  const answered = async (person: SignedIn, meeting: string) =>
    (await reservationOf(db(), person, meeting)).place.answer;

  it('is written thirteen months ahead, once however many workers plan', async () => {
    const series = await aSeries(db(), amina);
    const dates = await starts(series);
    expect([dates.length, dates[0], dates.at(-1)]).toEqual([
      13,
      '2026-12-08T15:00',
      '2027-12-14T15:00',
    ]);
    const soon = later('2027-02-01');
    await Promise.all([planAhead(db(), soon), planAhead(db(), soon)]);
    await planAhead(db(), soon);
    const after = await starts(series);
    expect([after.length, after.at(-1)]).toEqual([16, '2028-03-14T15:00']);
    expect(new Set(after).size).toBe(16);
    expect(await trail()).toEqual(['series.made']);
  });

  it('is not made by who is no facilitator', async () => {
    await expect(makeSeries(db(), grace, monthly, now)).rejects.toThrow('facilitator');
  });

  it('says which field is wrong, and leaves nothing behind', async () => {
    const wrong = async (more: Partial<NewSeries>) => {
      const made = await makeSeries(db(), amina, { ...monthly, ...more }, now);
      return 'refused' in made ? made.fields : 'made';
    };
    expect(await wrong({ title: ' ' })).toEqual(['title']);
    expect(await wrong({ title: 'Hello\r\nATTENDEE:x' })).toEqual(['title']);
    expect(await wrong({ rule: 'FREQ=DAILY' })).toEqual(['rule']);
    expect(await wrong({ rule: null, startsOn: '2026-11-01' })).toEqual(['startsOn']);
    expect(await wrong({ startsOn: '2026-02-30' })).toEqual(['startsOn']);
    expect(await wrong({ localTimes: ['25:00'] })).toEqual(['localTimes']);
    expect(await wrong({ localTimes: [] })).toEqual(['localTimes']);
    expect(await wrong({ timeZone: 'Kenya/Nairobi' })).toEqual(['timeZone']);
    expect(await wrong({ minutes: 5 })).toEqual(['minutes']);
    expect(await wrong({ capacity: 0 })).toEqual(['capacity']);
    for (const roomAddress of [
      'javascript:alert(1)',
      'http://meet.example.org/a',
      'https://me:secret@meet.example.org',
      'https://meet.example.org/\r\nX: 1',
      'no address',
    ])
      expect(await wrong({ roomAddress }), roomAddress).toEqual(['roomAddress']);
    expect(await wrong({ audience: { of: 'kinds', kinds: [] } })).toEqual(['audience']);
    const nobody = { of: 'organizations' as const, organizations: ['no-such'] };
    expect(await wrong({ audience: nobody })).toEqual(['audience']);
    expect(await db().selectFrom('series').select('id').execute()).toEqual([]);
    expect(await db().selectFrom('meetings').select('id').execute()).toEqual([]);
  });

  it('pauses and goes on; what was answered stays answered', async () => {
    const series = await aSeries(db(), amina);
    await says(grace, series.first);
    const [, january] = await series.dates();
    await says(grace, january!.id);
    expect(await pauseSeries(db(), amina, { series: series.id }, now)).toBe('done');
    expect((await series.dates()).every((it) => it.cancelled?.as === 'pause')).toBe(true);
    const soon = later('2026-12-20');
    await planAhead(db(), soon);
    expect(await resumeSeries(db(), amina, { series: series.id }, soon)).toBe('done');
    const [december, again] = await series.dates();
    expect([december!.cancelled?.as, december!.sequence]).toEqual(['pause', 1]);
    expect([again!.cancelled, again!.sequence]).toEqual([null, 2]);
    expect(await answered(grace, again!.id)).toBe('yes');
    expect(await trail()).toEqual(['series.made', 'series.paused', 'series.resumed']);
  });

  it('ends from a date on, and is planned no further', async () => {
    const series = await aSeries(db(), amina);
    const [, , february] = await series.dates();
    const end = { series: series.id, from: february!.id, reason: 'A new series begins.' };
    expect(await endSeries(db(), amina, end, now)).toBe('done');
    await planAhead(db(), later('2027-02-01'));
    const dates = await series.dates();
    expect(dates.map((it) => it.cancelled?.as ?? '')).toEqual([
      '',
      '',
      ...(Array(11).fill('end') as string[]),
    ]);
    expect(await endSeries(db(), amina, end, now)).toEqual({ refused: 'ended' });
  });

  const plan = (more: Partial<Plan>): Plan => ({
    rule: monthly.rule,
    startsOn: '2026-12-01',
    localTimes: ['15:00'],
    timeZone: 'Africa/Nairobi',
    minutes: 90,
    ...more,
  });

  it('takes turns from a date on, in place', async () => {
    const series = await aSeries(db(), amina);
    const before = await series.dates();
    await says(grace, before[2]!.id);
    const turns = plan({ localTimes: ['06:00', '16:00'] });
    const change = { series: series.id, from: before[1]!.id, plan: turns };
    const tried = await tryReplan(db(), amina, change, now);
    expect(await series.dates()).toEqual(before);
    expect(await replanSeries(db(), amina, change, now)).toEqual(tried);
    expect(tried).toMatchObject({ startsOn: '2027-01-12', gone: [], people: 1 });
    expect('moved' in tried && tried.moved).toHaveLength(12);
    const after = await series.dates();
    expect(after.map((it) => it.id)).toEqual(before.map((it) => it.id));
    expect(after.slice(0, 4).map((it) => [it.localStart, it.sequence])).toEqual([
      ['2026-12-08T15:00', 0],
      ['2027-01-12T06:00', 1],
      ['2027-02-09T16:00', 1],
      ['2027-03-09T06:00', 1],
    ]);
    expect(await answered(grace, before[2]!.id)).toBe('yes');
    await planAhead(db(), later('2027-02-01'));
    expect((await starts(series)).slice(-2)).toEqual(['2028-02-08T16:00', '2028-03-14T06:00']);
  });

  it('moves to another day of the month; dates moved alone or cancelled stay so', async () => {
    const series = await aSeries(db(), amina);
    const [december, january, february] = await series.dates();
    const alone = { meeting: january!.id, localStart: '2027-01-14T10:00', minutes: 60 };
    expect(await moveMeeting(db(), amina, alone, now)).toBe('done');
    await cancelMeeting(db(), amina, { meeting: february!.id, reason: '' }, now);
    const thursday = { series: series.id, plan: plan({ rule: 'FREQ=MONTHLY;BYDAY=-1TH' }) };
    expect(await replanSeries(db(), amina, thursday, now)).toMatchObject({ gone: [], people: 0 });
    const after = await series.dates();
    expect(after.find((it) => it.id === january!.id)).toMatchObject({
      localStart: '2027-01-14T10:00',
      moved: true,
    });
    expect(after.find((it) => it.id === february!.id)?.cancelled?.as).toBe('date');
    expect(after.find((it) => it.id === december!.id)?.localStart).toBe('2026-12-31T15:00');
  });

  it('every third month leaves no date standing that the plan does not have', async () => {
    const series = await aSeries(db(), amina);
    const rule = 'FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU';
    await replanSeries(db(), amina, { series: series.id, plan: plan({ rule }) }, now);
    const standing = (await series.dates()).filter((it) => it.cancelled === null);
    expect(standing.map((it) => it.localStart.slice(0, 10))).toEqual([
      '2026-12-08',
      '2027-03-09',
      '2027-06-08',
      '2027-09-14',
      '2027-12-14',
    ]);
  });

  it('moves one date with the yeses it has, not into the past', async () => {
    const series = await aSeries(db(), amina);
    await says(grace, series.first);
    const move = (localStart: string, at = now) =>
      moveMeeting(db(), amina, { meeting: series.first, localStart, minutes: 60 }, at);
    expect(await move('2026-11-21T15:00')).toEqual({ refused: 'localStart' });
    expect(await move('tomorrow')).toEqual({ refused: 'localStart' });
    expect(await move('2026-12-09T16:00')).toBe('done');
    expect(await series.see(grace)).toMatchObject({
      startsAt: '2026-12-09T13:00:00.000Z',
      endsAt: '2026-12-09T14:00:00.000Z',
      sequence: 1,
      moved: true,
    });
    expect(await answered(grace, series.first)).toBe('yes');
    expect(await move('2026-12-10T16:00', later('2026-12-10'))).toEqual({ refused: 'begun' });
  });

  it('changes one date, or all later ones', async () => {
    const series = await aSeries(db(), amina);
    const [, january] = await series.dates();
    const change = { meeting: january!.id, languages: ['th' as const] };
    await changeMeeting(db(), amina, { ...change, and: 'this', theme: 'Kinship' }, now);
    expect((await series.dates()).map((it) => it.theme).slice(0, 3)).toEqual([
      null,
      'Kinship',
      null,
    ]);
    await changeMeeting(db(), amina, { ...change, and: 'later' }, now);
    const languages = (await series.dates()).map((it) => it.languages.join());
    expect(languages.slice(0, 3)).toEqual(['en,fr', 'th', 'th']);
    expect(languages.at(-1)).toBe('th');
  });

  it('refuses a theme, an agenda or a lesson that makes no sense', async () => {
    const series = await aSeries(db(), amina);
    const change = { meeting: series.first, and: 'this' as const };
    const wrong = {
      theme: 'Kinship\r\nATTENDEE:x',
      agenda: [{ minutes: -5, text: 'Welcome' }],
      prereading: [{ kind: 'lesson' as const, course: '../../etc', lesson: 'a' }],
    };
    expect(await changeMeeting(db(), amina, { ...change, ...wrong }, now)).toEqual({
      refused: 'invalid',
      fields: ['theme', 'agenda', 'prereading'],
    });
    const agenda = [{ minutes: 5, text: 'Welcome' }];
    const prereading = [{ kind: 'aid' as const, course: 'intro', lesson: 'plan' }];
    const right = { ...change, theme: 'Kinship', agenda, prereading };
    expect(await changeMeeting(db(), amina, right, now)).toBe('changed');
    expect(await series.see(grace)).toMatchObject({ theme: 'Kinship', agenda, prereading });
  });

  it('takes no place away that was given', async () => {
    const series = await aSeries(db(), amina, { capacity: 2 });
    const mary = await aPerson(db(), 'Mary Wanjiru');
    const third = await aPerson(db(), 'Peter Mwangi');
    for (const person of [grace, mary, third]) await says(person, series.first);
    const capacity = (to: number) =>
      changeMeeting(db(), amina, { meeting: series.first, and: 'this', capacity: to }, now);
    expect(await capacity(1)).toEqual({ refused: 'fewer-than-yes', yes: 2 });
    expect(await capacity(2)).toBe('changed');
    expect((await series.see(grace))?.capacity).toBe(2);
  });

  it('is changed by who runs it, and found by nobody else', async () => {
    const series = await aSeries(db(), amina);
    const other = await aPerson(db(), 'Paul Kimani', { roles: ['facilitator'] });
    const steward = await aPerson(db(), 'Aminata Kamara', { roles: ['steward'] });
    const kept = { series: series.id };
    const meeting = { meeting: series.first, reason: '' };
    for (const viewer of [other, grace]) {
      expect(await pauseSeries(db(), viewer, kept, now)).toEqual({ refused: 'not-found' });
      expect(await cancelMeeting(db(), viewer, meeting, now)).toEqual({ refused: 'not-found' });
      const replan = { series: series.id, plan: plan({}) };
      expect(await replanSeries(db(), viewer, replan, now)).toEqual({ refused: 'not-found' });
    }
    const change = { ...monthly, series: series.id, facilitators: [other.id] };
    expect(await changeSeries(db(), amina, change, now)).toBe('changed');
    expect(await pauseSeries(db(), other, kept, now)).toBe('done');
    expect(await resumeSeries(db(), steward, kept, now)).toBe('done');
  });

  it('is seen by those it is for, and by nobody else', async () => {
    const tumaini = await anOrganization(db(), 'Tumaini', { kind: 'partner' });
    await aMembership(db(), { person: grace, organization: tumaini });
    const past = await aPerson(db(), 'Peter Mwangi');
    const ended_at = '2026-02-01T00:00:00.000Z';
    await aMembership(db(), { person: past, organization: tumaini }, { ended_at });
    const organizations = [tumaini.id];
    const named = await aSeries(db(), amina, { audience: { of: 'organizations', organizations } });
    const kind = await aSeries(db(), amina, { audience: { of: 'kinds', kinds: ['partner'] } });
    const other = await aSeries(db(), amina, { audience: { of: 'kinds', kinds: ['adviser'] } });
    for (const [series, viewer, seen] of [
      [named, grace, true],
      [kind, grace, true],
      [other, grace, false],
      [named, past, false],
      [kind, past, false],
    ] as const) {
      expect((await series.see(viewer)) !== null).toBe(seen);
      expect(await series.dates(viewer)).toHaveLength(seen ? 13 : 0);
      const said = await says(viewer, series.first);
      expect('place' in said).toBe(seen);
    }
  });

  it('is a workshop of three days, in a place, that moves as one', async () => {
    const series = await aSeries(db(), amina, {
      kind: 'workshop',
      rule: null,
      startsOn: '2027-03-01',
      localTimes: ['09:00'],
      minutes: 420,
      place: 'Nairobi',
      laterDays: [
        { localStart: '2027-03-02T09:00', minutes: 420 },
        { localStart: '2027-03-03T09:00', minutes: 240 },
      ],
    });
    const [workshop, ...none] = await series.dates();
    expect(none).toEqual([]);
    expect([workshop!.place, workshop!.days.length]).toEqual(['Nairobi', 3]);
    expect(workshop!.endsAt).toBe('2027-03-03T10:00:00.000Z');
    const move = (localStart: string, minutes: number) =>
      moveMeeting(db(), amina, { meeting: workshop!.id, localStart, minutes }, now);
    expect(await move('2027-03-08T10:00', 420)).toBe('done');
    expect((await series.see(grace))?.days.map((it) => it.startsAt)).toEqual([
      '2027-03-08T07:00:00.000Z',
      '2027-03-09T07:00:00.000Z',
      '2027-03-10T07:00:00.000Z',
    ]);
    const crossed = { ...monthly, kind: 'workshop' as const, rule: null, startsOn: '2027-03-01' };
    const laterDays = [{ localStart: '2027-03-01T15:30', minutes: 60 }];
    expect(await makeSeries(db(), amina, { ...crossed, laterDays }, now)).toEqual({
      refused: 'invalid',
      fields: ['laterDays'],
    });
  });
});
