import { languageNames } from '#app/words/languages.ts';
import { interfaceLanguages } from '#app/words/words.ts';
import { Sentence, useSay, useViewer } from './say.tsx';

/** @param here the page's path, to come back to in another language */
export function Footing({ here }: { here: string }) {
  const say = useSay();
  const viewer = useViewer();
  return (
    <footer className="footing">
      <p>
        <Sentence
          of="core.footing.danger"
          with={{ link: (words) => <a href="/help/worried-about-a-child">{words}</a> }}
        />
      </p>
      <Tongues here={here} />
      <p>{say('core.footing.never')}</p>
      <ul className="tongues" role="list">
        <li>
          <a href="/library">{say('library.title')}</a>
        </li>
        <li>
          <a href="/search">{say('search.title')}</a>
        </li>
        <li>
          <a href="/privacy">{say('core.footing.privacy')}</a>
        </li>
        <li>
          <a href="/about">{say('core.footing.about')}</a>
        </li>
        <li>
          <a href="/verify">{say('core.footing.verify')}</a>
        </li>
        {viewer.signedIn ? (
          <li>
            <form method="post" action="/sign-out">
              <button>{say('core.footing.signOut')}</button>
            </form>
          </li>
        ) : null}
      </ul>
    </footer>
  );
}

function Tongues({ here }: { here: string }) {
  const say = useSay();
  return (
    <form method="post" action="/language" aria-label={say('core.footing.language')}>
      <input type="hidden" name="next" value={here} />
      <ul className="tongues" role="list">
        {interfaceLanguages.map((language) => (
          <li key={language}>
            <button
              name="language"
              value={language}
              lang={language}
              aria-current={language === say.language ? 'true' : undefined}
            >
              {languageNames[language]}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
