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
import { listPaths, makePath } from '#app/domain/requirements/requirements.server.ts';
import { pathForm } from '#app/domain/requirements/requirements.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm, refill } from '#app/http/form.server.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { PathForm } from '#app/ui/requirements/path-form.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('requirements.paths.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const courses = await listCourses(database(), context.viewer);
  return {
    organization,
    paths: await listPaths(database(), organization.id),
    courses: courses.map(({ slug, title }) => ({ slug, title })),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { id: organizationId, slug } = await ledOrganization(context, params.organization);
  const again = request.clone();
  const form = await readForm(request, pathForm);
  if (!form.ok) return data({ refill: form.refill }, { status: 422 });
  const input = { organizationId, ...form.value };
  const done = await makePath(database(), signedIn(context), input, context.now);
  if (!('refused' in done)) return redirect(`/organizations/${slug}/paths`, 303);
  const typed = Object.fromEntries(await again.formData());
  const problems = { courses: 'requirements.problem.pathCourse' } as const;
  return data({ refill: refill(typed, problems) }, { status: 422 });
}

export default function Paths() {
  const say = useSay();
  const { organization, paths, courses } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const base = `/organizations/${organization.slug}`;
  const titles = new Map(courses.map(({ slug, title }) => [slug, title]));
  return (
    <div className="stack narrow">
      <Crumb to={base}>{organization.name}</Crumb>
      <h1>{say('requirements.paths.title')}</h1>
      <p>{say('requirements.paths.text')}</p>
      {paths.length > 0 ? (
        <Ledger>
          {paths.map((path) => (
            <LedgerItem key={path.id}>
              <a href={`${base}/paths/${path.id}`}>{path.title}</a>
              <ol className="small soft">
                {path.courses.map((slug) => (
                  <li key={slug}>{titles.get(slug) ?? slug}</li>
                ))}
              </ol>
            </LedgerItem>
          ))}
        </Ledger>
      ) : (
        <p>{say('requirements.paths.none')}</p>
      )}
      <h2>{say('requirements.paths.new')}</h2>
      <PathForm
        action={`${base}/paths`}
        courses={courses}
        button={say('requirements.paths.make')}
        refill={again?.refill ?? null}
      />
    </div>
  );
}
