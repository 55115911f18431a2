/**
 * The **library** is what can be looked up without an account: **job aids**, each a sheet to print,
 * the **glossary**'s **terms**, and a **search** over them and the lessons; whoever may come to a meeting
 * also finds its **notes**.
 */
import type { Topic } from '#app/platform/mdx/compiled.ts';
import type { Language } from '#app/words/languages.ts';

export { topics } from '#app/platform/mdx/topics.ts';
export type { Topic };

export interface JobAid {
  title: string;
  summary: string;
  topics: Topic[];
  language: Language;
  translated: boolean;
  /** The page that prints. */
  address: string;
  pdf: { address: string; bytes: number };
  course: { slug: string; title: string };
  lesson: { key: string };
}

export interface Term {
  key: string;
  term: string;
  meaning: string;
  /** The language of the two above. */
  language: Language;
  /** What others call it. */
  elsewhere: { language: Language; term: string }[];
}

/** A piece of text, and whether it is what was looked for. */
export interface Piece {
  text: string;
  found: boolean;
}

export interface Finding {
  kind: 'lesson' | 'aid' | 'term' | 'notes';
  address: string;
  title: Piece[];
  place: string;
  /** Of notes: the day of the meeting, by the host's calendar. */
  on: string | null;
  excerpt: Piece[];
  language: Language;
}
