import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import {
  findOrganizationToReview,
  reviewOrganization,
} from '#app/domain/applications/applications.server.ts';
import { annualForm } from '#app/domain/applications/applications.ts';
import { countryName } from '#app/domain/organizations/organizations.ts';
import { readForm, refill } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { AnnualForm } from '#app/ui/applications/annual-form.tsx';
import { PastReviews } from '#app/ui/applications/past-reviews.tsx';
import { Crumb } from '#app/ui/crumb.tsx';
import { NotSent } from '#app/ui/not-sent.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Record } from '#app/ui/record.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('annual.review'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const input = { slug: params.organization ?? '' };
  const found = await findOrganizationToReview(database(), context.viewer, input, context.now);
  if (!found) throw notFound();
  return { found };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const slug = params.organization ?? '';
  const form = await readForm(request, annualForm);
  if (!form.ok) return data({ refill: form.refill }, { status: 422 });
  const { outcome, notes } = form.value;
  const input = { slug, outcome, notes };
  const done = await reviewOrganization(database(), context.viewer, input, context.now);
  if ('refused' in done) {
    if (done.refused === 'not-found') throw notFound();
    return data({ refill: refill(form.value, {}) }, { status: 409 });
  }
  return redirect(`/steward/organizations/${encodeURIComponent(slug)}/review`, 303);
}

export default function AnnualReview() {
  const say = useSay();
  const { found } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <div className="stack narrow">
      <Crumb to="/steward/organizations">{say('annual.title')}</Crumb>
      <h1>{found.name}</h1>
      <Record
        rows={[
          { term: say('reports.country'), value: countryName(found.country, say.language) },
          { term: say('annual.people'), value: say.number(found.people) },
          ...(found.leaders.length > 0
            ? [{ term: say('annual.leaders'), value: say.list(found.leaders) }]
            : []),
          ...(found.standing === 'ended'
            ? []
            : [{ term: say('annual.due'), value: say.day(found.dueAt, 'UTC') }]),
        ]}
      />
      <p className="links">
        <a href={`/organizations/${found.slug}/report`}>{say('annual.team')}</a>
      </p>
      {found.standing === 'paused' ? <Notice>{say('annual.paused')}</Notice> : null}
      {found.standing === 'ended' ? (
        <Notice>{say('annual.ended')}</Notice>
      ) : found.own ? (
        <Notice>{say('annual.own')}</Notice>
      ) : found.done ? (
        <Notice>{say('annual.done')}</Notice>
      ) : (
        <AnnualForm refill={again?.refill ?? null} />
      )}
      {again && (found.done || found.own || found.standing === 'ended') ? (
        <NotSent refill={again.refill} fields={['notes']} />
      ) : null}
      <PastReviews reviews={found.reviews} />
    </div>
  );
}
