/**
 * The **library** is what can be looked up without an account: **job aids**, each a sheet to print,
 * the **glossary**'s **terms**, and the **index**: what may be found in them, in the lessons and in the
 * **notes** of meetings. Meetings keep it in step; `search`, above both, asks who may come.
 */
import type { Topic } from '#app/platform/mdx/compiled.ts';
import type { Language } from '#app/words/languages.ts';

export { topics } from '#app/platform/mdx/topics.ts';
export { tokensOf, wordsOf, type Word } from './words.ts';
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
