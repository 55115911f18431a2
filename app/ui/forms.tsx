/**
 * Fields of a form: label, hint, what is wrong, and the box, in this order and tied together. A
 * form that comes back is filled with what was typed.
 */
import type { ComponentProps, ReactNode } from 'react';
import type { Key } from '#app/words/words.ts';
import { Icon } from './icon.tsx';
import { useSay } from './say.tsx';

/** What a form sends back of itself (app/http/form.server.ts). */
export interface Refill {
  values: Record<string, string | string[]>;
  problems: Record<string, Key>;
}

interface Common {
  label: ReactNode;
  hint?: ReactNode;
  name: string;
  refill?: Refill | null;
  /** Only where two forms of a page have a field of the same name. */
  id?: string;
}

/** Where a problem's link leads: the field's own id. */
export const fieldId = (name: string) => `field-${name}`;

function useField({ name, id = fieldId(name), hint, refill }: Omit<Common, 'label'>) {
  const problem = refill?.problems[name];
  const typed = refill?.values[name];
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return {
    problem,
    typed: Array.isArray(typed) ? typed[0] : typed,
    box: {
      id,
      name,
      'aria-describedby': describedBy || undefined,
      'aria-invalid': problem ? true : undefined,
    },
  };
}

function Around({
  label,
  hint,
  field,
  children,
}: Pick<Common, 'label' | 'hint'> & {
  field: ReturnType<typeof useField>;
  children: ReactNode;
}) {
  const say = useSay();
  const { id } = field.box;
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {field.problem ? (
        <span className="hint problem" id={`${id}-problem`}>
          {say(field.problem)}
        </span>
      ) : null}
      {children}
    </div>
  );
}

type FieldProps = Common & Omit<ComponentProps<'input'>, keyof Common>;

export function Field({ label, hint, name, refill, id, defaultValue, ...rest }: FieldProps) {
  const field = useField({ name, id, hint, refill });
  return (
    <Around label={label} hint={hint} field={field}>
      <input type="text" {...rest} {...field.box} defaultValue={field.typed ?? defaultValue} />
    </Around>
  );
}

type TextAreaProps = Common & Omit<ComponentProps<'textarea'>, keyof Common>;

export function TextArea({ label, hint, name, refill, id, defaultValue, ...rest }: TextAreaProps) {
  const field = useField({ name, id, hint, refill });
  return (
    <Around label={label} hint={hint} field={field}>
      <textarea rows={4} {...rest} {...field.box} defaultValue={field.typed ?? defaultValue} />
    </Around>
  );
}

type SelectProps = Common &
  Omit<ComponentProps<'select'>, keyof Common> & { options: { value: string; label: string }[] };

export function Select({
  label,
  hint,
  name,
  refill,
  id,
  defaultValue,
  options,
  ...rest
}: SelectProps) {
  const field = useField({ name, id, hint, refill });
  return (
    <Around label={label} hint={hint} field={field}>
      <select {...rest} {...field.box} defaultValue={field.typed ?? defaultValue}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Around>
  );
}

type GroupProps = Omit<Common, 'id'> & { className?: string; children: ReactNode };

/** Boxes that belong together: to tick, or to choose one of. */
export function Group({ label, hint, name, refill, className, children }: GroupProps) {
  const say = useSay();
  const { problem, box } = useField({ name, hint, refill });
  const { id, 'aria-describedby': describedBy } = box;
  return (
    <fieldset
      id={id}
      className={className}
      aria-describedby={describedBy}
      data-invalid={problem ? true : undefined}
    >
      <legend>{label}</legend>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {problem ? (
        <span className="hint problem" id={`${id}-problem`}>
          {say(problem)}
        </span>
      ) : null}
      {children}
    </fieldset>
  );
}

export const Button = ({ className, ...rest }: ComponentProps<'button'>) => (
  <button className={className ? `button ${className}` : 'button'} {...rest} />
);

/** Above a form that came back: what to mend, each with a link to its field. */
export function Problems({ refill }: { refill?: Refill | null }) {
  const say = useSay();
  const problems = Object.entries(refill?.problems ?? {});
  if (problems.length === 0) return null;
  return (
    <div className="notice" data-kind="problem" role="alert">
      <Icon name="s-overdue" />
      <div>
        <p>
          <b>{say('core.problems.title', { count: problems.length })}</b>
        </p>
        <ul className="list">
          {problems.map(([name, key]) => (
            <li key={name}>
              {name === '' ? say(key) : <a href={`#${fieldId(name)}`}>{say(key)}</a>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
