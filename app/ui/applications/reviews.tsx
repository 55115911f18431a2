import { criteria, type Review } from '#app/domain/applications/applications.ts';
import { Record } from '#app/ui/record.tsx';
import { useSay } from '#app/ui/say.tsx';

/** Null where the viewer is to give their own first. */
export function Reviews({ reviewed }: { reviewed: Review[] | null }) {
  const say = useSay();
  return (
    <section className="stack">
      <h2>{say('applying.reviewed.title')}</h2>
      {reviewed === null ? <p>{say('applying.reviewed.hidden')}</p> : null}
      {reviewed?.length === 0 ? <p>{say('applying.reviewed.none')}</p> : null}
      {reviewed?.map((review) => (
        <article key={review.steward + review.reviewedAt} className="stack">
          <h3>
            {say('applying.reviewed.by', {
              name: review.steward,
              day: say.day(review.reviewedAt, 'UTC'),
            })}
          </h3>
          <Record
            rows={criteria.map((criterion) => ({
              term: say(`applying.criterion.${criterion}`),
              value: say(`applying.score.${criterion}.${review.scores[criterion]}`),
            }))}
          />
          <p className="typed">{review.opinion}</p>
        </article>
      ))}
    </section>
  );
}
