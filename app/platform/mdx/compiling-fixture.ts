import { compileAssessment, compileLesson, compilePage, GuardRefusal } from './compile.server.ts';
import type { CompiledLesson, CourseReference, Surroundings } from './compiled.ts';
import { plainSurroundings } from './words-fixture.ts';

/** A lesson's body begins on line 7 of its file. */
export const lessonText = (body: string) =>
  `---\ntitle: Trace\nsummary: How to look.\nminutes: 5\n---\n\n${body}\n`;

export const questionsText = (body: string) => `---\ntitle: Final check\n---\n\n${body}\n`;

export const references: CourseReference[] = [
  { key: 'G', text: 'Guidelines (2009).', url: 'https://undocs.org/A/RES/64/142' },
  { key: 'KE', text: 'Handbook (2021).' },
];

type Given = Partial<Surroundings> & { timeoutMs?: number };
const options = (given: Given = {}) => ({ ...plainSurroundings({ references }), ...given });

export const lesson = (body: string, given?: Given) =>
  compileLesson(lessonText(body), options(given));
export const assessment = (body: string) => compileAssessment(questionsText(body), options());
export const page = (body: string, given?: Given) =>
  compilePage(`---\ntitle: Help\n---\n\n${body}\n`, options(given));

export const htmlOf = ({ parts, aid }: CompiledLesson) =>
  parts.map((it) => ('html' in it ? it.html : '')).join('') + (aid?.html ?? '');

/** The problems a text is refused for, as "line:column message"; none when it is accepted. */
export async function refusal(compiling: Promise<unknown>): Promise<string[]> {
  try {
    await compiling;
    return [];
  } catch (error) {
    if (!(error instanceof GuardRefusal)) throw error;
    return error.problems.map((it) => `${it.line}:${it.column} ${it.message}`);
  }
}

export const refusalOf = (source: string, given?: Given) =>
  refusal(compileLesson(source, options(given)));
