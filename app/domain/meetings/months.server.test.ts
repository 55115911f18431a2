import { beforeEach, expect, it } from 'vitest';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import type { SignedIn } from '../people/people.ts';
import {
  cancelMeeting,
  catchUp,
  changeMeeting,
  enterRoom,
  meetingPage,
  monthsOf,
  nextMeetingOf,
  olderMeetings,
  planAhead,
  reserve,
} from './meetings.server.ts';
import type { ListedMeeting } from './meetings.ts';

const founded = new Date('2026-01-02T09:00:00.000Z');
const now = new Date('2026-11-22T09:00:00.000Z');
const day = 86_400_000;

onEachEngine('The months of a person', (db) => {
  let amina: SignedIn;
  let grace: SignedIn;
  beforeEach(async () => {
    amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    grace = await aPerson(db(), 'Grace Atieno');
  });
  /** The second Tuesdays of the whole year. */
  async function aYear(more: Parameters<typeof aSeries>[2] = {}) {
    const series = await aSeries(db(), amina, { startsOn: '2026-01-01', ...more }, founded);
    await planAhead(db(), now);
    return series.dates();
  }
  const in_ = (month: string) => (it: { localStart: string }) => it.localStart.startsWith(month);
  const named = (all: ListedMeeting[]) => all.map((it) => it.meeting.localStart.slice(0, 7));
  const entered = (person: SignedIn, meeting: { id: string; startsAt: string }) =>
    enterRoom(db(), person, { meeting: meeting.id }, new Date(meeting.startsAt));

  it('are three behind and some ahead, with what was said and done', async () => {
    const dates = await aYear();
    const of = (month: string) => dates.find(in_(month))!;
    await entered(grace, of('2026-09'));
    await entered(grace, of('2026-11'));
    const notes = { markdown: '', html: '', written_at: '', written_by: amina.id, language: 'en' };
    await db()
      .insertInto('meeting_notes')
      .values({ ...notes, meeting_id: of('2026-10').id, published_at: now.toISOString() })
      .execute();
    await catchUp(db(), grace, { meeting: of('2026-10').id }, now);
    await reserve(db(), grace, { meeting: of('2026-12').id, answer: 'maybe' }, now);
    const months = await monthsOf(db(), grace, now);
    expect(named(months.behind)).toEqual(['2026-09', '2026-10', '2026-11']);
    expect(months.behind.map((it) => it.came)).toEqual(['present', 'caught-up', 'present']);
    expect(named(months.ahead)).toEqual(['2026-12', '2027-01', '2027-02']);
    expect(months.ahead.map((it) => it.place.answer)).toEqual(['maybe', 'none', 'none']);
    expect(months.older).toBe(true);
    const first = await olderMeetings(db(), grace, { before: months.oldest });
    expect(named(first.meetings)[0]).toBe('2026-08');
    expect(first).toMatchObject({ meetings: { length: 8 }, next: null });
  });

  it('tell of a date cancelled by itself, and not of those that went with a pause', async () => {
    const dates = await aYear();
    const next = dates.find(in_('2026-12'))!;
    await cancelMeeting(db(), amina, { meeting: next.id, reason: 'Flood' }, now);
    const [first] = (await monthsOf(db(), grace, now)).ahead;
    expect(first!.meeting).toMatchObject({ id: next.id, cancelled: { reason: 'Flood' } });
    expect((await nextMeetingOf(db(), grace, now))?.meeting.localStart).toMatch(/^2027-01/);
    await db()
      .updateTable('meetings')
      .set({ cancelled_as: 'pause', cancelled_at: now.toISOString() })
      .execute();
    const months = await monthsOf(db(), grace, now);
    expect([...months.behind, ...months.ahead]).toEqual([]);
    expect(months).toMatchObject({ older: false });
  });

  it('hold notes only once they are published', async () => {
    const dates = await aYear();
    const last = dates.find(in_('2026-11'))!;
    const notes = { markdown: '', html: '', written_at: '', written_by: amina.id };
    const rows = [
      { ...notes, meeting_id: last.id, language: 'en', published_at: null },
      { ...notes, meeting_id: dates[0]!.id, language: 'en', published_at: '2026-01-20' },
    ];
    await db().insertInto('meeting_notes').values(rows).execute();
    const shown = async () => (await monthsOf(db(), grace, now)).behind.at(-1)!.notes;
    expect(await shown()).toBe(false);
    await db().updateTable('meeting_notes').set({ published_at: now.toISOString() }).execute();
    expect(await shown()).toBe(true);
  });

  it('are those one is called to: a steward is not at everybody’s table', async () => {
    const kinds = { of: 'kinds' as const, kinds: ['adviser' as const] };
    await aYear({ title: 'For advisers', audience: kinds });
    const ruth = await aPerson(db(), 'Ruth Akinyi', { roles: ['steward'] });
    expect((await monthsOf(db(), ruth, now)).ahead).toEqual([]);
    expect(await nextMeetingOf(db(), ruth, now)).toBeNull();
    expect((await monthsOf(db(), amina, now)).ahead).not.toEqual([]);
  });

  it('a next one that was declined makes place for the one after it', async () => {
    const dates = await aYear();
    const december = dates.find(in_('2026-12'))!;
    expect((await nextMeetingOf(db(), grace, now))?.meeting.id).toBe(december.id);
    await reserve(db(), grace, { meeting: december.id, answer: 'no' }, now);
    expect((await nextMeetingOf(db(), grace, now))?.meeting.localStart).toMatch(/^2027-01/);
  });

  it('a year of dates further back comes twelve at a time', async () => {
    const dates = await aYear();
    const later = new Date('2028-06-01T00:00:00.000Z');
    for (let at = now.getTime(); at < later.getTime(); at += 200 * day)
      await planAhead(db(), new Date(at));
    const page = await olderMeetings(db(), grace, { before: later.toISOString() });
    expect(page.meetings).toHaveLength(12);
    const rest = await olderMeetings(db(), grace, { before: page.next! });
    expect(rest.meetings[0]!.meeting.startsAt < page.meetings.at(-1)!.meeting.startsAt).toBe(true);
    expect(dates[0]!.id).toBeTruthy();
  });
});

onEachEngine('The page of a date', (db) => {
  it('names hosts, readings and places, and of the room only that it is there', async () => {
    const amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    const grace = await aPerson(db(), 'Grace Atieno');
    const ruth = await aPerson(db(), 'Ruth Akinyi', { roles: ['steward'] });
    const course = await aPublishedCourse(db());
    const { first } = await aSeries(db(), amina, { capacity: 1 });
    const lesson = await db().selectFrom('lessons').select('key').executeTakeFirstOrThrow();
    const place = { course: course.slug, lesson: lesson.key };
    const prereading = [
      { kind: 'lesson' as const, ...place },
      { kind: 'lesson' as const, ...place, lesson: 'gone' },
    ];
    await db()
      .updateTable('meetings')
      .set({ prereading: JSON.stringify(prereading) })
      .where('id', '=', first)
      .execute();
    await changeMeeting(db(), amina, { meeting: first, and: 'this', theme: 'Kin' }, now);
    await reserve(db(), grace, { meeting: first, answer: 'yes' }, now);
    await reserve(db(), amina, { meeting: first, answer: 'yes' }, now);
    const page = await meetingPage(db(), grace, { meeting: first });
    expect(page).toMatchObject({
      hosts: [{ name: 'Amina Hassan', timeZone: 'Africa/Nairobi' }],
      readings: [{ kind: 'lesson', address: `/courses/${place.course}/lessons/${place.lesson}` }],
      place: { answer: 'yes', waits: false },
      coming: 1,
      waiting: 1,
      mayAnswer: true,
      room: { address: true, phone: true },
      runsSeries: false,
    });
    expect(JSON.stringify(page)).not.toMatch(/secret-room|meet\.example|254 20/);
    expect(await meetingPage(db(), amina, { meeting: first })).toMatchObject({ runsSeries: true });
    expect(await meetingPage(db(), ruth, { meeting: first })).toMatchObject({ mayAnswer: true });
  });

  it('lets a steward look at a team’s own meeting, and not answer for it', async () => {
    const amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    const ruth = await aPerson(db(), 'Ruth Akinyi', { roles: ['steward'] });
    const grace = await aPerson(db(), 'Grace Atieno');
    const kinds = { of: 'kinds' as const, kinds: ['adviser' as const] };
    const { first } = await aSeries(db(), amina, { audience: kinds, roomPhone: null });
    expect(await meetingPage(db(), ruth, { meeting: first })).toMatchObject({
      mayAnswer: false,
      runsSeries: true,
      room: { address: true, phone: false },
    });
    expect(await meetingPage(db(), grace, { meeting: first })).toBeNull();
  });
});
