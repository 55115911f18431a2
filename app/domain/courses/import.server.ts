/** `content/` into the database: what changed is checked, compiled and published. */
import { join } from 'node:path';
import type { Db } from '#db/connection.server.ts';
import { keepTranslations, storedPages, storePage } from '#app/domain/pages/pages.server.ts';
import {
  checkCourse,
  checkPages,
  readPageSources,
  type FileProblem,
  type PageSource,
} from '#app/platform/content/content.server.ts';
import type { Language } from '#app/words/languages.ts';
import { coursesIn, lineOf, sourceOf, type ContentReport } from './content-folder.server.ts';
import { storeFiles } from './files.server.ts';
import { lessonWords } from './lesson-words.ts';
import { publishCourse } from './publication.server.ts';
import { currentVersionHash } from './version.server.ts';

/** What has problems stays as it was; the rest doesn't wait for it. */
export async function importContent(db: Db, directory: string, now: Date): Promise<ContentReport> {
  const lines: string[] = [];
  let failed = false;
  for (const slug of await coursesIn(directory)) {
    const folder = join(directory, 'courses', slug);
    const outcome = await importCourse(db, folder, now);
    if (typeof outcome === 'string') lines.push(`${slug}: ${outcome}`);
    else lines.push(...outcome.map((it) => lineOf(folder, it)));
    failed ||= typeof outcome !== 'string';
  }
  const pages = await importPages(db, join(directory, 'pages'));
  return { lines: [...lines, ...pages.lines], failed: failed || pages.failed };
}

async function importCourse(db: Db, folder: string, now: Date): Promise<string | FileProblem[]> {
  const source = await sourceOf(folder);
  if ('problems' in source) return source.problems;
  const current = await currentVersionHash(db, source.slug);
  if (current?.hash === source.hash) return 'unchanged';
  const { problems, compiled } = await checkCourse(source, lessonWords);
  if (problems.length > 0) return problems;
  const published = await publishCourse(db, { source, compiled, publishedBy: null }, now);
  if ('refused' in published)
    return published.problems.map((it) => ({ ...it, line: 1, column: 1 }));
  return published.changed ? `version ${published.version} published` : 'unchanged';
}

async function importPages(db: Db, folder: string): Promise<ContentReport> {
  const stored = await storedPages(db);
  const lines: string[] = [];
  let failed = false;
  for (const page of await readPageSources(folder)) {
    const outcome = await importPage(db, page, stored);
    if (typeof outcome === 'string') lines.push(`pages/${page.slug}: ${outcome}`);
    else lines.push(...outcome.map((it) => lineOf(folder, it)));
    failed ||= typeof outcome !== 'string';
  }
  return { lines, failed };
}

async function importPage(
  db: Db,
  source: PageSource,
  stored: Map<string, string>,
): Promise<string | FileProblem[]> {
  const { slug, hash, texts } = source;
  const languages = Object.keys(texts) as Language[];
  if (languages.length > 0 && languages.every((it) => stored.get(`${slug} ${it}`) === hash))
    return 'unchanged';
  const { problems, compiled } = await checkPages([source], lessonWords);
  if (problems.length > 0) return problems;
  for (const language of languages) {
    const { title, checked, html, assets } = compiled[slug]![language]!;
    await storeFiles(db, assets);
    await storePage(db, { slug, language, hash, title, checked, html });
  }
  await keepTranslations(db, { slug, languages });
  return 'stored';
}
