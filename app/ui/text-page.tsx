import type { Page } from '#app/domain/pages/pages.ts';
import { Notice } from './notice.tsx';
import { useSay } from './say.tsx';

/** A text of the platform itself: help, privacy, about. */
export function TextPage({ page }: { page: Page }) {
  const say = useSay();
  const lang = page.translated ? undefined : page.language;
  return (
    <article>
      <header className="stack">
        {page.translated ? null : <Notice>{say('core.page.untranslated')}</Notice>}
        <h1 lang={lang}>{page.title}</h1>
        {page.checked ? (
          <p className="small soft">
            <time dateTime={page.checked}>
              {say('core.page.checked', { day: say.day(page.checked, 'UTC') })}
            </time>
          </p>
        ) : null}
      </header>
      {/* Sanitized when it was stored (app/platform/mdx). */}
      <div className="prose" lang={lang} dangerouslySetInnerHTML={{ __html: page.html }} />
    </article>
  );
}
