import { decisions, longestMessage } from '#app/domain/applications/applications.ts';
import { Button, Group, TextArea, type Refill } from '#app/ui/forms.tsx';
import { useSay } from '#app/ui/say.tsx';

interface FormProps {
  application: string;
  refill: Refill | null;
}

export function InterviewForm({ application, refill }: FormProps) {
  const say = useSay();
  return (
    <details open={refill !== null && 'message' in refill.problems}>
      <summary>{say('applying.interview.title')}</summary>
      <form
        method="post"
        action={`/steward/applications/${application}/interview`}
        className="stack"
      >
        <TextArea
          label={say('applying.interview.message')}
          hint={say('applying.interview.hint')}
          name="message"
          refill={refill}
          rows={4}
          required
          maxLength={longestMessage}
        />
        <p>
          <Button className="quiet">{say('applying.interview.button')}</Button>
        </p>
      </form>
    </details>
  );
}

/** Once two reviews are there. */
export function DecisionForm({ application, ready, refill }: FormProps & { ready: boolean }) {
  const say = useSay();
  return (
    <section className="stack">
      <h2>{say('applying.decide.title')}</h2>
      {ready ? (
        <form
          method="post"
          action={`/steward/applications/${application}/decision`}
          className="stack"
        >
          <Group
            className="rubric"
            label={say('applying.decide.label')}
            name="decision"
            refill={refill}
          >
            {decisions.map((decision) => (
              <label key={decision}>
                <input
                  type="radio"
                  name="decision"
                  value={decision}
                  defaultChecked={refill?.values.decision === decision}
                  required
                />
                <span>{say(`applying.decide.${decision}`)}</span>
              </label>
            ))}
          </Group>
          <TextArea
            label={say('applying.decide.reason')}
            hint={say('applying.decide.hint')}
            name="reason"
            refill={refill}
            rows={4}
            maxLength={longestMessage}
          />
          <p>
            <Button>{say('applying.decide.button')}</Button>
          </p>
        </form>
      ) : (
        <p>{say('applying.decide.two')}</p>
      )}
    </section>
  );
}
