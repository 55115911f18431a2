/**
 * A course's **assessment** (on screen: the final check) draws a **paper** from the **questions**
 * of one version. An **attempt** is one sitting of it; what a person **gave** to a question is an
 * **answer**, saved many times over, of which the current one counts. An attempt that was submitted
 * has **marks**, and they never change. **Standing** is what a person may do next.
 */
import { z } from 'zod';
import type { CompiledQuestion, CourseRules } from '#app/domain/courses/courses.ts';
import type { Language } from '#app/words/languages.ts';

export type { CompiledQuestion };

export const startForm = z.object({ clientId: z.string().default('') });

export { readAnswerForm, type AnswerForm, type Entered } from './answer-form.ts';
export { twicePlaced } from './twice-placed.ts';

/** How many questions, the per cent of them that must be right, how many tries, how far apart. */
export type AssessmentRules = Pick<CourseRules, 'draw' | 'pass' | 'attempts' | 'waitHours'>;

/** Stored with the attempt: ids only, in the order of the page. Matching has the texts to choose from. */
export interface Paper {
  questions: { key: string; order: string[]; targets?: string[] }[];
}

/**
 * By kind: the id of a choice · ids of choices · true or false · the place of each item ·
 * the text that each pair was matched with. Null is no answer.
 */
export type Given =
  string | string[] | boolean | Record<string, number> | Record<string, string> | null;

export interface Marks {
  right: number;
  total: number;
  /** Right answers that were needed. */
  needed: number;
  passed: boolean;
  /** Whether every key question was right. */
  criticalRight: boolean;
  perQuestion: { key: string; right: boolean; response: Given }[];
}

/** A question as it is asked: nothing here tells which answer is right. */
export interface AskedQuestion {
  key: string;
  kind: CompiledQuestion['kind'];
  critical: boolean;
  /** What comes before the question itself; empty where there is nothing. */
  situationHtml: string;
  /** The question: the last paragraph's words. */
  askHtml: string;
  /** The prompt in plain words, shortened. */
  label: string;
  /** Choices, items or pairs, in the paper's order; none for true or false. */
  parts: { id: string; html: string }[];
  /** What the parts are matched with. */
  targets: string[];
  given: Given;
  /** Whether the answer is whole: every item has a place of its own, every pair its match. */
  complete: boolean;
}

/** The title may be in another language than the attempt. */
export interface CourseTitle {
  slug: string;
  title: string;
  language: Language;
}

export const titleOf = ({ slug, title, language }: CourseTitle): CourseTitle => ({
  slug,
  title,
  language,
});

interface Sitting {
  id: string;
  number: number;
  language: Language;
  course: CourseTitle;
  /** Tries the course gives. */
  attempts: number;
  submittedAt: string | null;
}

export interface AttemptView extends Sitting {
  /** When the last answer came; a page that shows it says so when it saves. */
  savedAt: string | null;
  questions: AskedQuestion[];
}

/** An answer in words, each line as HTML. */
export type AnswerInWords =
  | { kind: 'truth'; truth: boolean }
  | { kind: 'choices'; lines: string[] }
  | { kind: 'places'; lines: { place: number | null; html: string }[] }
  | { kind: 'matches'; lines: { html: string; target: string | null }[] };

export interface ResultQuestion {
  number: number;
  key: string;
  critical: boolean;
  promptHtml: string;
  label: string;
  right: boolean;
  /** Null where nothing was answered. */
  given: AnswerInWords | null;
  correct: AnswerInWords;
  /** Of each choice that was taken or would have been right. */
  comments: { html: string; taken: boolean; right: boolean; feedbackHtml: string }[];
  feedbackHtml: string | null;
  lesson: { key: string; title: string; language: Language } | null;
}

export interface ResultView extends Sitting {
  submittedAt: string;
  marks: Omit<Marks, 'perQuestion'>;
  questions: ResultQuestion[];
  /** The lessons behind what was not right, with the numbers of those questions. */
  readAgain: {
    key: string;
    title: string;
    language: Language;
    minutes: number;
    questions: number[];
  }[];
  standing: Standing;
  attemptsLeft: number;
}

export type Standing =
  | { state: 'not-enrolled' }
  | { state: 'open'; attempt: string }
  | { state: 'passed'; attempt: string }
  | { state: 'lessons-left'; left: number }
  | { state: 'no-attempts-left' }
  | { state: 'wait'; until: string }
  | { state: 'ready' };

export interface AssessmentView {
  course: CourseTitle;
  questions: number;
  /** Right answers that are needed. */
  needed: number;
  hasCritical: boolean;
  attempts: number;
  attemptsLeft: number;
  waitHours: number;
  standing: Standing;
  past: PastAttempt[];
}

export interface PastAttempt {
  id: string;
  number: number;
  submittedAt: string;
  right: number;
  total: number;
  passed: boolean;
}

export interface Saved {
  savedAt: string | null;
  /** Keys of the questions whose answer is whole. */
  answered: string[];
  total: number;
}
