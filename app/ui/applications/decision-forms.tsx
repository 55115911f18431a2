import { decisions, longestMessage } from '#app/domain/applications/applications.ts';
import { Button, TextArea } from '#app/ui/forms.tsx';
import { useSay } from '#app/ui/say.tsx';

export function InterviewForm({ application }: { application: string }) {
  const say = useSay();
  return (
    <details>
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
          rows={3}
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
export function DecisionForm({ application, ready }: { application: string; ready: boolean }) {
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
          <fieldset className="rubric">
            <legend>{say('applying.decide.label')}</legend>
            {decisions.map((decision) => (
              <label key={decision}>
                <input type="radio" name="decision" value={decision} required />
                <span>{say(`applying.decide.${decision}`)}</span>
              </label>
            ))}
          </fieldset>
          <TextArea
            label={say('applying.decide.reason')}
            hint={say('applying.decide.hint')}
            name="reason"
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
