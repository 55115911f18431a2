import type { ReactNode } from 'react';
import { htmlText, toHtmlNodes } from '../element-tree.ts';
import type { Setting } from '../setting.ts';

/** Explained words and sources: a link to a list at the end, and from there a link back. */
export function notes(setting: Setting) {
  const { prefix, say, next, terms, sources } = setting;

  function Term({ means, children }: { means: string; children: ReactNode }) {
    const word = htmlText(toHtmlNodes(children));
    const known = terms.findIndex((it) => it.word === word && it.means === means);
    const number = known < 0 ? terms.push({ word, means, children }) : known + 1;
    const id = known < 0 ? { id: `${prefix}term-${number}` } : {};
    return (
      <a className="term" {...id} href={`#${prefix}word-${number}`}>
        {children}
      </a>
    );
  }

  function Source({ of }: { of: string }) {
    const known = sources.indexOf(of);
    const number = known < 0 ? sources.push(of) : known + 1;
    const use = next(`cite-${number}`);
    return (
      <sup className="cite">
        <a
          {...(use === 1 ? { id: `${prefix}cite-${number}` } : {})}
          href={`#${prefix}source-${number}`}
          aria-label={say('sourceNumber', { number })}
        >
          {number}
        </a>
      </sup>
    );
  }

  return { Term, Source };
}

/** The two lists; rendered when the whole text has been, for only then they are complete. */
export function EndLists({ setting, level }: { setting: Setting; level: 'h2' | 'h3' }) {
  const { prefix, say, terms, sources, references } = setting;
  const Heading = level;
  const back = (id: string) => (
    <a className="back" href={`#${prefix}${id}`}>
      {say('backToText')}
    </a>
  );
  return (
    <>
      {terms.length > 0 && (
        <section className="glossary" aria-labelledby={`${prefix}words`}>
          <Heading id={`${prefix}words`}>{say('wordsInThisLesson')}</Heading>
          <dl>
            {terms.map(({ word, means }, index) => (
              <div key={index} id={`${prefix}word-${index + 1}`}>
                <dt>{word}</dt>
                <dd>
                  {means} {back(`term-${index + 1}`)}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {sources.length > 0 && (
        <section className="sources small" aria-labelledby={`${prefix}sources`}>
          <Heading id={`${prefix}sources`}>{say('whereThisComesFrom')}</Heading>
          <ol>
            {sources.map((key, index) => {
              const { text, url } = references.find((it) => it.key === key) ?? { text: key };
              return (
                <li key={key} id={`${prefix}source-${index + 1}`}>
                  {text}{' '}
                  {url && (
                    <>
                      <a href={url} rel="noreferrer">
                        {url.replace(/^https?:\/\//u, '')}
                      </a>{' '}
                    </>
                  )}
                  {back(`cite-${index + 1}`)}
                </li>
              );
            })}
          </ol>
        </section>
      )}
    </>
  );
}
