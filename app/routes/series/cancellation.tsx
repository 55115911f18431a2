import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { cancelMeeting, countConcerned, endSeries } from '#app/domain/meetings/meetings.server.ts';
import { reasonForm } from '#app/domain/meetings/meetings.ts';
import { signedIn } from '#app/http/context.ts';
import { privately, sendBack } from '#app/http/form-again.server.ts';
import { refill } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { childDataBeside, ledMeetingOr404, readPlanned } from '#app/http/series.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { OneOf } from '#app/ui/series/choosing.tsx';
import { WhyForm } from '#app/ui/series/why-form.tsx';
import { When } from '#app/ui/series/when.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('series.cancel.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { meeting } = await ledMeetingOr404(context, params.meeting);
  const standing = meeting.cancelled === null || meeting.cancelled.as === 'pause';
  return {
    meeting,
    stands: standing && meeting.startsAt > context.now.toISOString(),
    people: await countConcerned(database(), signedIn(context), [meeting.id]),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const { meeting } = await ledMeetingOr404(context, params.meeting);
  const { form, typed } = await readPlanned(request, reasonForm);
  if (!form.ok) return sendBack(refill(typed, form.refill.problems));
  const { reason, and } = form.value;
  const wrong = childDataBeside({ reason }, context.now);
  if (Object.keys(wrong).length > 0) return sendBack(refill(typed, wrong));
  const later = { series: meeting.seriesId, from: meeting.id, reason };
  const done =
    and === 'later'
      ? await endSeries(database(), viewer, later, context.now)
      : await cancelMeeting(database(), viewer, { meeting: meeting.id, reason }, context.now);
  if (done === 'done')
    return redirect(`/series/${meeting.seriesId}?${and === 'later' ? 'ended' : 'cancelled'}`, 303);
  if (done.refused === 'not-found') throw notFound();
  return sendBack(refill(typed, { '': 'series.cancel.not' }));
}

/** One date does not take place, or the series ends with it; why is said to those who said yes. */
export default function Cancellation() {
  const say = useSay();
  const { meeting, stands, people } = useLoaderData<typeof loader>();
  const refilled = useActionData<typeof action>()?.refill ?? null;
  return (
    <div className="stack">
      <Crumb to={`/series/${meeting.seriesId}`}>{meeting.title}</Crumb>
      <h1>{say('series.cancel.title')}</h1>
      <p>
        <When at={meeting.startsAt} />
      </p>
      {stands ? (
        <>
          <p>{say('series.cancel.people', { people })}</p>
          <WhyForm refill={refilled} button={say('series.cancel.button')}>
            {meeting.kind === 'community' ? (
              <OneOf
                label={say('series.cancel.which')}
                name="and"
                refill={refilled}
                chosen="this"
                options={[
                  { value: 'this', label: say('series.cancel.this') },
                  { value: 'later', label: say('series.cancel.later') },
                ]}
              />
            ) : null}
          </WhyForm>
        </>
      ) : (
        <p>{say('series.cancel.not')}</p>
      )}
    </div>
  );
}
