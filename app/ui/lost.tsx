/** The page where a way ends: what happened, and what to do next. */
import type { Say } from '#app/words/words.ts';
import { RiverScene } from './scenes.tsx';
import { useSay, useViewer } from './say.tsx';

const known = [403, 404, 405, 422, 429, 500, 503] as const;
type Known = (typeof known)[number];

const kindOf = (status: number): Known =>
  known.find((it) => it === status) ?? (status < 500 ? 404 : 500);

export const lostTitle = (say: Say, status: number) => say(`core.lost.${kindOf(status)}.title`);

/** @param minutes how long to wait, where that is known. */
export function Lost({ status, minutes = 10 }: { status: number; minutes?: number | undefined }) {
  const say = useSay();
  const { signedIn } = useViewer();
  const kind = kindOf(status);
  return (
    <div className="narrow stack">
      <RiverScene />
      <h1>{say(`core.lost.${kind}.title`)}</h1>
      <p className="lead">{say(`core.lost.${kind}.what`)}</p>
      <p>{say(`core.lost.${kind}.next`, { minutes })}</p>
      <p className="row">
        <a className="button" href="/">
          {say(signedIn ? 'core.lost.toPath' : 'core.lost.toHome')}
        </a>
        <a href="/courses">{say('core.lost.toCourses')}</a>
      </p>
    </div>
  );
}
