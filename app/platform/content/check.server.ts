import {
  compileAssessment,
  compileLesson,
  compilePage,
  GuardRefusal,
} from '../mdx/compile.server.ts';
import { contentLanguages, type Language } from '#app/words/languages.ts';
import type { DocumentKind } from '../mdx/vocabulary.ts';
import type { WithTree } from '../mdx/compiled.ts';
import type { CheckedCourse, CheckedPages, CheckedText, WordsIn } from './checked.ts';
import { courseProblems } from './course-rules.ts';
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
  const judged: Judged = { problems: [], texts: [] };
  const compiled: CheckedCourse['compiled'] = { lessons: {}, assessment: {} };
  for (const lesson of source.lessons) {
    compiled.lessons[lesson.slug] = await compileAll(
      'lesson',
      lesson,
      judged,
      (text, language, files) =>
        compileLesson(text, { language, files, references, words: wordsIn(language) }),
    );
  }
  compiled.assessment = await compileAll(
    'assessment',
    source.assessment,
    judged,
    (text, language, files) =>
      compileAssessment(text, { language, files, references, words: wordsIn(language) }),
  );
  judged.problems.push(...courseProblems(source, compiled));
  return { ...judged, compiled };
}

export async function checkPages(pages: PageSource[], wordsIn: WordsIn): Promise<CheckedPages> {
  const judged: Judged = { problems: [], texts: [] };
  const compiled: CheckedPages['compiled'] = {};
  for (const page of pages) {
    compiled[page.slug] = await compileAll('page', page, judged, (text, language, files) =>
      compilePage(text, { language, files, references: [], words: wordsIn(language) }),
    );
  }
  return { ...judged, compiled };
}

interface Judged {
  problems: FileProblem[];
  texts: CheckedText[];
}

async function compileAll<Compiled>(
  kind: DocumentKind,
  folder: TextFolder,
  { problems, texts }: Judged,
  compile: (
    text: string,
    language: Language,
    files: TextFolder['files'],
  ) => Promise<WithTree<Compiled>>,
): Promise<ByLanguage<Compiled>> {
  const compiled: ByLanguage<Compiled> = {};
  const whole = { file: `${folder.slug}/en.mdx`, line: 1, column: 1 };
  if (folder.texts.en === undefined)
    problems.push({ ...whole, message: 'The English text is missing. Write it.' });
  for (const language of contentLanguages) {
    const text = folder.texts[language];
    if (text === undefined) continue;
    const file = `${folder.slug}/${language}.mdx`;
    try {
      const { tree, ...rest } = await compile(text, language, folder.files);
      compiled[language] = rest as Compiled;
      texts.push({
        file,
        kind,
        slug: folder.slug,
        language,
        source: text.replace(/^\uFEFF/u, ''),
        tree,
      });
    } catch (error) {
      if (!(error instanceof GuardRefusal)) throw error;
      problems.push(...error.problems.map((it) => ({ file, ...it })));
    }
  }
  return compiled;
}
