/** The community of practice of the story: a year of it behind, a year planned, and a workshop. */
import type { Db } from '#db/connection.server.ts';
import {
  changeMeeting,
  enterRoom,
  makeSeries,
  meetingsFor,
  planAhead,
  reserve,
} from '#app/domain/meetings/meetings.server.ts';
import type { Meeting, NewSeries } from '#app/domain/meetings/meetings.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { viewerCalled } from './demo-viewer.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

const online = { kind: 'community', writtenIn: 'en', place: null } as const;

/** Told after who is in it. */
export async function tellMeetings(db: Db, now: Date): Promise<void> {
  const isata = await viewerCalled(db, 'isata.conteh');
  const malee = await viewerCalled(db, 'malee.srisuk');
  const founded = new Date(now.getTime() - 300 * day);
  const onDay = (at: Date) => at.toISOString().slice(0, 10);

  const monthly = await made(
    db,
    isata,
    {
      ...online,
      title: 'One meeting a month',
      purpose: '90 minutes with people who do the same work. One practice, one case, one promise.',
      languages: ['en', 'fr'],
      rule: 'FREQ=MONTHLY;BYDAY=1TH',
      startsOn: onDay(founded),
      localTimes: ['13:00'],
      timeZone: 'Africa/Freetown',
      minutes: 90,
      audience: { of: 'everyone' },
      capacity: 25,
      roomAddress: 'https://meet.example.org/journeyhome-monthly',
      roomPhone: '+232 00 000 000',
    },
    founded,
  );
  const circle = await made(
    db,
    malee,
    {
      ...online,
      title: 'Tumaini team circle',
      purpose:
        'An hour in which the team of Tumaini looks at its own work, with somebody from outside.',
      languages: ['en'],
      rule: 'FREQ=MONTHLY;BYDAY=3WE',
      startsOn: onDay(founded),
      localTimes: ['15:00'],
      timeZone: 'Africa/Nairobi',
      minutes: 60,
      audience: { of: 'organizations', organizations: [await idOf(db, 'tumaini')] },
      capacity: null,
      roomAddress: 'https://meet.example.org/tumaini-circle',
      roomPhone: null,
    },
    founded,
  );
  await planAhead(db, now);
  const workshop = new Date(now.getTime() + 45 * day);
  const second = onDay(new Date(workshop.getTime() + day));
  await made(
    db,
    malee,
    {
      kind: 'workshop',
      title: 'Finding family: two days of tracing',
      purpose: 'We practise the first call, the first visit and the paper log with each other.',
      writtenIn: 'en',
      languages: ['en'],
      rule: null,
      startsOn: onDay(workshop),
      localTimes: ['09:00'],
      timeZone: 'Africa/Nairobi',
      minutes: 360,
      laterDays: [{ localStart: `${second}T09:00`, minutes: 300 }],
      audience: { of: 'everyone' },
      capacity: 20,
      roomAddress: null,
      roomPhone: null,
      place: 'Community hall, Kisumu (invented)',
    },
    now,
  );

  await give(db, isata, await datesOf(db, isata, monthly), themes);
  await give(db, malee, await datesOf(db, malee, circle), { 11: 'What a good visit looks like' });
  const past = (meetings: Meeting[]) => meetings.filter((it) => it.endsAt < now.toISOString());
  await came(db, past(await datesOf(db, isata, monthly)));
  const next = (await datesOf(db, isata, monthly)).find((it) => it.startsAt > now.toISOString())!;
  for (const username of ['grace.atieno', 'halima.abdi', 'mirlande.joseph', 'moses.okello'])
    await reserve(
      db,
      await viewerCalled(db, username),
      { meeting: next.id, answer: username === 'moses.okello' ? 'maybe' : 'yes' },
      new Date(now.getTime() - 3 * day),
    );
}

async function made(db: Db, by: SignedIn, series: NewSeries, at: Date): Promise<string> {
  const it = await makeSeries(db, by, series, at);
  if ('refused' in it) throw new Error(it.fields.join(', '));
  return it.series;
}

const idOf = async (db: Db, slug: string): Promise<string> =>
  (
    await db
      .selectFrom('organizations')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
  ).id;

async function datesOf(db: Db, viewer: SignedIn, series: string): Promise<Meeting[]> {
  const all = { from: new Date(0), until: new Date('2100-01-01') };
  return (await meetingsFor(db, viewer, all)).filter((it) => it.seriesId === series);
}

/** What CURRICULUM.md § 5 puts into each month. */
const themes: Record<number, string> = {
  1: 'Families before beds: gatekeeping',
  2: 'Finding family: tracing',
  3: 'Children with disabilities come home too',
  4: 'Trauma at home',
  5: 'Kinship care',
  6: 'What children say',
  7: 'Safeguarding, refreshed',
  8: 'Who cares for the carers',
  9: 'Education and livelihoods',
  10: 'What our numbers taught us',
  11: 'Care leavers lead',
  12: 'Donors, review and plan',
};

const agenda = [
  { minutes: 5, text: 'Welcome and ground rules' },
  { minutes: 10, text: 'What became of last month’s promises' },
  { minutes: 20, text: 'One practice, told by who does it' },
  { minutes: 30, text: 'Case clinic' },
  { minutes: 15, text: 'Try the tool, two by two' },
  { minutes: 10, text: 'One promise each' },
];

async function give(
  db: Db,
  by: SignedIn,
  meetings: Meeting[],
  names: Record<number, string>,
): Promise<void> {
  for (const meeting of meetings) {
    const theme = names[Number(meeting.localStart.slice(5, 7))];
    if (!theme) continue;
    const whole = meeting.minutes === 90 ? { agenda } : {};
    const said = { meeting: meeting.id, and: 'this', theme, ...whole } as const;
    await changeMeeting(db, by, said, new Date(Date.parse(meeting.startsAt) - 20 * day));
  }
}

/** Halima comes every month, the others now and then. */
async function came(db: Db, meetings: Meeting[]): Promise<void> {
  const guests = [
    { username: 'halima.abdi', every: 1 },
    { username: 'grace.atieno', every: 2 },
    { username: 'jean-robert.estime', every: 3 },
    { username: 'mirlande.joseph', every: 2 },
  ];
  for (const { username, every } of guests) {
    const viewer = await viewerCalled(db, username);
    for (const [index, meeting] of meetings.entries()) {
      if (index % every > 0) continue;
      const start = Date.parse(meeting.startsAt);
      await reserve(db, viewer, { meeting: meeting.id, answer: 'yes' }, new Date(start - 5 * day));
      await enterRoom(db, viewer, { meeting: meeting.id }, new Date(start - 2 * minute));
    }
  }
}
