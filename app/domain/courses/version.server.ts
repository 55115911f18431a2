/** Published versions, read once per process: what never changes may be kept. */
import type { Db } from '#db/connection.server.ts';
import { prepared } from '#db/prepared.server.ts';
import type { Language } from '#app/words/languages.ts';
import type {
  CompiledQuestion,
  CourseRules,
  CourseTexts,
  InLanguages,
  Lesson,
  Part,
} from './courses.ts';

export interface Version {
  id: string;
  courseId: string;
  slug: string;
  number: number;
  publishedAt: string;
  texts: InLanguages<CourseTexts>;
  rules: CourseRules;
  lessons: { key: string; texts: InLanguages<Lesson> }[];
  questions: InLanguages<CompiledQuestion[]>;
}

const kept = new Map<string, Version>();
const most = 200;

export async function versionById(db: Db, id: string): Promise<Version | null> {
  const known = kept.get(id);
  if (known) return known;
  const version = await readVersion(db, id);
  if (!version) return null;
  if (kept.size >= most) kept.delete(kept.keys().next().value as string);
  kept.set(id, version);
  return version;
}

const newestOf = prepared((db, { slug }: { slug: string }) =>
  db
    .selectFrom('course_versions')
    .innerJoin('courses', 'courses.id', 'course_versions.course_id')
    .select('course_versions.id')
    .where('courses.slug', '=', slug)
    .orderBy('course_versions.number', 'desc')
    .limit(1),
);

/** The version that is current now; a course without one does not exist for anybody. */
export async function currentVersion(db: Db, slug: string): Promise<Version | null> {
  const [row] = await newestOf(db, { slug });
  return row ? versionById(db, row.id) : null;
}

const newestOfAll = prepared((db) =>
  db
    .selectFrom('course_versions as version')
    .select('version.id')
    .where('version.number', '=', (query) =>
      query
        .selectFrom('course_versions as other')
        .select((it) => it.fn.max('other.number').as('newest'))
        .whereRef('other.course_id', '=', 'version.course_id'),
    ),
);

export async function currentVersions(db: Db): Promise<Version[]> {
  const rows = await newestOfAll(db, {});
  const versions: Version[] = [];
  for (const row of rows) {
    const version = await versionById(db, row.id);
    if (version) versions.push(version);
  }
  return versions;
}

async function readVersion(db: Db, id: string): Promise<Version | null> {
  const row = await db
    .selectFrom('course_versions')
    .innerJoin('courses', 'courses.id', 'course_versions.course_id')
    .selectAll('course_versions')
    .select('courses.slug')
    .where('course_versions.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    courseId: row.course_id,
    slug: row.slug,
    number: row.number,
    publishedAt: row.published_at,
    texts: JSON.parse(row.texts),
    rules: JSON.parse(row.rules),
    lessons: await readLessons(db, id),
    questions: await readQuestions(db, id),
  };
}

async function readLessons(db: Db, versionId: string): Promise<Version['lessons']> {
  const rows = await db
    .selectFrom('lessons')
    .selectAll()
    .where('version_id', '=', versionId)
    .orderBy('position')
    .execute();
  const lessons = new Map<string, InLanguages<Lesson>>();
  for (const row of rows) {
    const texts = lessons.get(row.key) ?? ({} as InLanguages<Lesson>);
    const language = row.language as Language;
    texts[language] = {
      key: row.key,
      position: row.position,
      title: row.title,
      summary: row.summary,
      minutes: row.minutes,
      words: row.words,
      note: row.note,
      topics: row.topics === null ? [] : (JSON.parse(row.topics) as Lesson['topics']),
      language,
      hasAid: row.aid !== null,
      parts: JSON.parse(row.parts) as Part[],
      aid: row.aid === null ? null : (JSON.parse(row.aid) as Lesson['aid']),
    };
    lessons.set(row.key, texts);
  }
  return [...lessons].map(([key, texts]) => ({ key, texts }));
}

async function readQuestions(db: Db, versionId: string): Promise<Version['questions']> {
  const rows = await db
    .selectFrom('questions')
    .select(['language', 'definition'])
    .where('version_id', '=', versionId)
    .orderBy('position')
    .execute();
  const questions: Version['questions'] = { en: [] };
  for (const row of rows) {
    const pool = (questions[row.language as Language] ??= []);
    pool.push(JSON.parse(row.definition) as CompiledQuestion);
  }
  return questions;
}

/** Enough to see whether a course must be compiled at all. */
export function currentVersionHash(
  db: Db,
  slug: string,
): Promise<{ number: number; hash: string } | undefined> {
  return db
    .selectFrom('course_versions')
    .innerJoin('courses', 'courses.id', 'course_versions.course_id')
    .select(['course_versions.number', 'course_versions.content_hash as hash'])
    .where('courses.slug', '=', slug)
    .orderBy('course_versions.number', 'desc')
    .limit(1)
    .executeTakeFirst();
}
