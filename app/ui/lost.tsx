/** The page where a way ends: what happened, and what to do next. */
import { createContext, useContext } from 'react';
import type { Say } from '#app/words/words.ts';
import { RiverScene } from './scenes.tsx';
import { useSay, useViewer } from './say.tsx';

const known = [403, 404, 405, 422, 500, 503] as const;
type Known = (typeof known)[number];

const kindOf = (status: number): Known =>
  known.find((it) => it === status) ?? (status < 500 ? 404 : 500);

/** By which the log tells what broke; null in a browser. */
export const RequestId = createContext<string | null>(null);

export const lostTitle = (say: Say, status: number) => say(`core.lost.${kindOf(status)}.title`);

export function Lost({ status }: { status: number }) {
  const say = useSay();
  const { signedIn } = useViewer();
  const kind = kindOf(status);
  const id = useContext(RequestId);
  return (
    <div className="narrow stack">
      <RiverScene />
      <h1>{say(`core.lost.${kind}.title`)}</h1>
      <p className="lead">{say(`core.lost.${kind}.what`)}</p>
      <p>{say(`core.lost.${kind}.next`)}</p>
      {kind >= 500 && id !== null ? <p className="small">{say('core.lost.id', { id })}</p> : null}
      <p className="row">
        <a className="button" href="/">
          {say(signedIn ? 'core.lost.toPath' : 'core.lost.toHome')}
        </a>
        <a href="/courses">{say('core.lost.toCourses')}</a>
      </p>
    </div>
  );
}
