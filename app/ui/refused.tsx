import { renderToStaticMarkup } from 'react-dom/server';
import type { Say } from '#app/words/words.ts';
import { Icon } from './icon.tsx';
import stylesheet from './styles/index.css?url';
import { siteTitle } from './say.tsx';

/** What is refused at the door, for who sits before it: whole, for it asks nothing of what may be broken. */
export const refusedPage = (say: Say, told: string): string =>
  `<!DOCTYPE html>${renderToStaticMarkup(<Refused say={say} told={told} />)}`;

function Refused({ say, told }: { say: Say; told: string }) {
  const title = say('core.refused.title');
  return (
    <html lang={say.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{siteTitle(title)}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheet} />
      </head>
      <body>
        {/* Nobody knows yet who asks: no ways that are only somebody's. */}
        <header className="masthead">
          <a className="wordmark" href="/">
            <Icon name="logo" />
            <span>
              JOURNEY<b>HOME</b>
            </span>
          </a>
          <a className="worry" href="/help/worried-about-a-child">
            {say('core.frame.worried')}
          </a>
        </header>
        <main id="page" className="alone">
          <div className="narrow stack">
            <h1>{title}</h1>
            <p className="lead">{told}</p>
            <p>
              <a href="/">{say('core.refused.home')}</a>
            </p>
          </div>
        </main>
      </body>
    </html>
  );
}
