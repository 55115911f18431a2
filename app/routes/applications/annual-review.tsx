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
import { annualForm, annualOutcomes, longestNotes } from '#app/domain/applications/applications.ts';
import { countryName } from '#app/domain/organizations/organizations.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { PastReviews } from '#app/ui/applications/past-reviews.tsx';
import { Crumb } from '#app/ui/crumb.tsx';
import { Button, Problems, Select, TextArea } from '#app/ui/forms.tsx';
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
  const input = { slug, ...form.value };
  const done = await reviewOrganization(database(), context.viewer, input, context.now);
  if ('refused' in done && done.refused === 'not-found') throw notFound();
  // Why it was refused, the page says.
  return redirect(`/steward/organizations/${encodeURIComponent(slug)}/review`, 303);
}

export default function AnnualReview() {
  const say = useSay();
  const { found } = useLoaderData<typeof loader>();
  return (
    <div className="stack narrow">
      <Crumb to="/steward/organizations">{say('annual.title')}</Crumb>
      <h1>{found.name}</h1>
      <Record
        rows={[
          { term: say('reports.country'), value: countryName(found.country, say.language) },
          { term: say('annual.people'), value: say.number(found.people) },
          { term: say('annual.leaders'), value: say.list(found.leaders) },
          { term: say('annual.due'), value: say.day(found.dueAt, 'UTC') },
        ]}
      />
      <p>
        <a href={`/organizations/${found.slug}/report`}>{say('annual.team')}</a>
      </p>
      {found.own ? (
        <Notice>{say('annual.own')}</Notice>
      ) : found.done ? (
        <Notice>{say('annual.done')}</Notice>
      ) : (
        <Form />
      )}
      <PastReviews reviews={found.reviews} />
    </div>
  );
}

function Form() {
  const say = useSay();
  const refill = useActionData<typeof action>()?.refill;
  return (
    <form method="post" className="stack">
      <h2>{say('annual.review')}</h2>
      <Problems refill={refill} />
      <Select
        label={say('annual.outcome')}
        name="outcome"
        refill={refill}
        options={annualOutcomes.map((outcome) => ({
          value: outcome,
          label: say(`annual.outcome.${outcome}`),
        }))}
      />
      <TextArea
        label={say('annual.notes')}
        hint={say('apply.noChild')}
        name="notes"
        refill={refill}
        rows={5}
        required
        maxLength={longestNotes}
      />
      <p>
        <Button>{say('annual.button')}</Button>
      </p>
    </form>
  );
}
