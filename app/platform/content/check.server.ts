import {
  compileAssessment,
  compileLesson,
  compilePage,
  GuardRefusal,
} from '../mdx/compile.server.ts';
import { contentLanguages, type Language } from '#app/words/languages.ts';
import type { CheckedCourse, CheckedPages, WordsIn } from './checked.ts';
import { courseProblems, lengthWarning } from './course-rules.ts';
import type {
  ByLanguage,
  CourseSource,
  FileProblem,
  PageSource,
  TextFolder,
} from './course-source.ts';

/** Compiles everything in a course and judges what the texts say of each other. */
export async function checkCourse(source: CourseSource, wordsIn: WordsIn): Promise<CheckedCourse> {
  const { references } = source.course;
  const problems: FileProblem[] = [];
  const compiled: CheckedCourse['compiled'] = { lessons: {}, assessment: {} };
  for (const lesson of source.lessons) {
    compiled.lessons[lesson.slug] = await compileAll(lesson, problems, (text, language, files) =>
      compileLesson(text, { language, files, references, words: wordsIn(language) }),
    );
  }
  compiled.assessment = await compileAll(source.assessment, problems, (text, language, files) =>
    compileAssessment(text, { language, files, references, words: wordsIn(language) }),
  );
  problems.push(...courseProblems(source, compiled));
  return { problems, warnings: lengthWarning(compiled.lessons), compiled };
}

export async function checkPages(pages: PageSource[], wordsIn: WordsIn): Promise<CheckedPages> {
  const problems: FileProblem[] = [];
  const compiled: CheckedPages['compiled'] = {};
  for (const page of pages) {
    compiled[page.slug] = await compileAll(page, problems, (text, language, files) =>
      compilePage(text, { language, files, references: [], words: wordsIn(language) }),
    );
  }
  return { problems, compiled };
}

async function compileAll<Compiled>(
  folder: TextFolder,
  problems: FileProblem[],
  compile: (text: string, language: Language, files: TextFolder['files']) => Promise<Compiled>,
): Promise<ByLanguage<Compiled>> {
  const compiled: ByLanguage<Compiled> = {};
  const whole = { file: `${folder.slug}/en.mdx`, line: 1, column: 1 };
  if (folder.texts.en === undefined)
    problems.push({ ...whole, message: 'The English text is missing. Write it.' });
  for (const language of contentLanguages) {
    const text = folder.texts[language];
    if (text === undefined) continue;
    try {
      compiled[language] = await compile(text, language, folder.files);
    } catch (error) {
      if (!(error instanceof GuardRefusal)) throw error;
      const file = `${folder.slug}/${language}.mdx`;
      problems.push(...error.problems.map((it) => ({ file, ...it })));
    }
  }
  return compiled;
}
