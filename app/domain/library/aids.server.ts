/** Job aids: a sheet of each lesson that has one, and the file that prints it. */
import { createHash } from 'node:crypto';
import type { Db } from '#db/connection.server.ts';
import { findCourse, findLesson, listCourses } from '#app/domain/courses/courses.server.ts';
import type { Course, LessonInCourse } from '#app/domain/courses/courses.ts';
import { visitor, type Viewer } from '#app/domain/people/people.ts';
import { aidPdf, aidPdfEdition } from '#app/platform/pdf/aid-pdf.server.ts';
import { contentLanguages, type Language } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';
import type { JobAid, Topic } from './library.ts';
import { tokensOf } from './words.ts';

const addressOf = (course: string, lesson: string) => `/courses/${course}/lessons/${lesson}/aid`;

/** All of them as the viewer reads them, course by course. */
export async function listAids(db: Db, viewer: Viewer): Promise<JobAid[]> {
  const rows = await db
    .selectFrom('job_aids')
    .select(['course_slug', 'lesson_key', 'language', 'title', 'summary', 'topics', 'bytes'])
    .where('language', 'in', [viewer.language, 'en'])
    .execute();
  const aids: JobAid[] = [];
  for (const course of await listCourses(db, viewer)) {
    for (const lesson of course.lessons) {
      const here = rows.filter(
        (it) => it.course_slug === course.slug && it.lesson_key === lesson.key,
      );
      const row = here.find((it) => it.language === viewer.language) ?? here[0];
      if (!row) continue;
      const address = addressOf(course.slug, lesson.key);
      aids.push({
        title: row.title,
        summary: row.summary,
        topics: JSON.parse(row.topics) as Topic[],
        language: row.language as Language,
        translated: row.language === viewer.language,
        address,
        pdf: { address: `${address}.pdf`, bytes: row.bytes },
        course: { slug: course.slug, title: course.title },
        lesson: { key: lesson.key },
      });
    }
  }
  return aids;
}

export interface AidFilter {
  course: string | null;
  topic: Topic | null;
  search: string;
}

/** Those of a course, for a topic, and with every word that was typed. */
export function chosenAids(aids: JobAid[], { course, topic, search }: AidFilter): JobAid[] {
  return aids.filter((aid) => {
    if (course !== null && aid.course.slug !== course) return false;
    if (topic !== null && !aid.topics.includes(topic)) return false;
    const words = tokensOf(`${aid.title} ${aid.summary}`, aid.language);
    return tokensOf(search, aid.language).every((token) =>
      words.some((word) => word.startsWith(token)),
    );
  });
}

/** The sheet as a file; null where there is none. */
export async function aidFile(
  db: Db,
  viewer: Viewer,
  { course, lesson }: { course: string; lesson: string },
): Promise<{ name: string; bytes: Buffer } | null> {
  const rows = await db
    .selectFrom('job_aids')
    .select(['language', 'pdf'])
    .where('course_slug', '=', course)
    .where('lesson_key', '=', lesson)
    .where('language', 'in', [viewer.language, 'en'])
    .execute();
  const row = rows.find((it) => it.language === viewer.language) ?? rows[0];
  if (!row) return null;
  return { name: `${course}-${lesson}.pdf`, bytes: Buffer.from(row.pdf, 'base64') };
}

/** Draws the sheets that changed, and forgets the ones that are no more. */
export async function storeAids(db: Db): Promise<number> {
  const rows = await db.selectFrom('job_aids').select(['id', 'hash']).execute();
  const known = new Map(rows.map((row) => [row.id, row.hash]));
  const current = new Set<string>();
  let drawn = 0;
  for (const { course, found, language } of await lessonsInAllLanguages(db)) {
    const { lesson } = found;
    if (!lesson.aid) continue;
    const id = `${course.slug}/${lesson.key}/${language}`;
    current.add(id);
    const sheet = {
      ...lesson.aid,
      language,
      kicker: speak(language)('aid.kicker.plain', { lesson: lesson.title }),
      course: course.title,
      publishedAt: new Date(course.version.publishedAt),
    };
    const parts = [aidPdfEdition, sheet, lesson.topics];
    const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
    if (known.get(id) === hash) continue;
    const pdf = await aidPdf(sheet);
    const values = {
      id,
      course_slug: course.slug,
      lesson_key: lesson.key,
      language,
      title: lesson.aid.title,
      summary: lesson.aid.summary,
      topics: JSON.stringify(lesson.topics),
      hash,
      bytes: pdf.length,
      pdf: pdf.toString('base64'),
    };
    await db
      .insertInto('job_aids')
      .values(values)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
    drawn += 1;
  }
  const gone = rows.map((row) => row.id).filter((id) => !current.has(id));
  if (gone.length > 0) await db.deleteFrom('job_aids').where('id', 'in', gone).execute();
  return drawn;
}

/** Every lesson of every current version, once for each language it is written in. */
export async function lessonsInAllLanguages(
  db: Db,
): Promise<{ course: Course; found: LessonInCourse; language: Language }[]> {
  const all: { course: Course; found: LessonInCourse; language: Language }[] = [];
  for (const language of contentLanguages) {
    const reader = visitor(language);
    for (const { slug } of await listCourses(db, reader)) {
      const course = (await findCourse(db, reader, slug))!;
      for (const { key } of course.lessons) {
        const found = await findLesson(db, reader, { course: slug, lesson: key });
        if (found?.translated) all.push({ course, found, language });
      }
    }
  }
  return all;
}
