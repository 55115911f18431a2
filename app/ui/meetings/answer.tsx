import type { Meeting, Place } from '#app/domain/meetings/meetings.ts';
import { answers } from '#app/domain/meetings/meetings.ts';
import { Receipt } from '../receipt.tsx';
import { useSay } from '../say.tsx';

interface AnswerProps {
  meeting: Meeting;
  place: Place;
  /** How many have a place, and wait for one. */
  coming?: number;
  waiting?: number;
  /** Whether mail reaches the person. */
  mails: boolean;
}

/** Three buttons: whoever opens the page and presses one has answered. */
export function Answer({ meeting, place, coming = 0, waiting = 0, mails }: AnswerProps) {
  const say = useSay();
  const { capacity } = meeting;
  const full = capacity !== null && coming >= capacity && place.answer !== 'yes';
  return (
    <form
      method="post"
      action={`/meetings/${meeting.id}/reservation`}
      className="narrow stack"
      id="answer"
    >
      <fieldset>
        <legend>{say('meetings.answer.title')}</legend>
        {full ? (
          <span className="hint">
            {say('meetings.answer.full', { places: capacity, count: waiting })}
          </span>
        ) : null}
        {answers.map((answer) => (
          <button
            key={answer}
            className="answer"
            name="answer"
            value={answer}
            aria-pressed={place.answer === answer}
          >
            {say(answer === 'yes' && full ? 'meetings.answer.line' : `meetings.answer.${answer}`)}
          </button>
        ))}
      </fieldset>
      <Said place={place} mails={mails} />
    </form>
  );
}

/** What the hosts know, and what happens next. */
function Said({ place, mails }: { place: Place; mails: boolean }) {
  const say = useSay();
  if (place.answer === 'yes' && place.waits)
    return (
      <div>
        <p>
          <Receipt state="kept">{say('meetings.answer.waits', { at: place.at })}</Receipt>
        </p>
        <p className="small">
          {say(mails ? 'meetings.answer.waits.mail' : 'meetings.answer.waits.look')}
        </p>
      </div>
    );
  if (place.answer === 'none') return null;
  return (
    <p>
      <Receipt state="sent">{say(`meetings.answer.said.${place.answer}`)}</Receipt>
    </p>
  );
}
