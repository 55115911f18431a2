import type { MetaFunction } from '@remix-run/node';
import { reviewsNeeded, type ApplicationRecord } from '#app/domain/applications/applications.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Problems, type Refill } from '#app/ui/forms.tsx';
import { NotSent } from '#app/ui/not-sent.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { ApplicationAnswers } from './application-answers.tsx';
import { ApplicationFacts } from './application-facts.tsx';
import { ApplicationStatus } from './application-status.tsx';
import { DecisionForm, InterviewForm } from './decision-forms.tsx';
import { Recusal, ReviewForm } from './review-form.tsx';
import { Reviews } from './reviews.tsx';

export const titleOfApplication: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('applying.one'));

interface ApplicationPageProps {
  found: ApplicationRecord;
  /** Of the one form that came back. */
  refill: Refill | null;
}

/** What a steward reads and decides; after a refused form the same, with what was typed. */
export function ApplicationPage({ found, refill }: ApplicationPageProps) {
  const say = useSay();
  const { draft, viewer, slug } = found;
  const open = draft !== null && found.decidedAt === null;
  return (
    <div className="stack narrow">
      <Crumb to="/steward/applications">{say('applying.title')}</Crumb>
      <h1>{found.organization || say('applying.gone')}</h1>
      <Problems refill={refill} />
      <div>
        <ApplicationStatus standing={found.standing} reviews={found.reviews} />
      </div>
      <ApplicationFacts found={found} />
      {slug === null ? null : (
        <p>
          <a href={`/organizations/${slug}`}>{say('applying.organization')}</a>
        </p>
      )}
      {viewer === 'applicant' ? <Notice>{say('applying.yourOwn')}</Notice> : null}
      {viewer === 'recused' ? <Notice>{say('applying.recused')}</Notice> : null}
      {refill && !open ? (
        <NotSent refill={refill} fields={['opinion', 'message', 'reason']} />
      ) : null}
      {draft === null ? null : (
        <>
          <ApplicationAnswers draft={draft} />
          <Reviews reviewed={found.reviewed} />
        </>
      )}
      {open ? <Deeds found={found} refill={refill} /> : null}
    </div>
  );
}

function Deeds({ found, refill }: ApplicationPageProps) {
  const mine = found.reviewed?.find((review) => review.mine) ?? null;
  return (
    <>
      <ReviewForm application={found.id} mine={mine} refill={refill} />
      <Recusal application={found.id} />
      {found.standing === 'submitted' ? (
        <InterviewForm application={found.id} refill={refill} />
      ) : null}
      <DecisionForm application={found.id} ready={found.reviews >= reviewsNeeded} refill={refill} />
    </>
  );
}
