import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { listCourses } from '#app/domain/courses/courses.server.ts';
import {
  listPaths,
  membersOf,
  membersWithout,
  requireCourses,
} from '#app/domain/requirements/requirements.server.ts';
import { askingForm, dayIn, zoneOfCountry } from '#app/domain/requirements/requirements.ts';
import { signedIn } from '#app/http/context.ts';
import { tooOften } from '#app/http/form-again.server.ts';
import { readForm, refill } from '#app/http/form.server.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Paused } from '#app/ui/organizations/paused.tsx';
import { AskedList } from '#app/ui/requirements/asked-list.tsx';
import { AskingForm } from '#app/ui/requirements/asking-form.tsx';
import { WhoHasNot } from '#app/ui/requirements/who-has-not.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('requirements.ask.title'));

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const asked = new URL(request.url).searchParams.get('missing');
  const all = await listCourses(database(), context.viewer);
  const course = all.find((it) => it.slug === asked);
  const people = course
    ? await membersWithout(database(), { organization, course }, context.now)
    : await membersOf(database(), organization.id);
  const timeZone = zoneOfCountry(organization.country);
  return {
    organization,
    people: people.map(({ id, name, position }) => ({ id, name, position })),
    courses: all.map(({ slug, title }) => ({ slug, title })),
    paths: await listPaths(database(), organization.id),
    missing: course?.slug ?? null,
    timeZone,
    today: dayIn(context.now, timeZone),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const form = await readForm(request, askingForm, { lists: ['people', 'courses'] });
  if (!form.ok) return data({ refill: form.refill, done: null }, { status: 422 });
  if (context.tooOften) return data({ refill: tooOften(form.value), done: null }, { status: 429 });
  const input = { organization, ...form.value };
  const done = await requireCourses(database(), signedIn(context), input, context.now);
  if (!('refused' in done)) return data({ refill: null, done });
  const field = { nobody: 'people', 'no-course': 'courses', past: 'due', paused: '' }[done.refused];
  const problems = { [field]: `requirements.problem.${done.refused}` as const };
  return data({ refill: refill(form.value, problems), done: null }, { status: 422 });
}

export default function Enrolments() {
  const say = useSay();
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const base = `/organizations/${page.organization.slug}`;
  return (
    <div className="stack narrow">
      <Crumb to={base}>{page.organization.name}</Crumb>
      <h1>{say('requirements.ask.title')}</h1>
      {result?.done ? (
        <>
          <AskedList base={base} timeZone={page.timeZone} {...result.done} />
          <p>
            <a href={`${base}/enrolments`}>{say('requirements.asked.more')}</a>
          </p>
        </>
      ) : page.organization.pause && !result ? (
        <Paused pause={page.organization.pause} />
      ) : (
        <>
          <p>{say('requirements.ask.text')}</p>
          <WhoHasNot base={base} courses={page.courses} missing={page.missing} />
          {page.people.length > 0 ? (
            <AskingForm base={base} {...page} refill={result?.refill ?? null} />
          ) : (
            <p>{say(page.missing ? 'requirements.ask.everybody' : 'requirements.ask.empty')}</p>
          )}
        </>
      )}
    </div>
  );
}
