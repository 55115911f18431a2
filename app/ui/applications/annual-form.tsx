import { annualOutcomes, longestNotes } from '#app/domain/applications/applications.ts';
import { Button, Group, Problems, TextArea, type Refill } from '#app/ui/forms.tsx';
import { useSay } from '#app/ui/say.tsx';

/** What a year's review brings, with what each means. */
export function AnnualForm({ refill }: { refill: Refill | null }) {
  const say = useSay();
  return (
    <form method="post" className="stack">
      <h2>{say('annual.review')}</h2>
      <Problems refill={refill} />
      <Group className="rubric" label={say('annual.outcome')} name="outcome" refill={refill}>
        {annualOutcomes.map((outcome) => (
          <label key={outcome}>
            <input
              type="radio"
              name="outcome"
              value={outcome}
              defaultChecked={refill?.values.outcome === outcome}
              required
            />
            <span>
              {say(`annual.outcome.${outcome}`)}
              <small>{say(`annual.what.${outcome}`)}</small>
            </span>
          </label>
        ))}
      </Group>
      <Group className="rubric" label={say('annual.sureTitle')} name="sure" refill={refill}>
        <label>
          <input
            type="checkbox"
            name="sure"
            value="yes"
            defaultChecked={refill?.values.sure === 'yes'}
          />
          <span>{say('annual.sure')}</span>
        </label>
      </Group>
      <TextArea
        label={say('annual.notes')}
        hint={say('annual.notesHint')}
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
