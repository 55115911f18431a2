/**
 * The **digest**: once a week, for who asks for it, in which of their threads something was said
 * last week. It names threads and counts; the words stay here, where they can still be hidden.
 */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { mailPreferencesOf } from '#app/domain/mail-preferences/mail-preferences.server.ts';
import { belongs } from '#app/domain/meetings/meetings.server.ts';
import { postMessage } from '#app/domain/messages/messages.server.ts';
import { personById } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { speak } from '#app/words/words.ts';
import { threadsOf } from './threads.server.ts';
import { weekOf } from './week.ts';

const template = 'digest';
const week = 7 * 86_400_000;

/**
 * Posts the digests of last week. Any number of workers may run it at once, and however often: a
 * message is posted once for its template, person and week.
 */
export async function postDigests(db: Db, now: Date): Promise<void> {
  const { name, start } = weekOf(now);
  const span = {
    from: new Date(start.getTime() - week).toISOString(),
    until: start.toISOString(),
  };
  const eventKey = `digest:${name}`;
  for (const id of await whoMayHear(db, eventKey, span)) {
    const person = await personById(db, id);
    if (person?.email && (await mailPreferencesOf(db, person)).digest)
      await tell(db, person, person.email, eventKey, span, now);
    // Whoever waits for a page comes first.
    await setImmediate();
  }
}

interface Span {
  from: string;
  until: string;
}

async function tell(
  db: Db,
  person: SignedIn,
  recipient: string,
  eventKey: string,
  span: Span,
  now: Date,
): Promise<void> {
  const counts = await saidByOthers(db, person, span);
  const threads = (await threadsOf(db, person, span)).filter(({ id }) => counts.has(id));
  if (threads.length === 0) return;
  const say = speak(person.language);
  const lines = threads.map(({ id, title }) =>
    say('talk.digest.thread', { title, count: counts.get(id)! }),
  );
  const message = {
    template: 'digest' as const,
    personId: person.id,
    recipient,
    language: person.language,
    eventKey,
    values: {
      name: person.name,
      threads: say.list(lines),
      address: `${publicUrl()}${threads.length === 1 ? threads[0]!.address : '/discussions'}`,
    },
  };
  await db.transaction().execute((trx) => postMessage(trx, message, now));
}

/**
 * Who asked for it, has a confirmed address, was not told, and takes a course or may come to a meeting
 * that was talked under.
 */
async function whoMayHear(db: Db, eventKey: string, { from, until }: Span): Promise<string[]> {
  const rows = await db
    .selectFrom('mail_preferences as wish')
    .innerJoin('people', 'people.id', 'wish.person_id')
    .select('people.id')
    .where('wish.kind', '=', 'digest')
    .where('wish.wanted', '=', 1)
    .where('people.email_confirmed_at', 'is not', null)
    .where('people.deleted_at', 'is', null)
    .where('people.suspended_at', 'is', null)
    .where((where) =>
      where.or([
        where.exists(
          where
            .selectFrom('enrolments')
            .innerJoin('posts', 'posts.subject_id', 'enrolments.course_id')
            .select('posts.id')
            .whereRef('enrolments.person_id', '=', 'people.id')
            .where('posts.subject_kind', '=', 'course')
            .where('posts.posted_at', '>=', from)
            .where('posts.posted_at', '<', until),
        ),
        where.exists(
          where
            .selectFrom('posts')
            .innerJoin('meetings', 'meetings.id', 'posts.subject_id')
            .innerJoin('series', 'series.id', 'meetings.series_id')
            .select('posts.id')
            .where('posts.subject_kind', '=', 'meeting')
            .where('posts.posted_at', '>=', from)
            .where('posts.posted_at', '<', until)
            .where(belongs(sql`people.id`)),
        ),
      ]),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('messages')
            .select('messages.id')
            .whereRef('messages.person_id', '=', 'people.id')
            .where('messages.template', '=', template)
            .where('messages.event_key', '=', eventKey),
        ),
      ),
    )
    .orderBy('people.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** How much others said under each subject, of what is there for everybody. */
async function saidByOthers(
  db: Db,
  person: SignedIn,
  { from, until }: Span,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('posts')
    .select('subject_id')
    .select((it) => it.fn.countAll().as('count'))
    .where('posted_at', '>=', from)
    .where('posted_at', '<', until)
    .where('person_id', '!=', person.id)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('post_hidings')
            .select('post_hidings.id')
            .whereRef('post_hidings.post_id', '=', 'posts.id')
            .where('post_hidings.ended_at', 'is', null),
        ),
      ),
    )
    .groupBy('subject_id')
    .execute();
  return new Map(rows.map((row) => [row.subject_id, Number(row.count)]));
}
