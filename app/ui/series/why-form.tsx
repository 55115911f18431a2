import type { ReactNode } from 'react';
import { Button, Problems, TextArea, type Refill } from '../forms.tsx';
import { useSay } from '../say.tsx';

interface WhyFormProps {
  refill: Refill | null;
  button: string;
  children?: ReactNode;
}

/** Why something does not take place: those who said yes read it in their mail. */
export function WhyForm({ refill, button, children }: WhyFormProps) {
  const say = useSay();
  return (
    <form method="post" className="stack">
      <Problems refill={refill} />
      {children}
      <TextArea
        label={say('series.reason.label')}
        hint={say('series.reason.hint')}
        name="reason"
        rows={3}
        maxLength={500}
        refill={refill}
      />
      <p>
        <Button className="danger">{button}</Button>
      </p>
    </form>
  );
}
