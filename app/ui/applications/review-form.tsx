import {
  criteria,
  longestOpinion,
  type Criterion,
  type Review,
} from '#app/domain/applications/applications.ts';
import { Button, Group, TextArea, type Refill } from '#app/ui/forms.tsx';
import { useSay } from '#app/ui/say.tsx';

const scores = [1, 2, 3] as const;

interface ReviewFormProps {
  application: string;
  mine: Review | null;
  refill: Refill | null;
}

/** The rubric: 1 to 3 for each criterion, with words, and an opinion. */
export function ReviewForm({ application, mine, refill }: ReviewFormProps) {
  const say = useSay();
  // Another form's refill knows nothing of these fields.
  const typed = refill && 'opinion' in refill.values ? refill : null;
  const given = (criterion: Criterion) =>
    typed ? typed.values[criterion] : mine?.scores[criterion].toString();
  return (
    <form method="post" action={`/steward/applications/${application}/review`} className="stack">
      <h2>{say('applying.review.title')}</h2>
      {criteria.map((criterion) => (
        <Group
          key={criterion}
          className="rubric"
          label={say(`applying.criterion.${criterion}`)}
          name={criterion}
          refill={typed}
        >
          {scores.map((score) => (
            <label key={score}>
              <input
                type="radio"
                name={criterion}
                value={score}
                defaultChecked={String(given(criterion)) === String(score)}
                required
              />
              <span>{say(`applying.score.${criterion}.${score}`)}</span>
            </label>
          ))}
        </Group>
      ))}
      <TextArea
        label={say('applying.review.opinion')}
        hint={say('apply.noChild')}
        name="opinion"
        defaultValue={mine?.opinion}
        refill={typed}
        rows={5}
        required
        maxLength={longestOpinion}
      />
      <p>
        <Button>{mine ? say('applying.review.change') : say('applying.review.button')}</Button>
      </p>
    </form>
  );
}

export function Recusal({ application }: { application: string }) {
  const say = useSay();
  return (
    <details>
      <summary>{say('applying.recuse.title')}</summary>
      <form method="post" action={`/steward/applications/${application}/recusal`} className="stack">
        <p>{say('applying.recuse.what')}</p>
        <p>
          <Button className="danger">{say('applying.recuse.button')}</Button>
        </p>
      </form>
    </details>
  );
}
