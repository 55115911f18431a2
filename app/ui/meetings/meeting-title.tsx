import type { Meeting } from '#app/domain/meetings/meetings.ts';
import { useSay } from '../say.tsx';

type Titled = Pick<Meeting, 'title' | 'theme' | 'writtenIn' | 'seriesWrittenIn'>;

/** What a date is called: by its theme, once there is one. */
export const nameOf = ({ title, theme, writtenIn, seriesWrittenIn }: Titled) =>
  theme === null
    ? { name: title, language: seriesWrittenIn }
    : { name: theme, language: writtenIn };

/** A `lang` for words in a language that is not the page's. */
export function useLang(): (language: string) => string | undefined {
  const { language: here } = useSay();
  return (language) => (language === here ? undefined : language);
}

export function MeetingTitle({ of }: { of: Titled }) {
  const lang = useLang();
  const { name, language } = nameOf(of);
  return <span lang={lang(language)}>{name}</span>;
}
