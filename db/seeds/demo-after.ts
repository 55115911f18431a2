/** What remains of the story's meetings: notes, promises, what people said, and who has it in writing. */
import type { Db } from '#db/connection.server.ts';
import {
  catchUp,
  endSeries,
  enterRoom,
  giveFeedback,
  makeSeries,
  meetingsFor,
  recordAttendances,
  reserve,
} from '#app/domain/meetings/meetings.server.ts';
import type { attendanceStates, Meeting, NewSeries } from '#app/domain/meetings/meetings.ts';
import { finishPoint, writeNotes } from '#app/domain/notes/notes.server.ts';
import { certifyParticipation } from '#app/domain/participation/participation.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { circleNotes, monthNotes } from './demo-notes.ts';
import { viewerCalled } from './demo-viewer.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const after = (meeting: Meeting, days: number) =>
  new Date(Date.parse(meeting.endsAt) + days * day - 60 * minute);
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** Told after the meetings. */
export async function tellAfterwards(db: Db, now: Date): Promise<void> {
  const isata = await viewerCalled(db, 'isata.conteh');
  const malee = await viewerCalled(db, 'malee.srisuk');
  await lastYear(db, isata, now);
  await workshop(db, malee, now);
  const past = async (viewer: SignedIn, title: string) =>
    (await meetingsFor(db, viewer, { from: new Date(0), until: now })).filter(
      (it) => it.title === title && it.endsAt < now.toISOString(),
    );
  const monthly = (await past(isata, 'One meeting a month')).slice(-3);
  for (const [place, meeting] of monthly.entries()) {
    const [at, written] = [after(meeting, 1), monthNotes[place]!];
    await publish(db, isata, { meeting, language: 'en', ...written }, at);
  }
  const last = monthly.at(-1);
  if (last) {
    await said(db, isata, last, now);
    const points = await pointsOf(db, last.id);
    await finishPoint(db, isata, { point: points[0]! }, after(last, 3));
  }

  const circle = (await past(malee, 'Tumaini team circle')).at(-1);
  if (!circle) return;
  for (const username of ['halima.abdi', 'grace.atieno']) {
    const viewer = await viewerCalled(db, username);
    const opens = new Date(Date.parse(circle.startsAt) + minute);
    await enterRoom(db, viewer, { meeting: circle.id }, opens);
  }
  await publish(db, malee, { meeting: circle, language: 'en', ...circleNotes }, after(circle, 1));
}

interface Publishing {
  meeting: Meeting;
  language: 'en';
  text: string;
  points: { text: string; owner: string | null; days: number }[];
}

async function publish(
  db: Db,
  by: SignedIn,
  { meeting, language, text, points }: Publishing,
  at: Date,
): Promise<void> {
  const owned = [];
  for (const { text: promise, owner, days } of points)
    owned.push({
      id: null,
      text: promise,
      ownerId: owner === null ? null : (await viewerCalled(db, owner)).id,
      dueOn: dayOf(new Date(at.getTime() + days * day)),
    });
  const input = { meeting: meeting.id, language, text, points: owned, seen: '' };
  const kept = await writeNotes(db, by, { ...input, as: 'published' }, at);
  if ('refused' in kept) throw new Error(kept.refused);
}

const pointsOf = async (db: Db, meeting: string): Promise<string[]> =>
  (
    await db
      .selectFrom('action_points')
      .select('id')
      .where('meeting_id', '=', meeting)
      .orderBy('position')
      .execute()
  ).map((it) => it.id);

/** A host corrects who was there, and three of them say how it was. */
async function said(db: Db, host: SignedIn, meeting: Meeting, now: Date): Promise<void> {
  const answers = [
    { username: 'halima.abdi', useful: 5, hour: true, change: 'More time two by two.' },
    { username: 'grace.atieno', useful: 4, hour: true, change: null },
    { username: 'mirlande.joseph', useful: 4, hour: false, change: 'It is early in Haiti.' },
  ];
  for (const { username, ...words } of answers) {
    await attend(db, host, { meeting, username, states: ['present'] }, after(meeting, 1));
    const viewer = await viewerCalled(db, username);
    const at = new Date(Math.min(now.getTime(), after(meeting, 2).getTime()));
    await giveFeedback(db, viewer, { meeting: meeting.id, ...words }, at);
  }
}

interface Attending {
  meeting: Meeting;
  username: string;
  states: (typeof attendanceStates)[number][];
}

/** As a host writes it from the list on paper. */
async function attend(
  db: Db,
  host: SignedIn,
  { meeting, username, states }: Attending,
  at: Date,
): Promise<void> {
  const added = { username, state: states[0]! };
  await recordAttendances(db, host, { meeting: meeting.id, rows: [], added }, at);
  const person = (await viewerCalled(db, username)).id;
  const rows = states.map((state, place) => ({ person, day: place + 1, state }));
  await recordAttendances(db, host, { meeting: meeting.id, rows }, at);
}

/** Halima came nine times; the power was out once, she read the notes once, and missed once. */
async function lastYear(db: Db, isata: SignedIn, now: Date): Promise<void> {
  const year = now.getUTCFullYear() - 1;
  const founded = new Date(`${year - 1}-12-20T08:00:00.000Z`);
  const made = await makeSeries(db, isata, { ...monthly, startsOn: `${year}-01-01` }, founded);
  if ('refused' in made) throw new Error(made.fields.join());
  const ended = new Date(`${year}-12-31T18:00:00.000Z`);
  await endSeries(db, isata, { series: made.series, reason: 'A new circle begins.' }, ended);
  const all = { from: new Date(0), until: ended };
  const meetings = (await meetingsFor(db, isata, all)).filter((it) => it.seriesId === made.series);
  const halima = await viewerCalled(db, 'halima.abdi');
  for (const [place, meeting] of meetings.entries()) {
    if (place < 9) await enterRoom(db, halima, { meeting: meeting.id }, new Date(meeting.startsAt));
    const host = (states: Attending['states']) =>
      attend(db, isata, { meeting, username: 'halima.abdi', states }, after(meeting, 1));
    if (place === 9) await host(['excused']);
    if (place === 11) await host(['absent']);
    if (place === 10) {
      const text =
        'We looked at what people need before they sign a plan. The short list is below.';
      await publish(db, isata, { meeting, language: 'en', text, points: [] }, after(meeting, 1));
      await catchUp(db, halima, { meeting: meeting.id }, after(meeting, 4));
    }
  }
}

const monthly: Omit<NewSeries, 'startsOn'> = {
  kind: 'community',
  title: 'One meeting a month, last year',
  purpose: 'The first year of the circle.',
  writtenIn: 'en',
  languages: ['en'],
  rule: 'FREQ=MONTHLY;BYDAY=2TU',
  localTimes: ['13:00'],
  timeZone: 'Africa/Freetown',
  minutes: 90,
  audience: { of: 'everyone' },
  capacity: null,
  roomAddress: 'https://meet.example.org/journeyhome-first-year',
  roomPhone: null,
  place: null,
};

/** Two days together; who was there on both has it in writing. */
async function workshop(db: Db, malee: SignedIn, now: Date): Promise<void> {
  const start = new Date(now.getTime() - 40 * day);
  const made = await makeSeries(
    db,
    malee,
    {
      ...monthly,
      kind: 'workshop',
      title: 'The first visit: two days of practice',
      purpose: 'We practised the first visit with each other, on paper and on our feet.',
      rule: null,
      startsOn: dayOf(start),
      localTimes: ['09:00'],
      timeZone: 'Africa/Nairobi',
      minutes: 360,
      laterDays: [{ localStart: `${dayOf(new Date(start.getTime() + day))}T09:00`, minutes: 300 }],
      capacity: 20,
      roomAddress: null,
      place: 'Community hall, Nakuru (invented)',
    },
    new Date(now.getTime() - 90 * day),
  );
  if ('refused' in made) throw new Error(made.fields.join());
  const all = { from: new Date(0), until: now };
  const meeting = (await meetingsFor(db, malee, all)).find((it) => it.seriesId === made.series)!;
  const came: Attending[] = [
    { meeting, username: 'halima.abdi', states: ['present', 'present'] },
    { meeting, username: 'grace.atieno', states: ['present', 'present'] },
    { meeting, username: 'moses.okello', states: ['present', 'partly'] },
    { meeting, username: 'samuel.kiprotich', states: ['present', 'absent'] },
  ];
  for (const it of came) {
    const viewer = await viewerCalled(db, it.username);
    const asked = new Date(Date.parse(meeting.startsAt) - 10 * day);
    await reserve(db, viewer, { meeting: meeting.id, answer: 'yes' }, asked);
    await attend(db, malee, it, after(meeting, 1));
  }
  const halima = await viewerCalled(db, 'halima.abdi');
  const about = { about: meeting.id, holder: 'Halima Abdi' };
  const issued = await certifyParticipation(db, halima, about, after(meeting, 5));
  if ('refused' in issued) throw new Error(issued.refused);
}
