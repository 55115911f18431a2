import { longest, sheetFields, type OwnCase } from '#app/domain/clinic/clinic.ts';
import { Button, fieldId, Problems, TextArea, type Refill } from '../forms.tsx';
import { useSay } from '../say.tsx';

interface SheetFieldsetProps {
  action: string;
  own: OwnCase | null;
  /** Whether it can still be sent; what was typed can be copied in any case. */
  open: boolean;
  refill: Refill | null;
}

/** The anonymous sheet, with why it came back beside each field. */
export function SheetFieldset({ action, own, open, refill }: SheetFieldsetProps) {
  const say = useSay();
  const unsure = refill?.problems.changed;
  return (
    <form method="post" action={action} className="stack">
      <h2>{say(own ? 'clinic.sheet.change' : 'clinic.sheet.title')}</h2>
      <Problems refill={refill} />
      <p>
        <b>{say('clinic.sheet.never')}</b> {say('clinic.sheet.who')}
      </p>
      {sheetFields.map((field) => (
        <TextArea
          key={field}
          label={say(`clinic.sheet.${field}`)}
          hint={say(`clinic.sheet.${field}.hint`)}
          name={field}
          rows={field === 'question' ? 3 : 6}
          required
          maxLength={longest[field]}
          defaultValue={own?.sheet?.[field]}
          autoComplete="off"
          refill={refill}
        />
      ))}
      {unsure ? (
        <span className="hint problem" id="field-changed-problem">
          {say(unsure)}
        </span>
      ) : null}
      <label className="choice-of-many">
        <input
          type="checkbox"
          id={fieldId('changed')}
          name="changed"
          required
          defaultChecked={refill?.values.changed !== undefined}
          aria-invalid={unsure ? true : undefined}
          aria-describedby={unsure ? 'field-changed-problem' : undefined}
        />
        <span>{say('clinic.sheet.changed')}</span>
      </label>
      {open ? (
        <p>
          <Button>{say(own ? 'clinic.sheet.keep' : 'clinic.sheet.button')}</Button>
        </p>
      ) : null}
    </form>
  );
}
