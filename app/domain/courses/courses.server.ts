/** The catalogue: courses and lessons as a viewer reads them. */
import type { Db } from '#db/connection.server.ts';
import type { Viewer } from '#app/domain/people/people.ts';
import { levels } from '#app/platform/content/content.server.ts';
import type { Language } from '#app/words/languages.ts';
import {
  neededOf,
  paperSize,
  type CompiledQuestion,
  type Course,
  type InLanguages,
  type Lesson,
  type LessonHead,
  type LessonInCourse,
} from './courses.ts';
import { currentVersion, currentVersions, versionById, type Version } from './version.server.ts';

export { checkContent, stampTranslation, type CheckReport } from './check.server.ts';
export type { ContentReport } from './content-folder.server.ts';
export { importContent } from './import.server.ts';
export { publishCompiled, publishCourse } from './publication.server.ts';
export { heldByCourses } from './held.server.ts';

/** All courses, the ones to begin with first. */
export async function listCourses(db: Db, viewer: Viewer): Promise<Course[]> {
  const versions = await currentVersions(db);
  const courses = versions.map((it) => courseIn(it, viewer.language));
  const byTitle = new Intl.Collator(viewer.language);
  return courses.sort(
    (a, b) =>
      levels.indexOf(a.level) - levels.indexOf(b.level) ||
      a.prerequisites.length - b.prerequisites.length ||
      byTitle.compare(a.title, b.title),
  );
}

export async function findCourse(db: Db, viewer: Viewer, slug: string): Promise<Course | null> {
  const version = await currentVersion(db, slug);
  return version && courseIn(version, viewer.language);
}

export async function findLesson(
  db: Db,
  viewer: Viewer,
  { course: slug, lesson: key }: { course: string; lesson: string },
): Promise<LessonInCourse | null> {
  const version = await currentVersion(db, slug);
  const found = version?.lessons.find((it) => it.key === key);
  if (!version || !found) return null;
  const course = courseIn(version, viewer.language);
  const lesson = textIn(found.texts, viewer.language);
  return {
    course,
    lesson,
    translated: lesson.language === viewer.language,
    previous: course.lessons[lesson.position - 2] ?? null,
    next: course.lessons[lesson.position] ?? null,
  };
}

/** A version by its id, current or not: what an attempt was begun on. */
export async function findVersion(db: Db, viewer: Viewer, id: string): Promise<Course | null> {
  const version = await versionById(db, id);
  return version && courseIn(version, viewer.language);
}

/** A version's pool, keys and feedback included: for the final check alone. */
export async function questionsOf(
  db: Db,
  { version: id, language }: { version: string; language: Language },
): Promise<{ language: Language; questions: CompiledQuestion[] }> {
  const version = await versionById(db, id);
  if (!version) throw new Error(`There is no version ${id}.`);
  const translated = version.questions[language];
  return translated
    ? { language, questions: translated }
    : { language: 'en', questions: version.questions.en };
}

const told = new WeakMap<Version, Partial<Record<Language, Course>>>();

/** A version never changes, nor what is told of it: it is put together once. */
function courseIn(version: Version, language: Language): Course {
  const known = told.get(version) ?? {};
  told.set(version, known);
  return (known[language] ??= tellCourse(version, language));
}

function tellCourse(version: Version, language: Language): Course {
  const translated = version.texts[language] !== undefined;
  const questions = paperSize(version.questions.en, version.rules);
  return {
    ...version.rules,
    ...textIn(version.texts, language),
    id: version.courseId,
    slug: version.slug,
    version: { id: version.id, number: version.number, publishedAt: version.publishedAt },
    language: translated ? language : 'en',
    translated,
    lessons: version.lessons.map((it) => headOf(textIn(it.texts, language))),
    paper: { questions, needed: neededOf(questions, version.rules.pass) },
    hasCritical: version.questions.en.some((it) => it.critical),
  };
}

const textIn = <T>(texts: InLanguages<T>, language: Language): T => texts[language] ?? texts.en;

const headOf = ({
  key,
  position,
  title,
  summary,
  minutes,
  language,
  hasAid,
}: Lesson): LessonHead => ({
  key,
  position,
  title,
  summary,
  minutes,
  language,
  hasAid,
});
