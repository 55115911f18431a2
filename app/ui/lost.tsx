/** The page where a way ends: what happened, and what to do next. */
import { createContext, useContext } from 'react';
import type { Say } from '#app/words/words.ts';
import { Button } from './forms.tsx';
import { RiverScene } from './scenes.tsx';
import { useSay, useViewer } from './say.tsx';

/** What a database in trouble has to tell (app/http/troubles.server.ts). */
export interface TroubleTold {
  trouble: 'full' | 'read-only' | 'busy' | 'slow' | 'failing' | 'away';
  sent: 'not-kept' | 'perhaps' | null;
  again: { to: string; fields: [string, string][] } | null;
}

const known = [403, 404, 405, 422, 429, 500, 503, 507] as const;
/** `still`: what is there can be read, and nothing is taken. */
type Kind = (typeof known)[number] | 'still';

/** By which the log tells what broke; null in a browser. */
export const RequestId = createContext<string | null>(null);

function kindOf(status: number, told: TroubleTold | null): Kind {
  if (told?.trouble === 'read-only' || told?.trouble === 'busy') return 'still';
  // What fails at writing may well be read.
  if (told?.trouble === 'failing' && told.sent) return 'still';
  return known.find((it) => it === status) ?? (status < 500 ? 404 : 500);
}

export const lostTitle = (say: Say, status: number, told: TroubleTold | null = null) =>
  say(`core.lost.${kindOf(status, told)}.title`);

/** @param minutes how long to wait, where that is known. */
export function Lost({
  status,
  told = null,
  minutes = 10,
}: {
  status: number;
  told?: TroubleTold | null;
  minutes?: number | undefined;
}) {
  const say = useSay();
  const { signedIn } = useViewer();
  const kind = kindOf(status, told);
  const id = useContext(RequestId);
  return (
    <div className="narrow stack">
      <RiverScene />
      <h1>{lostTitle(say, status, told)}</h1>
      {told?.sent ? <p className="lead">{say(`core.lost.${told.sent}`)}</p> : null}
      <p className={told?.sent ? undefined : 'lead'}>{say(`core.lost.${kind}.what`)}</p>
      {told?.again ? (
        <Again {...told.again} />
      ) : (
        <p>{say(`core.lost.${kind}.next`, { minutes })}</p>
      )}
      {status >= 500 && id !== null ? <p className="small">{say('core.lost.id', { id })}</p> : null}
      <p className="row">
        <a className={told?.again ? undefined : 'button'} href="/">
          {say(signedIn ? 'core.lost.toPath' : 'core.lost.toHome')}
        </a>
        <a href="/courses">{say('core.lost.toCourses')}</a>
      </p>
    </div>
  );
}

/** What was typed stays on the page until it could be sent; words are shown, to be copied. */
function Again({ to, fields }: NonNullable<TroubleTold['again']>) {
  const say = useSay();
  const words = fields.map(([, value]) => value.trim()).filter((value) => /\s/.test(value));
  return (
    <form method="post" action={to} className="stack">
      {fields.map(([name, value], at) => (
        <input key={at} type="hidden" name={name} value={value} />
      ))}
      <p>{say('core.lost.again.what')}</p>
      {words.length > 0 ? <p className="typed">{words.join('\n\n')}</p> : null}
      <p>
        <Button>{say('core.lost.again.button')}</Button>
      </p>
    </form>
  );
}
