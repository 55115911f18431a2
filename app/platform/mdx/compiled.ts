import type { Language } from '#app/words/languages.ts';
import type { LessonWord } from './lesson-words.ts';
import type { MarkdownNode } from './markdown-tree.ts';
import type { Topic } from './topics.ts';
import type { questionKinds } from './vocabulary.ts';

export type { Topic };

/**
 * What a text becomes when it is published: static, sanitized HTML and the facts a page needs
 * around it. Plain data, stored with its version; nothing of it is evaluated again.
 */
export type LessonPart =
  | { kind: 'html'; html: string }
  | { kind: 'reflection'; id: string; html: string }
  | { kind: 'aid'; title: string; summary: string };

export interface Asset {
  /** SHA-256 of its bytes, in hex; its address is /files/<hash>. */
  hash: string;
  type: string;
  name: string;
  base64: string;
}

export interface CompiledLesson {
  title: string;
  summary: string;
  minutes: number;
  note: string | null;
  /** What its job aid is for. */
  topics: Topic[];
  /** Words to read, without the job aid and the two lists at the end. */
  words: number;
  parts: LessonPart[];
  aid: { title: string; summary: string; html: string } | null;
  /** Bytes of all HTML, the job aid's too. */
  bytes: number;
  assets: Asset[];
}

export type QuestionKind = (typeof questionKinds)[number];

export interface CompiledQuestion {
  id: string;
  kind: QuestionKind;
  critical: boolean;
  lesson: string;
  outcome: string;
  promptHtml: string;
  /** The prompt in plain words, at most 120 characters. */
  label: string;
  choices?: { id: string; right: boolean; html: string; feedbackHtml: string }[];
  /** In the right order. */
  items?: { id: string; html: string }[];
  pairs?: { id: string; html: string; with: string }[];
  answer?: boolean;
  feedbackHtml: string | null;
}

export interface CompiledAssessment {
  title: string;
  questions: CompiledQuestion[];
}

export interface Helpline {
  country: string;
  name: string;
  phone: string;
  hours: string | null;
  free: boolean;
  note: string | null;
  checked: string;
}

export interface CompiledPage {
  title: string;
  summary: string | null;
  checked: string | null;
  html: string;
  /** In the order of the text, for pages that show a number outside this one. */
  helplines: Helpline[];
  assets: Asset[];
}

/** With the text as it was written, its lines and columns: what the author's companion reads. */
export type WithTree<Compiled> = Compiled & { tree: MarkdownNode };

export interface CourseReference {
  key: string;
  text: string;
  url?: string | undefined;
}

/** What a text is compiled with. */
export interface Surroundings {
  /** The language the text is written in. */
  language: Language;
  /** The files beside the text, by name. */
  files: Record<string, Uint8Array>;
  references: readonly CourseReference[];
  /** The sentences the components bring, in the text's language: see lessonWordKeys. */
  words: Record<LessonWord, string>;
}
