import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { listCourses } from '#app/domain/courses/courses.server.ts';
import { changePath, endPath, findPath } from '#app/domain/requirements/requirements.server.ts';
import { pathForm } from '#app/domain/requirements/requirements.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm, refill } from '#app/http/form.server.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button } from '#app/ui/forms.tsx';
import { PathForm } from '#app/ui/requirements/path-form.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, page?.path.title ?? '');

export async function loader({ context, params }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const path = await findPath(database(), organization.id, params.path ?? '');
  if (!path) throw notFound();
  const courses = await listCourses(database(), context.viewer);
  return { organization, path, courses: courses.map(({ slug, title }) => ({ slug, title })) };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { id: organizationId, slug } = await ledOrganization(context, params.organization);
  const [viewer, which] = [signedIn(context), { organizationId, path: params.path ?? '' }];
  const typed = Object.fromEntries(await request.clone().formData());
  const list = `/organizations/${slug}/paths`;
  if (typed.ended === 'yes') {
    const ended = await endPath(database(), viewer, which, context.now);
    if ('refused' in ended) throw notFound();
    return redirect(list, 303);
  }
  const form = await readForm(request, pathForm);
  if (!form.ok) return data({ refill: form.refill }, { status: 422 });
  const input = { ...which, ...form.value };
  const done = await changePath(database(), viewer, input, context.now);
  if (!('refused' in done)) return redirect(list, 303);
  if (done.refused === 'not-found') throw notFound();
  const problems = { courses: 'requirements.problem.pathCourse' } as const;
  return data({ refill: refill(typed, problems) }, { status: 422 });
}

export default function Path() {
  const say = useSay();
  const { organization, path, courses } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const list = `/organizations/${organization.slug}/paths`;
  const page = `${list}/${path.id}`;
  return (
    <div className="stack narrow">
      <Crumb to={list}>{say('requirements.paths.title')}</Crumb>
      <h1>{path.title}</h1>
      <PathForm
        action={page}
        courses={courses}
        path={path}
        button={say('requirements.path.save')}
        refill={again?.refill ?? null}
      />
      <form method="post" action={page} className="stack">
        <h2>{say('requirements.path.end')}</h2>
        <p>{say('requirements.path.endText')}</p>
        <input type="hidden" name="ended" value="yes" />
        <p>
          <Button className="quiet">{say('requirements.path.endButton')}</Button>
        </p>
      </form>
    </div>
  );
}
