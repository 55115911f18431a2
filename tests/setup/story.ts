/**
 * What a browser test can neither wait for nor see, written and read in the site's own database
 * file: hours that pass, and which answers are right.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';

/** Choices to tick; or, for an order and for pairs, what to select in each part. */
export type Answer = string[] | Record<string, string>;

export interface Asked {
  key: string;
  kind: string;
  label: string;
  lesson: string;
  right: Answer;
  wrong: Answer;
  /** Why, as HTML: what only the result may say. */
  why: string[];
}

export const kinds = ['single', 'multiple', 'true-false', 'ordering', 'matching', 'scenario'];

type Part = { id: string; html: string; right?: boolean; with?: string; feedbackHtml?: string };

interface Definition {
  id: string;
  kind: string;
  label: string;
  lesson: string;
  answer?: boolean;
  choices?: Part[];
  items?: Part[];
  pairs?: Part[];
  feedbackHtml: string | null;
}

interface Paper {
  questions: { key: string; order: string[]; targets?: string[] }[];
}

export type Story = ReturnType<typeof openStory>;

export function openStory(databaseUrl: string) {
  const db = new Database(databaseUrl.replace(/^file:/, ''));

  const paperOf = (attempt: string) =>
    JSON.parse(
      db
        .prepare<[string], { paper: string }>('select paper from attempts where id = ?')
        .get(attempt)!.paper,
    ) as Paper;

  const pool = db
    .prepare<[], { definition: string }>(
      `select definition from questions
       join course_versions on course_versions.id = questions.version_id
       join courses on courses.id = course_versions.course_id
       where courses.slug = 'the-journey-home' order by questions.position`,
    )
    .all()
    .map((row) => JSON.parse(row.definition) as Definition);
  const defined = (key: string) => pool.find((question) => question.id === key)!;

  const idOf = (query: string, ...values: string[]) =>
    db.prepare<string[], { id: string }>(query).get(...values)!.id;

  return {
    close: () => db.close(),

    person: (username: string) => idOf('select id from people where username = ?', username),

    /** Meetings of malee.srisuk with something after them, and what Halima has in writing. */
    afterwards: () => ({
      noted: idOf(
        `select meetings.id from meetings join series on series.id = meetings.series_id
         join meeting_notes on meeting_notes.meeting_id = meetings.id
         where series.audience = 'organizations' limit 1`,
      ),
      workshop: idOf(
        `select meetings.id from meetings join series on series.id = meetings.series_id
         where series.kind = 'workshop' order by meetings.starts_at limit 1`,
      ),
      participation: idOf(
        `select number as id from participation_certificates where kind = 'workshop' limit 1`,
      ),
      year: String(new Date().getUTCFullYear() - 1),
    }),

    /** Signs somebody in who has no passphrase of their own. */
    session(username: string): string {
      const token = randomBytes(32).toString('base64url');
      const person = idOf('select id from people where username = ?', username);
      const [now, until] = [Date.now(), Date.now() + 86_400_000];
      db.prepare(
        'insert into sessions (id, person_id, created_at, expires_at, second_factor) values (?, ?, ?, ?, 1)',
      ).run(
        createHash('sha256').update(token).digest('hex'),
        person,
        new Date(now).toISOString(),
        new Date(until).toISOString(),
      );
      return token;
    },

    /** What the leader of Tumaini has made. */
    team: () => ({
      open: idOf('select id from staff_lists where confirmed_at is null'),
      confirmed: idOf('select id from staff_lists where confirmed_at is not null'),
      path: idOf('select id from learning_paths'),
      requirement: idOf('select requirement_id as id from extensions'),
    }),

    /** The next date for one team, or for everyone. */
    nextMeeting: (audience: 'organizations' | 'everyone') =>
      idOf(
        `select meetings.id from meetings join series on series.id = meetings.series_id
         where series.audience = ? and series.kind = 'community' and meetings.starts_at > ?
         order by meetings.starts_at limit 1`,
        audience,
        new Date().toISOString(),
      ),

    /** All that was written for the clinic of a date. */
    sheets: (meeting: string): string =>
      db
        .prepare<[string], { sheet: string }>('select sheet from clinic_cases where meeting_id = ?')
        .all(meeting)
        .map((row) => row.sheet)
        .join('\n'),

    /** A post under a date. */
    postUnder: (meeting: string): string =>
      idOf('select id from posts where subject_id = ? order by id limit 1', meeting),

    /** One more course to ask for, with the lessons and the check of the first one. */
    anotherCourse(slug: string, title: string): void {
      const copy = (
        table: string,
        row: Record<string, unknown>,
        changed: Record<string, unknown>,
      ) => {
        const all = { ...row, ...changed };
        const names = Object.keys(all);
        const places = names.map(() => '?').join(', ');
        db.prepare(`insert into ${table} (${names.join(', ')}) values (${places})`).run(
          ...Object.values(all),
        );
      };
      const rows = (query: string, ...values: string[]) =>
        db.prepare<string[], Record<string, unknown> & { id: string }>(query).all(...values);
      const [course] = rows('select * from courses order by created_at limit 1');
      const [version] = rows('select * from course_versions where course_id = ?', course!.id);
      const texts = JSON.parse(version!.texts as string) as Record<string, { title: string }>;
      for (const text of Object.values(texts)) text.title = title;
      const [courseId, versionId] = [randomUUID(), randomUUID()];
      db.transaction(() => {
        copy('courses', course!, { id: courseId, slug });
        copy('course_versions', version!, {
          id: versionId,
          course_id: courseId,
          content_hash: randomUUID(),
          texts: JSON.stringify(texts),
        });
        for (const table of ['lessons', 'questions']) {
          for (const row of rows(`select * from ${table} where version_id = ?`, version!.id))
            copy(table, row, { id: randomUUID(), version_id: versionId });
        }
      })();
    },

    /** The questions of an attempt, in the order of its page. */
    asked: (attempt: string): Asked[] =>
      paperOf(attempt).questions.map(({ key }) => describe(defined(key))),

    /** Changes the paper of an attempt just begun, so that it has a question of every kind. */
    askEveryKind(attempt: string): void {
      const paper = paperOf(attempt);
      const kindOf = (key: string) => defined(key).kind;
      for (const kind of kinds) {
        const held = paper.questions.map((it) => kindOf(it.key));
        if (held.includes(kind)) continue;
        const spare = held.findIndex((it, at) => held.indexOf(it) < at);
        paper.questions[spare] = lay(pool.find((question) => question.kind === kind)!);
      }
      db.prepare('update attempts set paper = ? where id = ?').run(JSON.stringify(paper), attempt);
    },

    /** Of the meetings for everybody: the next one, the last one and the workshop; and a team's own. */
    meetings(now = new Date()) {
      const at = now.toISOString();
      const of = (where: string) =>
        idOf(
          `select meetings.id from meetings join series on series.id = meetings.series_id ${where}`,
          at,
        );
      const everybody = "where series.kind = 'community' and series.audience = 'everyone'";
      return {
        next: of(`${everybody} and ends_at > ? order by starts_at`),
        over: of(`${everybody} and ends_at < ? order by starts_at desc`),
        workshop: of("where series.kind = 'workshop' and ends_at > ?"),
        circle: of("where series.audience = 'organizations' and ends_at > ? order by starts_at"),
      };
    },

    /** As if it had been planned to begin so many minutes from now. */
    beginsIn(meeting: string, minutes: number): void {
      const startsAt = Date.now() + minutes * 60_000;
      const iso = (at: number) => new Date(at).toISOString();
      db.prepare('update meetings set starts_at = ?, ends_at = ?, minutes = 90 where id = ?').run(
        iso(startsAt),
        iso(startsAt + 90 * 60_000),
        meeting,
      );
    },

    sentAt: (attempt: string): Date =>
      new Date(
        db
          .prepare<[string], { at: string }>('select submitted_at as at from attempts where id = ?')
          .get(attempt)!.at,
      ),

    /** For this attempt: as if it had been sent so much earlier. */
    minutesPass(attempt: string, minutes: number): void {
      const earlier = new Date(this.sentAt(attempt).getTime() - minutes * 60_000).toISOString();
      db.prepare('update attempts set submitted_at = ? where id = ?').run(earlier, attempt);
    },
  };
}

/** On paper in an order that is not the right one. */
function lay({ id, choices, items, pairs }: Definition): Paper['questions'][number] {
  const order = (choices ?? items ?? pairs ?? []).map((part) => part.id).reverse();
  return { key: id, order, ...(pairs && { targets: pairs.map((pair) => pair.with!) }) };
}

function describe(question: Definition): Asked {
  const { id, kind, label, lesson, choices, items, pairs, feedbackHtml } = question;
  const ids = (right: boolean) =>
    choices!
      .filter((it) => (it.right ?? false) === right)
      .map((it) => it.id)
      .sort();
  const parts = (entries: [string, string][]) => Object.fromEntries(entries);
  const answers = (): { right: Answer; wrong: Answer } => {
    if (items) {
      const place = (at: number) => String(at + 1);
      return {
        right: parts(items.map((item, at) => [item.id, place(at)])),
        wrong: parts(items.map((item, at) => [item.id, place(items.length - 1 - at)])),
      };
    }
    if (pairs) {
      return {
        right: parts(pairs.map((pair) => [pair.id, pair.with!])),
        wrong: parts(pairs.map((pair) => [pair.id, pairs[0]!.with!])),
      };
    }
    if (question.answer !== undefined)
      return { right: [String(question.answer)], wrong: [String(!question.answer)] };
    return { right: ids(true), wrong: ids(false).slice(0, 1) };
  };
  const why = [
    feedbackHtml,
    ...(choices ?? []).filter((it) => it.right).map((it) => it.feedbackHtml),
  ].filter((reason) => typeof reason === 'string' && reason !== '') as string[];
  return { key: id, kind, label, lesson, ...answers(), why };
}
