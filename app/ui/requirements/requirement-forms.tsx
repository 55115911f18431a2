import { longestReason } from '#app/domain/requirements/requirements.ts';
import { Button, Field, type Refill } from '../forms.tsx';
import { useSay } from '../say.tsx';

interface FormProps {
  page: string;
  /** Where this form came back, and not the other one. */
  refill: Refill | null;
}

/** Another day, with a reason. */
export function ExtensionForm({ page, today, refill }: FormProps & { today: string }) {
  const say = useSay();
  return (
    <form method="post" action={`${page}/extension`} className="stack">
      <h2>{say('requirements.extend.title')}</h2>
      <Field
        label={say('requirements.extend.day')}
        hint={say('requirements.ask.dueHint')}
        name="due"
        type="date"
        min={today}
        refill={refill}
        required
      />
      <Reason of="extension" refill={refill} />
      <p>
        <Button>{say('requirements.extend.button')}</Button>
      </p>
    </form>
  );
}

/** Not needed after all; or needed again. */
export function WaiverForm({ page, waived, refill }: FormProps & { waived: boolean }) {
  const say = useSay();
  if (waived) {
    return (
      <form method="post" action={`${page}/waiver`} className="stack">
        <h2>{say('requirements.restore.title')}</h2>
        <input type="hidden" name="undone" value="yes" />
        <p>{say('requirements.restore.text')}</p>
        <p>
          <Button>{say('requirements.restore.button')}</Button>
        </p>
      </form>
    );
  }
  return (
    <form method="post" action={`${page}/waiver`} className="stack">
      <h2>{say('requirements.waive.title')}</h2>
      <p>{say('requirements.waive.text')}</p>
      <Reason of="waiver" refill={refill} />
      <p>
        <Button className="quiet">{say('requirements.waive.button')}</Button>
      </p>
    </form>
  );
}

function Reason({ of, refill }: { of: string; refill: Refill | null }) {
  const say = useSay();
  return (
    <Field
      // Both forms have one; the list of problems leads to the one that came back.
      id={refill ? undefined : `reason-${of}`}
      refill={refill}
      label={say('requirements.reason.label')}
      hint={say('requirements.reason.hint')}
      name="reason"
      autoComplete="off"
      required
      maxLength={longestReason}
    />
  );
}
