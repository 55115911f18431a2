import english from './en.json';
import french from './fr.json';
import type { Language } from './languages.ts';

export { english };

/** A new language is one file more, and one line here. */
export const catalogues: Partial<Record<Language, Partial<Record<keyof typeof english, string>>>> =
  { en: english, fr: french };
