import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { countConcerned, moveMeeting } from '#app/domain/meetings/meetings.server.ts';
import { dateForm } from '#app/domain/meetings/meetings.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { signedIn } from '#app/http/context.ts';
import { privately, sendBack } from '#app/http/form-again.server.ts';
import { refill } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { ledMeetingOr404, readPlanned } from '#app/http/series.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Field, Problems } from '#app/ui/forms.tsx';
import { link } from '#app/ui/link.tsx';
import { pageTitle, Sentence, useSay, useViewer } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('series.move.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { meeting } = await ledMeetingOr404(context, params.meeting);
  return {
    meeting,
    stands: meeting.cancelled === null && meeting.startsAt > context.now.toISOString(),
    people: await countConcerned(database(), signedIn(context), [meeting.id]),
  };
}

const problems = {
  cancelled: { '': 'series.move.not' },
  begun: { '': 'series.move.not' },
  localStart: { day: 'series.problem.localStart' },
  minutes: { minutes: 'series.problem.minutes' },
} as const;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { meeting } = await ledMeetingOr404(context, params.meeting);
  const { form, typed } = await readPlanned(request, dateForm);
  if (!form.ok) return sendBack(refill(typed, form.refill.problems));
  const { day, time, minutes } = form.value;
  const input = { meeting: meeting.id, localStart: `${day}T${time}`, minutes };
  const done = await moveMeeting(database(), signedIn(context), input, context.now);
  if (done === 'done') return redirect(`/series/${meeting.seriesId}?moved`, 303);
  if (done.refused === 'not-found') throw notFound();
  return sendBack(refill(typed, problems[done.refused]));
}

/** Moves one date; what was answered to it stays. */
export default function MeetingDate() {
  const say = useSay();
  const { timeZone } = useViewer();
  const { meeting, stands, people } = useLoaderData<typeof loader>();
  const refilled = useActionData<typeof action>()?.refill ?? null;
  const [day, time] = meeting.localStart.split('T');
  const city = placeOf(meeting.timeZone);
  return (
    <div className="stack">
      <Crumb to={`/series/${meeting.seriesId}`}>{meeting.title}</Crumb>
      <h1>{say('series.move.title')}</h1>
      <p>
        {say('series.move.now', {
          when: say.fullMoment(meeting.startsAt, meeting.timeZone),
          city,
          own: say.fullMoment(meeting.startsAt, timeZone),
          same: timeZone === meeting.timeZone ? 'yes' : 'no',
        })}
      </p>
      {stands ? (
        <>
          <p>{say('series.move.people', { people })}</p>
          <form method="post" className="stack">
            <Problems refill={refilled} />
            <Field
              label={say('series.move.day')}
              name="day"
              type="date"
              required
              defaultValue={day}
              refill={refilled}
            />
            <Field
              label={say('series.move.time', { city })}
              name="time"
              type="time"
              required
              defaultValue={time}
              refill={refilled}
            />
            <Field
              label={say('series.plan.minutes')}
              name="minutes"
              type="number"
              inputMode="numeric"
              min={15}
              max={720}
              required
              defaultValue={String(meeting.minutes)}
              refill={refilled}
            />
            <p>
              <Button>{say('series.move.button')}</Button>
            </p>
          </form>
          {meeting.kind === 'community' ? (
            <p>
              <Sentence
                of="series.move.later"
                with={{ link: link(`/series/${meeting.seriesId}/plan?from=${meeting.id}`) }}
              />
            </p>
          ) : null}
        </>
      ) : (
        <p>{say('series.move.not')}</p>
      )}
    </div>
  );
}
