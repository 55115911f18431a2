import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { findApplication } from '#app/domain/applications/applications.server.ts';
import { reviewsNeeded } from '#app/domain/applications/applications.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { ApplicationAnswers } from '#app/ui/applications/application-answers.tsx';
import { ApplicationStatus } from '#app/ui/applications/application-status.tsx';
import { DecisionForm, InterviewForm } from '#app/ui/applications/decision-forms.tsx';
import { Recusal, ReviewForm } from '#app/ui/applications/review-form.tsx';
import { Reviews } from '#app/ui/applications/reviews.tsx';
import { Crumb } from '#app/ui/crumb.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Record } from '#app/ui/record.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, data?.found.organization ?? '');

const refusals = ['decided', 'recused', 'reviews', 'no-reason', 'applicant', 'form'] as const;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const input = { application: params.application ?? '' };
  const found = await findApplication(database(), context.viewer, input);
  if (!found) throw notFound();
  const asked = new URL(request.url).searchParams.get('refused');
  return { found, refused: refusals.find((refusal) => refusal === asked) ?? null };
}

export default function Application() {
  const say = useSay();
  const { found, refused } = useLoaderData<typeof loader>();
  const { decidedAt, reason, slug, draft, viewer } = found;
  const day = (instant: string) => say.day(instant, 'UTC');
  return (
    <div className="stack narrow">
      <Crumb to="/steward/applications">{say('applying.title')}</Crumb>
      <h1>{found.organization || say('applying.gone')}</h1>
      {refused === null ? null : (
        <Notice kind="problem">{say(`applying.refused.${refused}`)}</Notice>
      )}
      <ApplicationStatus standing={found.standing} reviews={found.reviews} />
      <Record
        rows={[
          {
            term: say('applying.applicant'),
            value: (
              <a href={`/steward/people/${found.applicantId}`}>
                {found.applicant || say('applying.gone')}
              </a>
            ),
          },
          { term: say('applying.sent'), value: day(found.submittedAt) },
          ...(decidedAt === null ? [] : [{ term: say('applying.decided'), value: day(decidedAt) }]),
          ...(reason === null
            ? []
            : [{ term: say('applying.reason'), value: <span className="typed">{reason}</span> }]),
        ]}
      />
      {slug === null ? null : (
        <p>
          <a href={`/organizations/${slug}`}>{say('applying.organization')}</a>
        </p>
      )}
      {viewer === 'applicant' ? <Notice>{say('applying.yourOwn')}</Notice> : null}
      {viewer === 'recused' ? <Notice>{say('applying.recused')}</Notice> : null}
      {draft === null ? null : (
        <>
          <ApplicationAnswers draft={draft} />
          <Reviews reviewed={found.reviewed} />
          {decidedAt === null ? <Deeds /> : null}
        </>
      )}
    </div>
  );
}

function Deeds() {
  const { found } = useLoaderData<typeof loader>();
  const mine = found.reviewed?.find((review) => review.mine) ?? null;
  return (
    <>
      <ReviewForm application={found.id} mine={mine} />
      <Recusal application={found.id} />
      {found.standing === 'submitted' ? <InterviewForm application={found.id} /> : null}
      <DecisionForm application={found.id} ready={found.reviews >= reviewsNeeded} />
    </>
  );
}
