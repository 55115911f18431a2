import {
  fewestFeedback,
  longestFeedback,
  type Feedback,
  type FeedbackDoor,
  type Meeting,
} from '#app/domain/meetings/meetings.ts';
import { Button, Group, Problems, TextArea, type Refill } from '../forms.tsx';
import { Notice } from '../notice.tsx';
import { Record } from '../record.tsx';
import { useSay } from '../say.tsx';
import { MeetingHead, Rooms } from './meeting-head.tsx';

interface FeedbackProps {
  meeting: Meeting;
  door: FeedbackDoor;
  results: { count: number; given: Feedback[] | null } | null;
  refill: Refill | null;
}

/** Three questions after a meeting; for who runs it, what people said. */
export function FeedbackPage({ meeting, door, results, refill }: FeedbackProps) {
  const say = useSay();
  return (
    <div className="stack narrow">
      <MeetingHead of={meeting}>{say('feedback.title')}</MeetingHead>
      {meeting.leads ? <Rooms of={meeting} but="feedback" /> : null}
      {door === 'open' ? (
        <Questions meeting={meeting.id} refill={refill} />
      ) : (
        <Notice icon={door === 'given' ? 'tick' : 'info'}>{say(`feedback.door.${door}`)}</Notice>
      )}
      {results ? <Results {...results} /> : null}
    </div>
  );
}

function Questions({ meeting, refill }: { meeting: string; refill: Refill | null }) {
  const say = useSay();
  const chosen = (name: string, value: string) => refill?.values[name] === value;
  return (
    <form method="post" action={`/meetings/${meeting}/feedback`} className="stack">
      <p>{say('feedback.anonymous', { count: fewestFeedback })}</p>
      <Problems refill={refill} />
      <Group label={say('feedback.useful')} name="useful" refill={refill}>
        {[5, 4, 3, 2, 1].map((value) => (
          <label className="answer" key={value}>
            <input
              type="radio"
              name="useful"
              value={value}
              defaultChecked={chosen('useful', String(value))}
              required
            />
            <span>{say(`feedback.useful.${value as 1 | 2 | 3 | 4 | 5}`)}</span>
          </label>
        ))}
      </Group>
      <Group label={say('feedback.hour')} name="hour" refill={refill}>
        {(['yes', 'no'] as const).map((value) => (
          <label className="answer" key={value}>
            <input
              type="radio"
              name="hour"
              value={value}
              defaultChecked={chosen('hour', value)}
              required
            />
            <span>{say(`feedback.hour.${value}`)}</span>
          </label>
        ))}
      </Group>
      <TextArea
        label={say('feedback.change')}
        hint={
          <>
            <b>{say('core.footing.never')}</b> {say('feedback.change.hint')}
          </>
        }
        name="change"
        rows={3}
        maxLength={longestFeedback}
        refill={refill}
      />
      <p>
        <Button>{say('feedback.button')}</Button>
      </p>
    </form>
  );
}

function Results({ count, given }: { count: number; given: Feedback[] | null }) {
  const say = useSay();
  const changes = given?.flatMap(({ change }) => change ?? []) ?? [];
  return (
    <section className="stack far">
      <h2>{say('feedback.results')}</h2>
      {given === null ? (
        <p>{say('feedback.few', { count, fewest: fewestFeedback })}</p>
      ) : (
        <>
          <p>{say('feedback.count', { count })}</p>
          <h3>{say('feedback.useful')}</h3>
          <Record
            rows={([5, 4, 3, 2, 1] as const).map((value) => ({
              term: say(`feedback.useful.${value}`),
              value: say.number(given.filter(({ useful }) => useful === value).length),
            }))}
          />
          <h3>{say('feedback.hour')}</h3>
          <Record
            rows={(['yes', 'no'] as const).map((value) => ({
              term: say(`feedback.hour.${value}`),
              value: say.number(given.filter(({ hour }) => hour === (value === 'yes')).length),
            }))}
          />
          {changes.length === 0 ? null : (
            <>
              <h3>{say('feedback.change')}</h3>
              <ul className="list">
                {changes.map((words, place) => (
                  <li key={place} className="said">
                    {words}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </section>
  );
}
