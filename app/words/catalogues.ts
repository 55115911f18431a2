import english from './en.json';
import type { Language } from './languages.ts';

export { english };

type Catalogue = Partial<Record<keyof typeof english, string>>;

/** A file a language: laying `sw.json` beside the others is all it takes to speak Kiswahili. */
const files = import.meta.glob<Catalogue>('./??.json', { eager: true, import: 'default' });

export const catalogues: Partial<Record<Language, Catalogue>> = Object.fromEntries(
  Object.entries(files).map(([path, catalogue]) => [path.slice(2, 4), catalogue]),
);
