import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { meetingPage, reserve, type Reserved } from '#app/domain/meetings/meetings.server.ts';
import { reservationForm } from '#app/domain/meetings/meetings.ts';
import { signedIn } from '#app/http/context.ts';
import { formAgain, privately, sendBack } from '#app/http/form-again.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Answer } from '#app/ui/meetings/answer.tsx';
import { Crumb } from '#app/ui/crumb.tsx';
import { Problems } from '#app/ui/forms.tsx';
import { MeetingTitle } from '#app/ui/meetings/meeting-title.tsx';
import { Wishes } from '#app/ui/meetings/wishes.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import type { Key } from '#app/words/words.ts';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('meetings.answer.again'));

/** For the answer to a form that came back; nobody is sent here otherwise. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const page = await meetingPage(database(), signedIn(context), { meeting: params.meeting! });
  if (!page?.mayAnswer) throw notFound();
  return page;
}

/** An answer, or what somebody wishes; the other stays as it is. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const meeting = params.meeting!;
  const form = await readForm(request, reservationForm);
  if (!form.ok) return sendBack(form.refill);
  const { answer, wishes, brings, interpretation } = form.value;
  const wished = wishes ? { brings, interpretation: interpretation ?? null } : {};
  const said = { meeting, answer, ...wished };
  const done = await reserve(database(), signedIn(context), said, context.now);
  if ('place' in done)
    return redirect(`/meetings/${meeting}${wishes ? '?kept=wishes' : ''}#answer`, 303);
  if (done.refused === 'not-found') throw notFound();
  const [field, key] = problemOf(done);
  const typed = { brings, interpretation: interpretation ?? '' };
  return formAgain(wishes ? typed : {}, { [field]: key });
}

function problemOf(refusal: Exclude<Reserved, { place: unknown }>): [string, Key] {
  switch (refusal.refused) {
    case 'child-data':
      return ['brings', `meetings.problem.child-data.${refusal.what}`];
    case 'brings-long':
      return ['brings', 'meetings.problem.brings-long'];
    case 'cancelled':
      return ['', 'meetings.problem.cancelled'];
    case 'over':
      return ['', 'meetings.problem.over'];
    default:
      return ['', 'meetings.problem.answer'];
  }
}

export default function ReservationAgain() {
  const say = useSay();
  const { meeting, place, brings, interpretation } = useLoaderData<typeof loader>();
  const refill = useActionData<typeof action>()?.refill;
  const answered = place.answer === 'yes' || place.answer === 'maybe';
  return (
    <div className="stack">
      <Crumb to={`/meetings/${meeting.id}`}>
        <MeetingTitle of={meeting} />
      </Crumb>
      <h1>{say('meetings.answer.again')}</h1>
      <Problems refill={refill} />
      {answered ? (
        <Wishes {...{ meeting, brings, interpretation }} refill={refill} />
      ) : (
        <Answer meeting={meeting} place={place} mails={false} />
      )}
    </div>
  );
}
