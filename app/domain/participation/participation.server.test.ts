import { beforeEach, expect, it } from 'vitest';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { verifyNumber } from '../certificates/certificates.server.ts';
import { enterRoom, recordAttendances, reserve } from '../meetings/meetings.server.ts';
import type { Meeting } from '../meetings/meetings.ts';
import type { SignedIn, Viewer } from '../people/people.ts';
import {
  certifyParticipation,
  findParticipation,
  participationFigures,
  participationOf,
  participationPdf,
  participationSheet,
  revokeParticipation,
} from './participation.server.ts';

const founded = new Date('2026-01-06T09:00:00.000Z');
const now = new Date('2026-12-28T09:00:00.000Z');
const visitor: Viewer = { signedIn: false, language: 'en', timeZone: 'UTC' };
const holder = 'Grace Atieno Otieno';

onEachEngine('Participation', (db) => {
  let amina: SignedIn;
  let grace: SignedIn;
  let steward: SignedIn;
  let meetings: Meeting[];
  beforeEach(async () => {
    amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    grace = await aPerson(db(), 'Grace Atieno');
    steward = await aPerson(db(), 'Aminata Kamara', { roles: ['steward'] });
    const { dates } = await aSeries(db(), amina, { startsOn: '2026-01-07' }, founded);
    meetings = (await dates()).filter((it) => it.localStart.startsWith('2026'));
    expect(meetings).toHaveLength(12);
  });
  const come = async (person: SignedIn, which: Meeting[]) => {
    for (const { id, startsAt } of which)
      await enterRoom(db(), person, { meeting: id }, new Date(startsAt));
  };
  const say = (person: SignedIn, { id }: Meeting, state: 'excused' | 'absent' | 'present') =>
    db()
      .insertInto('attendances')
      .values({
        id: `${id}${person.id}`.slice(0, 60),
        meeting_id: id,
        person_id: person.id,
        day: 1,
        state,
        revision: 1,
        recorded_at: now.toISOString(),
        recorded_by: amina.id,
      })
      .execute();
  const year = async (person = grace) => (await participationOf(db(), person, now)).years[0]!;
  const certify = (about = '2026', person = grace, at = now) =>
    certifyParticipation(db(), person, { about, holder }, at);

  it('is counted month by month, and nine of them make a year', async () => {
    await come(grace, meetings.slice(0, 8));
    expect(await year()).toMatchObject({ year: 2026, came: 8, standing: 'not-yet' });
    expect(await certify()).toEqual({ refused: 'not-yet' });
    expect(await certify('2019')).toEqual({ refused: 'not-found' });
    // Who opens the room when less than three quarters are left was there for a part.
    const { id, startsAt, minutes } = meetings[8]!;
    const late = new Date(Date.parse(startsAt) + minutes * 20_000);
    await enterRoom(db(), grace, { meeting: id }, late);
    expect(await year()).toMatchObject({ came: 8, standing: 'not-yet' });
    expect((await year()).months[3]!.state).toBe('partly');
    await say(grace, meetings[8]!, 'present');
    expect((await year()).months.map((it) => it.state)).toEqual([
      ...['missed', 'missed', 'missed'],
      ...Array.from({ length: 9 }, () => 'came'),
    ]);
    expect((await year()).standing).toBe('ready');
    await say(grace, meetings[0]!, 'absent');
    expect((await year()).standing).toBe('not-yet');
  });

  it('does not count outages against anybody, three at most, nor two meetings in a month twice', async () => {
    await come(grace, meetings.slice(0, 5));
    for (const meeting of meetings.slice(5, 9)) await say(grace, meeting, 'excused');
    expect(await year()).toMatchObject({ came: 5, excused: 4, standing: 'not-yet' });
    await come(grace, [meetings[9]!]);
    expect(await year()).toMatchObject({ came: 6, standing: 'ready' });
    const second = await aSeries(
      db(),
      amina,
      { startsOn: '2026-01-07', rule: 'FREQ=MONTHLY;BYDAY=3TU' },
      founded,
    );
    await come(grace, (await second.dates()).slice(0, 5));
    expect(await year()).toMatchObject({ came: 6 });
    const issued = await certify();
    expect(await findParticipation(db(), (issued as { number: string }).number)).toMatchObject({
      times: 6,
      firstOn: '2026-01-13',
    });
  });

  it('counts nothing of the time before the account, and nothing that was cancelled', async () => {
    const late = await aPerson(db(), 'Late Comer', { created_at: '2026-10-01T08:00:00.000Z' });
    expect((await year(late)).months).toHaveLength(3);
    await db()
      .updateTable('meetings')
      .set({ cancelled_at: now.toISOString(), cancelled_as: 'date' })
      .where('id', '=', meetings[11]!.id)
      .execute();
    expect((await year(late)).months).toHaveLength(2);
  });

  it('is in writing once, frozen, found by its number, and revoked for ever', async () => {
    const organization = await anOrganization(db(), 'Tumaini');
    await aMembership(db(), { person: grace, organization });
    await come(grace, meetings.slice(0, 9));
    const all = await Promise.all([certify(), certify(), certify()]);
    const numbers = new Set(all.map((it) => ('number' in it ? it.number : it.refused)));
    expect(numbers.size).toBe(1);
    const number = [...numbers][0]!;
    await db().updateTable('organizations').set({ name: 'Renamed' }).execute();
    await say(grace, meetings[0]!, 'absent');
    const found = { number, state: 'valid', holder, organizationName: 'Tumaini', times: 9 };
    expect(await findParticipation(db(), number)).toMatchObject(found);
    const typed = number.toLowerCase().replaceAll('-', ' ');
    expect(await verifyNumber(db(), { typed, address: '192.0.2.1' })).toEqual({
      number,
      address: `/participation/${number}`,
    });
    expect((await participationSheet(db(), grace, number))!.holder).toBe(holder);
    expect(await participationSheet(db(), amina, number)).toBeNull();
    expect(await participationSheet(db(), visitor, number)).toBeNull();
    const pdf = await participationPdf(db(), grace, number);
    expect(pdf!.pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await participationPdf(db(), amina, number)).toBeNull();

    const revoke = (reason: string) => revokeParticipation(db(), steward, { number, reason }, now);
    await expect(revokeParticipation(db(), grace, { number, reason: 'x' }, now)).rejects.toThrow();
    expect(await revoke('  ')).toEqual({ refused: 'no-reason' });
    expect(await revoke('Somebody else’s account.')).toBe('revoked');
    expect(await revoke('Again.')).toBe('revoked');
    expect(await findParticipation(db(), number)).toMatchObject({ state: 'revoked', holder: null });
    expect(await participationPdf(db(), grace, number)).toBeNull();
    expect(await certify()).toEqual({ refused: 'revoked' });
    const deeds = await db()
      .selectFrom('audit_entries')
      .select(['verb', 'details'])
      .where('subject_kind', '=', 'participation')
      .execute();
    expect(deeds.map((it) => it.verb)).toEqual([
      'participation.certified',
      'participation.revoked',
    ]);
    expect(deeds[1]!.details).toContain('Somebody else’s account.');
  });

  it('in a workshop is every day of it', async () => {
    const { first } = await aSeries(
      db(),
      amina,
      {
        kind: 'workshop',
        rule: null,
        startsOn: '2026-05-11',
        laterDays: [{ localStart: '2026-05-12T09:00', minutes: 300 }],
      },
      founded,
    );
    const on = new Date('2026-05-13T09:00:00.000Z');
    await reserve(db(), grace, { meeting: first, answer: 'yes' }, founded);
    const record = (day: number, state: 'present' | 'partly') => {
      const rows = [{ person: grace.id, day, state }];
      return recordAttendances(db(), amina, { meeting: first, rows }, on);
    };
    await record(1, 'present');
    await record(2, 'partly');
    expect(await certify(first)).toEqual({ refused: 'not-found' });
    await record(2, 'present');
    const issued = await certify(first);
    expect(await findParticipation(db(), (issued as { number: string }).number)).toMatchObject({
      kind: 'workshop',
      times: 2,
      firstOn: '2026-05-11',
      lastOn: '2026-05-12',
    });
  });

  it('in numbers is for stewards, and does not tell on four people', async () => {
    const organization = await anOrganization(db(), 'Tumaini', { country: 'KE' });
    const other = await anOrganization(db(), 'Lakay', { country: 'HT' });
    for (let count = 0; count < 9; count += 1) {
      const person = await aPerson(db(), `Somebody ${count}`);
      const where = count < 6 ? organization : other;
      const member = { person, organization: where };
      await aMembership(db(), member, { started_at: '2026-01-01T08:00:00.000Z' });
      await come(person, count === 0 ? meetings.slice(0, 3) : [meetings[0]!]);
    }
    // Who was there for a part is not counted among those who came.
    const part = await aPerson(db(), 'Somebody Late');
    const { id, startsAt, minutes } = meetings[6]!;
    const late = new Date(Date.parse(startsAt) + minutes * 30_000);
    await enterRoom(db(), part, { meeting: id }, late);
    const figures = await participationFigures(db(), steward, { year: 2026 }, now);
    expect(figures.meetings).toEqual([3, 3, 3, 3]);
    expect(figures.rows.map(({ of, name, people }) => [of, name, people[0]])).toEqual([
      ['everybody', '', 9],
      ['country', 'HT', null],
      ['organization', 'Lakay', null],
      ['country', 'KE', null],
      ['organization', 'Tumaini', null],
    ]);
    expect(figures.rows[0]!.people.slice(1)).toEqual([0, 0, 0]);
    await expect(participationFigures(db(), grace, { year: null }, now)).rejects.toThrow();
  });
});
