import type { CompiledLesson } from '../mdx/compiled.ts';
import type { CheckedCourse } from './checked.ts';
import type { Language } from '#app/words/languages.ts';
import type { CourseSource, FileProblem, Texts } from './course-source.ts';

type Compiled = CheckedCourse['compiled'];

/** What the texts of a course say of each other: lessons, outcomes, the pool, links, translations. */
export function courseProblems(source: CourseSource, compiled: Compiled): FileProblem[] {
  const { course } = source;
  const inCourseFile = (message: string) => ({ file: 'course.yml', line: 1, column: 1, message });
  const slugs = source.lessons.map((it) => it.slug);
  return [
    ...repeated(course.lessons).map((it) =>
      inCourseFile(`lessons names ${it} two times. Remove one.`),
    ),
    ...repeated(course.outcomes.map((it) => it.id)).map((it) =>
      inCourseFile(`The outcome ${it} is there two times.`),
    ),
    ...repeated(course.references.map((it) => it.key)).map((it) =>
      inCourseFile(`The reference ${it} is there two times.`),
    ),
    ...course.lessons
      .filter((it) => !slugs.includes(it))
      .map((it) =>
        inCourseFile(`There is no lesson ${it}. Write ${it}/en.mdx, or remove it from lessons.`),
      ),
    ...slugs
      .filter((it) => !course.lessons.includes(it))
      .map((it) =>
        inCourseFile(
          `The folder ${it} is no lesson of the course. Add it to lessons, or remove the folder.`,
        ),
      ),
    ...questionProblems(source, compiled),
    ...[...source.lessons, source.assessment].flatMap((folder) => linkProblems(source, folder)),
    ...source.lessons.flatMap(({ slug }) => reflectionProblems(slug, compiled.lessons[slug] ?? {})),
  ];
}

const repeated = (names: string[]) => [
  ...new Set(names.filter((it, index) => names.indexOf(it) !== index)),
];

function questionProblems({ course, assessment }: CourseSource, compiled: Compiled): FileProblem[] {
  const problems: FileProblem[] = [];
  const english = compiled.assessment.en;
  for (const [language, translated] of Object.entries(compiled.assessment)) {
    const file = `assessment/${language}.mdx`;
    const text = assessment.texts[language as Language] ?? '';
    for (const question of translated.questions) {
      const at = { file, ...placeOf(text, `id="${question.id}"`) };
      if (!course.lessons.includes(question.lesson)) {
        problems.push({
          ...at,
          message: `${question.id}: course.yml has no lesson “${question.lesson}”.`,
        });
      }
      if (!course.outcomes.some((it) => it.id === question.outcome)) {
        problems.push({
          ...at,
          message: `${question.id}: course.yml has no outcome “${question.outcome}”.`,
        });
      }
      const original = english?.questions.find((it) => it.id === question.id);
      if (english && keyOf(original) !== keyOf(question)) {
        problems.push({
          ...at,
          message: `${question.id} has another kind, key or ids than in English. Make them the same.`,
        });
      }
    }
    const top = { file, line: 1, column: 1 };
    for (const missing of english?.questions.filter(
      (it) => !translated.questions.some((mine) => mine.id === it.id),
    ) ?? []) {
      problems.push({ ...top, message: `The question ${missing.id} is in English but not here.` });
    }
    const pool = translated.questions.length;
    if (pool < course.assessment.draw) {
      problems.push({
        ...top,
        message: `A paper draws ${course.assessment.draw} questions, but here are only ${pool}.`,
      });
    }
  }
  return problems;
}

/** What decides about marking; a translation may not differ in it. */
const keyOf = (
  question: NonNullable<Compiled['assessment']['en']>['questions'][number] | undefined,
) =>
  question &&
  JSON.stringify([
    question.kind,
    question.critical,
    question.lesson,
    question.outcome,
    question.answer,
    question.choices?.map(({ id, right }) => [id, right]),
    question.items?.map(({ id }) => id),
    question.pairs?.map(({ id }) => id),
  ]);

/** Links to lessons of this course; another course's lessons are its own matter. */
function linkProblems(
  { slug, course }: CourseSource,
  folder: { slug: string; texts: Texts },
): FileProblem[] {
  return Object.entries(folder.texts).flatMap(([language, text]) =>
    [...text.matchAll(/\]\((\/courses\/([^)\s/#?]+)\/lessons\/([^)\s/#?]+))[^)]*\)/gu)]
      .filter(([, , linked, lesson]) => linked === slug && !course.lessons.includes(lesson ?? ''))
      .map(([, path = '']) => ({
        file: `${folder.slug}/${language}.mdx`,
        ...placeOf(text, path),
        message: `The link ${path} leads to no lesson of this course.`,
      })),
  );
}

/** A reader's words belong to a reflection's id, whatever the language they were written beside. */
function reflectionProblems(slug: string, lesson: Compiled['lessons'][string]): FileProblem[] {
  const idsIn = (it: CompiledLesson) =>
    it.parts
      .flatMap((part) => (part.kind === 'reflection' ? [part.id] : []))
      .sort()
      .join(', ');
  return Object.entries(lesson)
    .filter(([, it]) => lesson.en && idsIn(it) !== idsIn(lesson.en))
    .map(([language]) => ({
      file: `${slug}/${language}.mdx`,
      line: 1,
      column: 1,
      message: `Its reflections have other ids than in English (${lesson.en ? idsIn(lesson.en) : ''}).`,
    }));
}

function placeOf(text: string, part: string) {
  const before = text.slice(0, Math.max(0, text.indexOf(part))).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
