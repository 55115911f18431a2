import type { Language } from '#app/words/languages.ts';
import { useSay } from '../say.tsx';

/** A title among other words, marked where it is not in their language. */
export function Title({ of: { title, language } }: { of: { title: string; language: Language } }) {
  const say = useSay();
  return <span lang={language === say.language ? undefined : language}>{title}</span>;
}
