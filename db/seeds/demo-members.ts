/** What those who come have before them: something to read, and what they hope to bring. */
import type { Db } from '#db/connection.server.ts';
import { changeMeeting, meetingsFor, reserve } from '#app/domain/meetings/meetings.server.ts';
import { viewerCalled } from './demo-viewer.ts';

const day = 86_400_000;

/** Told after the meetings. */
export async function tellMembers(db: Db, now: Date): Promise<void> {
  const isata = await viewerCalled(db, 'isata.conteh');
  const until = new Date(now.getTime() + 62 * day);
  const [next] = (await meetingsFor(db, isata, { from: now, until })).filter(
    (it) => it.leads && it.kind === 'community',
  );
  if (!next) return;
  const course = 'the-journey-home';
  await changeMeeting(
    db,
    isata,
    {
      meeting: next.id,
      and: 'this',
      prereading: [
        { kind: 'lesson', course, lesson: 'why-family' },
        { kind: 'aid', course, lesson: 'engage' },
      ],
    },
    new Date(now.getTime() - 6 * day),
  );
  for (const [username, said] of [
    ['halima.abdi', { brings: 'One sentence that a donor understood at once' }],
    ['mirlande.joseph', { brings: 'Our letter to donors, in French', interpretation: 'ht' }],
  ] as const)
    await reserve(
      db,
      await viewerCalled(db, username),
      { meeting: next.id, ...said },
      new Date(now.getTime() - 2 * day),
    );
}
