/** What somebody took part in, computed from who was there. */
import { sql } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { belongs, visitsSaid } from '#app/domain/meetings/meetings.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import {
  isEnough,
  monthStates,
  type AttendedMeeting,
  type AttendedWorkshop,
  type MonthState,
  type Participation,
  type ParticipationYear,
  type Standing,
} from './participation.ts';

export async function participationOf(db: Db, viewer: SignedIn, now: Date): Promise<Participation> {
  const meetings = await meetingsOf(db, viewer, now);
  const standings = await standingsOf(db, viewer);
  const community = meetings.filter((it) => it.kind === 'community');
  const years = [...new Set(community.map((it) => Number(it.local_start.slice(0, 4))))];
  return {
    years: years.map((year) => yearOf(year, community, standings)),
    workshops: meetings
      .filter((it) => it.kind === 'workshop' && it.states.every((state) => state === 'present'))
      .map((it) => workshopOf(it, standings)),
  };
}

type Attended = Awaited<ReturnType<typeof meetingsOf>>[number];

/** Past ones that the person may come to, or was at; of the time before the account only the latter. */
async function meetingsOf(db: Db, viewer: SignedIn, now: Date) {
  const rows = await db
    .selectFrom('meetings')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .innerJoin('people', (join) => join.on('people.id', '=', viewer.id))
    .select(['meetings.id', 'series.kind', 'series.title', 'meetings.theme'])
    .select(['meetings.written_in', 'meetings.local_start', 'meetings.starts_at'])
    .select(['people.created_at as since'])
    .select(belongs(sql`${viewer.id}`).as('belongs'))
    .select((is) =>
      is
        .exists(
          is
            .selectFrom('meeting_notes')
            .select('meeting_notes.meeting_id')
            .whereRef('meeting_notes.meeting_id', '=', 'meetings.id')
            .where('meeting_notes.published_at', 'is not', null),
        )
        .as('notes'),
    )
    .where('meetings.ends_at', '<=', now.toISOString())
    .where('meetings.cancelled_at', 'is', null)
    .orderBy('meetings.starts_at', 'desc')
    .orderBy('meetings.id')
    .execute();
  const facts = await factsOf(db, viewer.id);
  const days = await db
    .selectFrom('meeting_days')
    .select(['meeting_id', 'day', 'local_start'])
    .orderBy('day')
    .execute();
  return rows
    .map((row) => {
      const later = days.filter((it) => it.meeting_id === row.id);
      const states = [1, ...later.map((it) => it.day)].map(
        (day) => facts.get(`${row.id} ${day}`) ?? null,
      );
      return { ...row, states, lastOn: (later.at(-1) ?? row).local_start.slice(0, 10) };
    })
    .filter(
      (it) =>
        it.states.some((state) => state !== null) ||
        (Boolean(it.belongs) && it.starts_at >= it.since),
    );
}

async function factsOf(db: Db, person: string) {
  const visits = await visitsSaid(db, { person });
  const words = await db
    .selectFrom('attendances')
    .select(['meeting_id', 'day', 'state'])
    .where('person_id', '=', person)
    .orderBy('revision')
    .execute();
  const facts = new Map<string, Fact>(visits.map((it) => [`${it.meeting} ${it.day}`, it.state]));
  for (const { meeting_id, day, state } of words) facts.set(`${meeting_id} ${day}`, state);
  return facts;
}
type Fact = 'present' | 'partly' | 'absent' | 'excused' | 'caught-up';

const asMonth: Record<Fact, MonthState> = {
  present: 'came',
  partly: 'partly',
  absent: 'missed',
  excused: 'excused',
  'caught-up': 'caught-up',
};

function yearOf(
  year: number,
  all: Attended[],
  standings: Map<string, Standing>,
): ParticipationYear {
  const months = new Map<string, AttendedMeeting[]>();
  for (const row of all) {
    if (!row.local_start.startsWith(`${year}-`)) continue;
    const month = row.local_start.slice(0, 7);
    const fact = row.states[0];
    const meeting = {
      id: row.id,
      title: row.title,
      theme: row.theme,
      writtenIn: row.written_in,
      on: row.local_start.slice(0, 10),
      state: fact ? asMonth[fact] : ('missed' as const),
      notes: Boolean(row.notes) && Boolean(row.belongs),
    };
    months.set(month, [...(months.get(month) ?? []), meeting]);
  }
  // Of several meetings in a month the best one counts, once.
  const counted = [...months].map(([month, meetings]) => ({
    month,
    state: monthStates.find((state) => meetings.some((it) => it.state === state))!,
    meetings,
  }));
  const number = (state: MonthState) => counted.filter((it) => it.state === state).length;
  const sums = { came: number('came'), excused: number('excused') };
  const standing = standings.get(String(year)) ?? (isEnough(sums) ? 'ready' : 'not-yet');
  return { year, months: counted, ...sums, standing };
}

const workshopOf = (row: Attended, standings: Map<string, Standing>): AttendedWorkshop => ({
  id: row.id,
  title: row.title,
  writtenIn: row.written_in,
  firstOn: row.local_start.slice(0, 10),
  lastOn: row.lastOn,
  days: row.states.length,
  standing: standings.get(row.id) ?? 'ready',
});

/** Of what there was a certificate before; one that was revoked does not come back by pressing again. */
async function standingsOf(db: Db, viewer: SignedIn): Promise<Map<string, Standing>> {
  const rows = await db
    .selectFrom('participation_certificates')
    .select(['about', 'number', 'revoked_at'])
    .where('person_id', '=', viewer.id)
    .orderBy('issued_at')
    .execute();
  return new Map(
    rows.map((it): [string, Standing] => [
      it.about,
      it.revoked_at === null ? { number: it.number } : 'revoked',
    ]),
  );
}
