/** What people of the story say to each other: under a course, and under a meeting. */
import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connection.server.ts';
import {
  courseThread,
  hidePost,
  meetingThread,
  reportPost,
  writePost,
} from '#app/domain/talk/talk.server.ts';
import type { Thread } from '#app/domain/talk/talk.ts';
import { viewerCalled } from './demo-viewer.ts';

const hour = 3_600_000;

/** Told after the meetings. */
export async function tellTalk(db: Db, now: Date): Promise<void> {
  const before = (hours: number) => new Date(now.getTime() - hours * hour);
  const say = async (username: string, thread: Thread | null, text: string, hours: number) => {
    const viewer = await viewerCalled(db, username);
    const clientId = randomUUID();
    const said = await writePost(db, viewer, { thread: thread!, clientId, text }, before(hours));
    if ('refused' in said) throw new Error(said.refused);
    return said.post;
  };
  const halima = await viewerCalled(db, 'halima.abdi');
  const malee = await viewerCalled(db, 'malee.srisuk');
  const course = await courseThread(db, halima, { course: 'the-journey-home' });
  await say(
    'halima.abdi',
    course,
    'How do you plan the first visit when the family lives a day away by bus?',
    400,
  );
  await say(
    'samuel.kiprotich',
    course,
    'We go with two, and call the chief before. The script from lesson 3 helps.',
    380,
  );
  const advert = await say('rose.wanjiru', course, 'Cheap phones, ask me for the price!', 200);
  await reportPost(db, halima, { post: advert, reason: 'This is selling.' }, before(190));
  const loud = await say('esther.nyambura', course, 'SELL SELL SELL, call me.', 100);
  await hidePost(db, malee, { post: loud, reason: 'Advertising has no place here.' }, before(90));

  const circle = await db
    .selectFrom('meetings')
    .innerJoin('series', 'series.id', 'meetings.series_id')
    .select('meetings.id')
    .where('series.audience', '=', 'organizations')
    .where('meetings.starts_at', '>', now.toISOString())
    .orderBy('meetings.starts_at')
    .executeTakeFirstOrThrow();
  const thread = await meetingThread(db, halima, { meeting: circle.id });
  await say('faith.chebet', thread, 'Could we look at the visit checklist together?', 30);
}
