/** One question of the form: what is chosen in it, and how it looks. */
import type { Fields } from './outbox.ts';

type Control = HTMLInputElement | HTMLSelectElement;

export const keyOf = (question: HTMLElement): string => question.dataset.question!;
const controls = (question: HTMLElement): Control[] =>
  [].slice.call(question.querySelectorAll('input,select'));
const isChosen = (control: Control) =>
  control instanceof HTMLInputElement ? control.checked : control.value !== '';

const orCleared = (question: HTMLElement, fields: Fields): Fields =>
  // An empty value clears what was chosen before.
  fields.length ? fields : [[`q.${keyOf(question)}`, '']];

export const fieldsOf = (question: HTMLElement): Fields =>
  orCleared(
    question,
    controls(question)
      .filter(isChosen)
      .map((control) => [control.name, control.value]),
  );

/** As the page was sent. */
export function fieldsAsSent(question: HTMLElement): Fields {
  const marked: HTMLInputElement[] = [].slice.call(
    question.querySelectorAll('[checked],[selected]:not([value=""])'),
  );
  return orCleared(
    question,
    marked.map((it) => [it.name || (it.parentNode as HTMLSelectElement).name, it.value]),
  );
}

export function fill(question: HTMLElement, fields: Fields): void {
  controls(question).forEach((control) => {
    const mine = fields.filter((field) => field[0] === control.name);
    if (control instanceof HTMLInputElement)
      control.checked = mine.some((field) => field[1] === control.value);
    else control.value = mine.length ? mine[0]![1] : '';
  });
}

/** Says which place was given two times, and whether the answer is whole. */
export function look(question: HTMLElement): boolean {
  const all = controls(question);
  const values = all.filter(isChosen).map((control) => control.value);
  const warning = question.querySelector<HTMLElement>('[data-twice]');
  const twice = values.filter((value, at) => values.indexOf(value) < at);
  if (warning) {
    warning.hidden = !twice.length;
    warning.querySelector('[data-places]')!.textContent = twice
      .filter((place, at) => twice.indexOf(place) === at)
      .sort()
      .join(', ');
    all.forEach((control) => {
      if (twice.indexOf(control.value) < 0) control.removeAttribute('aria-invalid');
      else control.setAttribute('aria-invalid', 'true');
    });
  }
  const isSelects = all[0] instanceof HTMLSelectElement;
  return isSelects ? values.length === all.length && (!warning || !twice.length) : !!values.length;
}
