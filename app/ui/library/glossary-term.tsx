import type { Term } from '#app/domain/library/library.ts';
import { languageNames } from '#app/words/languages.ts';
import { useSay } from '#app/ui/say.tsx';

/** A word, what it means, and what colleagues in other countries call it. */
export function GlossaryTerm({ term }: { term: Term }) {
  const say = useSay();
  const lang = term.language === say.language ? undefined : term.language;
  return (
    <div id={term.key}>
      <dt lang={lang}>{term.term}</dt>
      <dd lang={lang}>{term.meaning}</dd>
      {term.elsewhere.length === 0 ? null : (
        <dd className="small soft elsewhere">
          {term.elsewhere.map((it) => (
            <span key={it.language}>
              <abbr title={languageNames[it.language]}>{it.language}</abbr>{' '}
              <span lang={it.language}>{it.term}</span>
            </span>
          ))}
        </dd>
      )}
    </div>
  );
}
