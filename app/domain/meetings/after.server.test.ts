/** The sheet of who was there, and what people say without their names. */
import { beforeEach, expect, it } from 'vitest';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import type { SignedIn } from '../people/people.ts';
import {
  attendanceSheet,
  enterRoom,
  feedbackOf,
  giveFeedback,
  recordAttendances,
  reserve,
} from './meetings.server.ts';

const earlier = new Date('2026-12-01T12:00:00.000Z');
const during = new Date('2026-12-08T12:10:00.000Z');
const after = new Date('2026-12-09T09:00:00.000Z');
const muchLater = new Date('2027-01-09T09:00:00.000Z');

onEachEngine('After a meeting', (db) => {
  let amina: SignedIn;
  let grace: SignedIn;
  let peter: SignedIn;
  let mary: SignedIn;
  let stranger: SignedIn;
  let first: string;
  beforeEach(async () => {
    amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    grace = await aPerson(db(), 'Grace Atieno');
    peter = await aPerson(db(), 'Peter Mwangi', { username: 'peter.mwangi' });
    mary = await aPerson(db(), 'Mary Wanjiru');
    stranger = await aPerson(db(), 'Sam Stranger', { username: 'sam.stranger' });
    const organization = await anOrganization(db());
    for (const person of [grace, peter, mary]) await aMembership(db(), { person, organization });
    const audience = { of: 'organizations' as const, organizations: [organization.id] };
    ({ first } = await aSeries(db(), amina, { audience }));
    await reserve(db(), mary, { meeting: first, answer: 'yes' }, earlier);
    await enterRoom(db(), grace, { meeting: first }, during);
  });
  type Said = Parameters<typeof recordAttendances>[2];
  const record = (more: Partial<Said>, by = amina, at = after) =>
    recordAttendances(db(), by, { meeting: first, rows: [], ...more }, at);
  const sheet = async () =>
    (await attendanceSheet(db(), amina, { meeting: first }))!.people.map(
      ({ name, days }) => `${name}: ${days[0]?.state ?? '-'}`,
    );
  const kept = () => db().selectFrom('attendances').selectAll().execute();

  it('the sheet names who answered or came, and keeps only what changed, all or nothing', async () => {
    expect(await sheet()).toEqual(['Grace Atieno: present', 'Mary Wanjiru: -']);
    const same = { person: grace.id, day: 1, state: 'present' as const };
    const rows = [same, { person: mary.id, day: 1, state: 'excused' as const }];
    const both = await Promise.all([record({ rows }), record({ rows })]);
    expect(both.map((it) => ('changed' in it ? it.changed : it)).sort()).toEqual([0, 1]);
    expect(await kept()).toHaveLength(1);
    const wrong = [
      { person: mary.id, day: 1, state: 'present' as const },
      { person: stranger.id, day: 1, state: 'present' as const },
    ];
    expect(await record({ rows: wrong })).toEqual({ refused: 'unknown-person' });
    expect(await record({ rows: [{ ...same, day: 2 }] })).toEqual({ refused: 'unknown-person' });
    expect(await sheet()).toEqual(['Grace Atieno: present', 'Mary Wanjiru: excused']);
    expect(await record({ rows }, grace)).toEqual({ refused: 'not-found' });
    expect(await record({ rows }, amina, earlier)).toEqual({ refused: 'not-begun' });
  });

  it('somebody who came without a word is added by username, if they may come', async () => {
    const add = (username: string) => record({ added: { username, state: 'present' } });
    expect(await add('sam.stranger')).toEqual({ refused: 'unknown-username' });
    expect(await add('nobody')).toEqual({ refused: 'unknown-username' });
    expect(await add(' Peter.Mwangi ')).toEqual({ changed: 1 });
    expect(await sheet()).toContain('Peter Mwangi: present');
  });

  it('feedback is given once, by who was there, for thirty days', async () => {
    const words = { meeting: first, useful: 5, hour: true, change: null };
    const give = (person: SignedIn, more = {}, at = after) =>
      giveFeedback(db(), person, { ...words, ...more }, at);
    expect(await give(grace, {}, during)).toEqual({ refused: 'early' });
    expect(await give(mary)).toEqual({ refused: 'was-not-there' });
    expect(await give(stranger)).toEqual({ refused: 'not-found' });
    expect(await give(grace, {}, muchLater)).toEqual({ refused: 'over' });
    const child = { change: 'His aunt is 0712 345 678.' };
    expect(await give(grace, child)).toEqual({ refused: 'child-data', what: 'phone' });
    expect(await give(grace, { change: 'x'.repeat(501) })).toEqual({ refused: 'too-long' });
    const twice = await Promise.all([give(grace), give(grace)]);
    expect(twice.filter((it) => it === 'kept')).toHaveLength(1);
    expect(await give(grace)).toEqual({ refused: 'given' });
  });

  it('feedback tells nobody who said it: one row, sorted, and read from three answers on', async () => {
    const people = [grace, peter, mary];
    await record({ added: { username: 'peter.mwangi', state: 'present' } });
    await record({ rows: [{ person: mary.id, day: 1, state: 'partly' }] });
    const results = async (viewer = amina) =>
      (await feedbackOf(db(), viewer, { meeting: first }, after))!.results;
    for (const [place, useful] of [5, 1, 3].entries()) {
      expect(await results()).toEqual({ count: place, given: null });
      const words = { meeting: first, useful, hour: true, change: `${useful}` };
      expect(await giveFeedback(db(), people[place]!, words, after)).toBe('kept');
    }
    expect((await results())!.given!.map((it) => it.change)).toEqual(['1', '3', '5']);
    expect(await results(grace)).toBeNull();
    const rows = await db().selectFrom('feedback').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(Object.keys(rows[0]!).sort()).toEqual(['given', 'meeting_id']);
    for (const { id } of people) expect(rows[0]!.given).not.toContain(id);
  });
});
