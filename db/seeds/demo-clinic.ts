/** Questions that people of the story bring to the case clinic. Nobody in them is real. */
import type { Db } from '#db/connection.server.ts';
import { askForCase, casesFor, decideCase } from '#app/domain/clinic/clinic.server.ts';
import type { Sheet } from '#app/domain/clinic/clinic.ts';
import { viewerCalled } from './demo-viewer.ts';

const day = 86_400_000;

const longWay: Sheet = {
  situation:
    'A school-age child is ready to go home. The family wants it, but lives far away, and the team can visit only once a month.',
  tried:
    'We call every week. A neighbour promised to look in, and stopped after two weeks. The teacher helps when we ask.',
  question: 'Who near a family can look in every week, and how did you ask them?',
};
const noAnswer: Sheet = {
  situation: 'An aunt wants to take two siblings. The older one says nothing when we speak of it.',
  tried: 'Drawing, walking, and waiting. Walking helped a little.',
  question: 'How do you hear what a child wants who does not speak of it?',
};

/** Told after the meetings. */
export async function tellClinic(db: Db, now: Date): Promise<void> {
  const circle = await nextOf(db, 'organizations', now);
  const monthly = await nextOf(db, 'everyone', now);
  const ask = async (username: string, meeting: string, sheet: Sheet, days: number) => {
    const viewer = await viewerCalled(db, username);
    const at = new Date(now.getTime() - days * day);
    const asked = await askForCase(db, viewer, { meeting, sheet }, at);
    if (asked !== 'asked') throw new Error(asked.refused);
  };
  await ask('faith.chebet', circle, longWay, 2);
  await ask('samuel.kiprotich', monthly, noAnswer, 3);
  const isata = await viewerCalled(db, 'isata.conteh');
  const { cases } = (await casesFor(db, isata, { meeting: monthly }, now))!;
  const decision = { case: cases[0]!.id, decision: 'taken' } as const;
  await decideCase(db, isata, decision, new Date(now.getTime() - 2 * day));
}

const nextOf = async (db: Db, audience: 'everyone' | 'organizations', now: Date): Promise<string> =>
  (
    await db
      .selectFrom('meetings')
      .innerJoin('series', 'series.id', 'meetings.series_id')
      .select('meetings.id')
      .where('series.audience', '=', audience)
      .where('series.kind', '=', 'community')
      .where('meetings.starts_at', '>', now.toISOString())
      .orderBy('meetings.starts_at')
      .executeTakeFirstOrThrow()
  ).id;
