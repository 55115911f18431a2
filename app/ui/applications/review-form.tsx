import {
  criteria,
  longestOpinion,
  type Criterion,
  type Review,
} from '#app/domain/applications/applications.ts';
import { Button, TextArea } from '#app/ui/forms.tsx';
import { useSay } from '#app/ui/say.tsx';

const scores = [1, 2, 3] as const;

/** The rubric: 1 to 3 for each criterion, with words, and an opinion. */
export function ReviewForm({ application, mine }: { application: string; mine: Review | null }) {
  const say = useSay();
  return (
    <form method="post" action={`/steward/applications/${application}/review`} className="stack">
      <h2>{say('applying.review.title')}</h2>
      {criteria.map((criterion) => (
        <Rubric key={criterion} criterion={criterion} given={mine?.scores[criterion]} />
      ))}
      <TextArea
        label={say('applying.review.opinion')}
        hint={say('apply.noChild')}
        name="opinion"
        defaultValue={mine?.opinion}
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

function Rubric({ criterion, given }: { criterion: Criterion; given: number | undefined }) {
  const say = useSay();
  return (
    <fieldset className="rubric">
      <legend>{say(`applying.criterion.${criterion}`)}</legend>
      {scores.map((score) => (
        <label key={score}>
          <input
            type="radio"
            name={criterion}
            value={score}
            defaultChecked={given === score}
            required
          />
          <span>{say(`applying.score.${criterion}.${score}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function Recusal({ application }: { application: string }) {
  const say = useSay();
  return (
    <details>
      <summary>{say('applying.recuse.title')}</summary>
      <form method="post" action={`/steward/applications/${application}/review`} className="stack">
        <p>{say('applying.recuse.what')}</p>
        <input type="hidden" name="recused" value="yes" />
        <p>
          <Button className="danger">{say('applying.recuse.button')}</Button>
        </p>
      </form>
    </details>
  );
}
