/** `content/` into the database: what changed is checked, compiled and published. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '#db/connection.server.ts';
import {
  checkCourse,
  readCourseSource,
  UnreadableContent,
  type FileProblem,
} from '#app/platform/content/content.server.ts';
import { lessonWords } from './lesson-words.ts';
import { publishCourse } from './publication.server.ts';
import { currentVersionHash } from './version.server.ts';

export interface ContentReport {
  courses: ({ slug: string } & CourseOutcome)[];
}

type CourseOutcome = { version: number; changed: boolean } | { problems: FileProblem[] };

/** A course with problems stays as it was; the others don't wait for it. */
export async function importContent(db: Db, directory: string, now: Date): Promise<ContentReport> {
  const folder = join(directory, 'courses');
  const report: ContentReport = { courses: [] };
  const entries = await readdir(folder, { withFileTypes: true });
  for (const slug of entries
    .filter((it) => it.isDirectory())
    .map((it) => it.name)
    .sort()) {
    report.courses.push({ slug, ...(await importCourse(db, join(folder, slug), now)) });
  }
  return report;
}

async function importCourse(db: Db, folder: string, now: Date): Promise<CourseOutcome> {
  try {
    const source = await readCourseSource(folder);
    const current = await currentVersionHash(db, source.slug);
    if (current?.hash === source.hash) return { version: current.number, changed: false };
    const { problems, compiled } = await checkCourse(source, lessonWords);
    if (problems.length > 0) return { problems };
    const published = await publishCourse(db, { source, compiled, publishedBy: null }, now);
    if (!('refused' in published)) return published;
    return { problems: published.problems.map((it) => ({ line: 1, column: 1, ...it })) };
  } catch (error) {
    if (error instanceof UnreadableContent) return { problems: error.problems };
    throw error;
  }
}
