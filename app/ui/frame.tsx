/** What surrounds every page: masthead, main, footing. */
import { useLocation, useMatches, useRouteError } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Footing } from './footing.tsx';
import { Masthead } from './masthead.tsx';
import { Notice } from './notice.tsx';
import { useSay } from './say.tsx';

interface Handle {
  /** `alone`: one centred column. */
  main?: 'alone';
  /** The page renders its own sections and its own `<main id="page">`. */
  bare?: true;
}

interface FrameProps {
  /** What would be sent now would not be kept. */
  keepsNothing?: boolean;
  children: ReactNode;
}

export function Frame({ keepsNothing = false, children }: FrameProps) {
  const say = useSay();
  const { pathname, search } = useLocation();
  const lost = useRouteError() != null;
  const handle = useMatches().at(-1)?.handle as Handle | undefined;
  return (
    <>
      <a className="skip" href="#page">
        {say('core.frame.skip')}
      </a>
      <Masthead path={pathname} />
      {keepsNothing && !lost ? (
        <Notice kind="problem">{say('core.frame.keepsNothing')}</Notice>
      ) : null}
      {handle?.bare && !lost ? (
        children
      ) : (
        <main id="page" className={lost ? 'alone' : handle?.main}>
          {children}
        </main>
      )}
      {/* Where the gate turned a request away, Remix was asked for `/-`. */}
      <Footing here={pathname === '/-' ? '/' : pathname + search} />
    </>
  );
}
