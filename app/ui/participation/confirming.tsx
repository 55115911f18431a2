import type { AttendedWorkshop } from '#app/domain/participation/participation.ts';
import { Crumb } from '../crumb.tsx';
import { Button, Field, Problems, type Refill } from '../forms.tsx';
import { Notice } from '../notice.tsx';
import { useSay } from '../say.tsx';

interface ConfirmingProps {
  about?: string;
  year?: number | null;
  workshop?: AttendedWorkshop | null;
  holder: string;
  refill: Refill | null;
}

/** The name that will stand on it, before it is made. */
export function Confirming({ about, year, workshop, holder, refill }: ConfirmingProps) {
  const say = useSay();
  return (
    <div className="stack narrow">
      <Crumb to="/participation">{say('participation.title')}</Crumb>
      <h1>{say('participation.confirm.title')}</h1>
      {workshop ? (
        <p>
          <b lang={workshop.writtenIn === say.language ? undefined : workshop.writtenIn}>
            {workshop.title}
          </b>
        </p>
      ) : null}
      {year ? <p>{say('participation.confirm.year', { year: String(year) })}</p> : null}
      <Problems refill={refill} />
      <form method="post" action="/participation" className="stack">
        <input type="hidden" name="about" value={about ?? String(refill?.values['about'] ?? '')} />
        <Field
          label={say('certificates.issue.holder')}
          hint={say('certificates.issue.holderHint')}
          name="holder"
          refill={refill}
          defaultValue={holder}
          autoComplete="name"
          spellCheck={false}
          required
          maxLength={400}
        />
        <Notice title={say('certificates.issue.frozen.title')}>
          {say('certificates.issue.frozen')}
        </Notice>
        <p>
          <Button>{say('participation.confirm.button')}</Button>
        </p>
      </form>
    </div>
  );
}
