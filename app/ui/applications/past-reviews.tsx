import type { OrganizationRecord } from '#app/domain/applications/applications.ts';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { useSay } from '#app/ui/say.tsx';

/** The years before, the last one first. */
export function PastReviews({ reviews }: Pick<OrganizationRecord, 'reviews'>) {
  const say = useSay();
  if (reviews.length === 0) return null;
  return (
    <>
      <h2>{say('annual.before')}</h2>
      <Ledger>
        {reviews.map((review) => (
          <LedgerItem key={review.year} state={say(`annual.outcome.${review.outcome}`)}>
            <b>
              {say('annual.past', {
                year: String(review.year),
                name: review.steward,
                day: say.day(review.at, 'UTC'),
              })}
            </b>
            <p className="typed">{review.notes}</p>
          </LedgerItem>
        ))}
      </Ledger>
    </>
  );
}
