import { basename, resolve } from 'node:path';
import { readCourseFile } from './course-file.ts';
import { hashOf, readContentFiles, textFolder, type ContentFiles } from './content-files.server.ts';
import { UnreadableContent, type CourseSource, type PageSource } from './course-source.ts';

export { checkCourse, checkPages } from './check.server.ts';
export type { CheckedCourse, CheckedPages, CheckedText, WordsIn } from './checked.ts';
export * from './course-source.ts';
export { levels, type CourseFile } from './course-file.ts';

/** Reads content/courses/<course>; throws UnreadableContent when course.yml is missing or wrong. */
export async function readCourseSource(folder: string): Promise<CourseSource> {
  const files = await readContentFiles(resolve(folder));
  const yaml = files.get('course.yml');
  const file = 'course.yml';
  if (!yaml) {
    throw new UnreadableContent([
      { file, line: 1, column: 1, message: 'There is no course.yml here. Write it.' },
    ]);
  }
  const read = readCourseFile(Buffer.from(yaml).toString('utf8'));
  if ('problems' in read) throw new UnreadableContent(read.problems.map((it) => ({ file, ...it })));
  return {
    slug: basename(resolve(folder)),
    hash: hashOf(files),
    course: read.data,
    lessons: foldersIn(files)
      .filter((it) => it !== 'assessment')
      .map((it) => textFolder(it, files)),
    assessment: textFolder('assessment', files),
  };
}

/** Reads content/pages: each folder is a page. */
export async function readPageSources(folder: string): Promise<PageSource[]> {
  const files = await readContentFiles(resolve(folder));
  return foldersIn(files).map((slug) => {
    const own = new Map([...files].filter(([path]) => path.startsWith(`${slug}/`)));
    return { ...textFolder(slug, files), hash: hashOf(own) };
  });
}

const foldersIn = (files: ContentFiles) => [
  ...new Set(
    [...files.keys()].filter((it) => it.includes('/')).map((it) => it.split('/')[0] ?? ''),
  ),
];
