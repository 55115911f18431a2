import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { listCourses } from '#app/domain/courses/courses.server.ts';
import {
  changeMeeting,
  findGuests,
  listFacilitators,
} from '#app/domain/meetings/meetings.server.ts';
import { meetingForm, readAgenda, type Prereading } from '#app/domain/meetings/meetings.ts';
import { signedIn } from '#app/http/context.ts';
import { privately, sendBack } from '#app/http/form-again.server.ts';
import { refill } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import {
  childDataBeside,
  faultsBeside,
  ledMeetingOr404,
  readPlanned,
} from '#app/http/series.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { pageTitle, useSay, useViewer } from '#app/ui/say.tsx';
import { MeetingForm } from '#app/ui/series/meeting-form.tsx';
import { When } from '#app/ui/series/when.tsx';
import type { Key } from '#app/words/words.ts';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };
export const headers = privately;
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('series.meeting.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const led = await ledMeetingOr404(context, params.meeting, { hosts: true });
  const courses = await listCourses(database(), context.viewer);
  return {
    ...led,
    facilitators: led.runs ? await listFacilitators(database()) : [],
    courses: courses.map(({ slug, title, lessons }) => ({
      slug,
      title,
      lessons: lessons.map(({ key, title, hasAid }) => ({ key, title, hasAid })),
    })),
  };
}

/** `lesson:intro/why` */
function prereadingOf(typed: string[]): Prereading[] {
  return typed.flatMap((it) => {
    const [, kind, course, lesson] = /^(lesson|aid):([^/]+)\/([^/]+)$/.exec(it) ?? [];
    return kind ? [{ kind: kind as Prereading['kind'], course: course!, lesson: lesson! }] : [];
  });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const { meeting, runs } = await ledMeetingOr404(context, params.meeting, { hosts: true });
  const { form, typed } = await readPlanned(request, meetingForm);
  if (!form.ok) return sendBack(refill(typed, form.refill.problems));
  const { theme, agenda: lines, writtenIn, guests, ...more } = form.value;
  const agenda = readAgenda(lines);
  const problems: Record<string, Key> = childDataBeside({ theme, agenda: lines }, context.now);
  if (!agenda) problems.agenda = 'series.problem.agendaLine';
  const found = runs ? await findGuests(database(), guests) : { people: [], unknown: [] };
  if (found.unknown.length > 0) problems.guests = 'series.problem.guests';
  if (!agenda || Object.keys(problems).length > 0) return sendBack(refill(typed, problems));
  const own = { theme, agenda, writtenIn, prereading: prereadingOf(more.prereading) };
  const { roomAddress, roomPhone, place, capacity, languages, and } = more;
  const facilitators = [...more.facilitators, ...found.people];
  const input = runs
    ? {
        ...own,
        and,
        place,
        capacity,
        languages,
        facilitators,
        ...given({ roomAddress, roomPhone }),
      }
    : { ...own, and: 'this' as const };
  const done = await changeMeeting(
    database(),
    viewer,
    { meeting: meeting.id, ...input },
    context.now,
  );
  if (done === 'changed') {
    const back = runs ? `/series/${meeting.seriesId}?planned` : `/meetings/${meeting.id}`;
    return redirect(back, 303);
  }
  if (done.refused === 'not-found') throw notFound();
  if (done.refused === 'invalid') return sendBack(refill(typed, faultsBeside(done.fields)));
  return sendBack(refill(typed, { capacity: 'series.problem.fewer' }));
}

/** What was not said is left out. */
const given = <T extends object>(all: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never;

export default function Planning() {
  const say = useSay();
  const { timeZone } = useViewer();
  const loaded = useLoaderData<typeof loader>();
  const refilled = useActionData<typeof action>()?.refill ?? null;
  const { meeting, runs } = loaded;
  return (
    <div className="stack">
      <Crumb to={runs ? `/series/${meeting.seriesId}` : `/meetings/${meeting.id}`}>
        {meeting.title}
      </Crumb>
      <h1>{say('series.meeting.title')}</h1>
      <p>
        <When at={meeting.startsAt} />
      </p>
      <MeetingForm {...loaded} timeZone={timeZone} refill={refilled} />
    </div>
  );
}
