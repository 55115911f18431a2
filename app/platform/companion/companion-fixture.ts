/** Texts for tests of rules: compiled here, without a thread. */
import { assessmentFrom, lessonFrom, pageFrom } from '../mdx/compile.ts';
import type { Language } from '#app/words/languages.ts';
import { plainSurroundings } from '../mdx/words-fixture.ts';
import type { CourseFile } from '../content/content.server.ts';
import { lessonText, questionsText, references } from '../mdx/compiling-fixture.ts';
import type { Course, Site, Text } from './finding.ts';
import { passagesOf } from './passages.ts';

export const site: Site = { lessons: new Map([['safe-return', ['trace', 'close']]]) };

type Given = { language?: Language; files?: Record<string, Uint8Array>; slug?: string };

/** A lesson's body begins on line 7 of its file. */
export async function aLesson(body: string, given: Given = {}) {
  const { language = 'en', files = {}, slug = 'trace' } = given;
  const source = lessonText(body);
  const compiled = await lessonFrom(source, plainSurroundings({ language, files, references }));
  return { text: textOf('lesson', source, compiled.tree, { language, slug }), compiled };
}

export async function aText(body: string, given: Given = {}): Promise<Text> {
  return (await aLesson(body, given)).text;
}

export async function aPage(source: string, given: Given = {}): Promise<Text> {
  const { language = 'en', slug = 'about' } = given;
  const { tree } = await pageFrom(source, plainSurroundings({ language }));
  return textOf('page', source, tree, { language, slug });
}

export const courseYml = `title: A Safe Return
summary: How children come home.
lead: It begins with a question.
audience: Social workers
level: foundation
minutes: 30
scene: window
outcomes:
  - { id: assess, text: assess a family }
lessons: [trace]
assessment: { draw: 1, pass: 70, attempts: 3, wait_hours: 24 }
certificate: { months: 24, statement: Knowledge completed. }
`;

const courseFile: CourseFile = {
  title: 'A Safe Return',
  summary: 'How children come home.',
  lead: 'It begins with a question.',
  audience: 'Social workers',
  level: 'foundation',
  minutes: 30,
  scene: 'window',
  outcomes: [{ id: 'assess', text: 'assess a family' }],
  lessons: ['trace'],
  assessment: { draw: 1, pass: 70, attempts: 3, wait_hours: 24 },
  certificate: { months: 24, statement: 'Knowledge completed.' },
  prerequisites: [],
  fiction: [],
  references: [],
};

/** A course of one lesson, `trace`, and the questions of one pool. */
export async function aCourse({
  lesson = 'Words.',
  questions = '',
  yaml = courseYml,
  course = {},
  files = {},
}: {
  lesson?: string;
  questions?: string;
  yaml?: string;
  course?: Partial<CourseFile>;
  files?: Record<string, Uint8Array>;
}): Promise<Course> {
  const { text, compiled } = await aLesson(lesson, { files });
  const texts = [text];
  const made: Course['compiled'] = { lessons: { trace: { en: compiled } }, assessment: {} };
  if (questions) {
    const source = questionsText(questions);
    const pool = await assessmentFrom(source, plainSurroundings());
    made.assessment.en = pool;
    texts.push(textOf('assessment', source, pool.tree, { language: 'en', slug: 'assessment' }));
  }
  return {
    slug: 'safe-return',
    course: { ...courseFile, ...course },
    yaml,
    lessons: [{ slug: 'trace', texts: { en: text.source }, files }],
    assessment: { slug: 'assessment', texts: {}, files: {} },
    texts,
    compiled: made,
  };
}

function textOf(
  kind: Text['kind'],
  source: string,
  tree: Text['tree'],
  { language, slug }: { language: Language; slug: string },
): Text {
  const file = `${slug}/${language}.mdx`;
  return { kind, file, slug, language, source, tree, passages: passagesOf(tree) };
}

/** What a rule said, as "line: message". */
export const said = (told: readonly { line: number; message: string }[]) =>
  told.map((it) => `${it.line}: ${it.message}`);
