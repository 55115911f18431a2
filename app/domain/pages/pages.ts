/**
 * A **page** is a text of the platform itself, the same for everyone: help, privacy, about. It is
 * written in content/pages and stored as sanitized HTML, one row a language.
 */
import type { Language } from '#app/words/languages.ts';

export interface NewPage {
  slug: string;
  language: Language;
  /** Of its source: what has not changed is not stored again. */
  hash: string;
  title: string;
  /** The day its facts were last checked, YYYY-MM-DD. */
  checked: string | null;
  html: string;
}

export interface Page {
  title: string;
  html: string;
  checked: string | null;
  /** The language it is in. */
  language: Language;
  /** Whether that is the language asked for. */
  translated: boolean;
}
