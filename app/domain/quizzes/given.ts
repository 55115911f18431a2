/** What was given to a question: read from a form, read back from the database, and looked over. */
import type { Entered } from './answer-form.ts';
import type { CompiledQuestion, Given } from './quizzes.ts';
import { twicePlaced } from './twice-placed.ts';

const has = (list: readonly { id: string }[] | undefined, id: string) =>
  (list ?? []).some((part) => part.id === id);

const isText = (value: unknown): value is string => typeof value === 'string';
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sorted by id, so that the same answer is the same text, and the order says nothing. */
const inOrder = <T>(entries: [string, T][]): Record<string, T> =>
  Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));

/** What a form's fields mean for this question; undefined where they mean nothing. */
export function toGiven(question: CompiledQuestion, entered: Entered): Given | undefined {
  if (entered === null || entered === '') return null;
  if (question.kind === 'ordering') {
    if (!isPlain(entered)) return undefined;
    const places = filled(entered).map(([id, place]) => [id, Number(place)] as [string, number]);
    return known(question, places.length > 0 ? inOrder(places) : null);
  }
  if (question.kind === 'matching') {
    if (!isPlain(entered)) return undefined;
    const matches = filled(entered);
    return known(question, matches.length > 0 ? inOrder(matches) : null);
  }
  if (question.kind === 'multiple') {
    if (isPlain(entered)) return undefined;
    const ids = [entered].flat().filter((id) => id !== '');
    return known(question, ids.length > 0 ? ids.sort() : null);
  }
  if (question.kind === 'true-false') {
    return entered === 'true' ? true : entered === 'false' ? false : undefined;
  }
  return isText(entered) ? known(question, entered) : undefined;
}

const filled = (entered: Record<string, string>) =>
  Object.entries(entered).filter(([, value]) => value !== '');

const known = (question: CompiledQuestion, given: Given) =>
  fits(question, given) ? given : undefined;

/** A stored answer; null where the text is not one for this question. Never throws. */
export function fromStored(question: CompiledQuestion, stored: unknown): Given {
  try {
    const value: unknown = isText(stored) ? JSON.parse(stored) : null;
    return fits(question, value) ? value : null;
  } catch {
    return null;
  }
}

function fits(question: CompiledQuestion, value: unknown): value is Given {
  if (value === null) return true;
  switch (question.kind) {
    case 'true-false':
      return typeof value === 'boolean';
    case 'multiple':
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        new Set(value).size === value.length &&
        value.every((id) => isText(id) && has(question.choices, id))
      );
    case 'ordering': {
      const count = question.items?.length ?? 0;
      const isPlace = (place: unknown) =>
        Number.isInteger(place) && (place as number) >= 1 && (place as number) <= count;
      return (
        isPlain(value) &&
        Object.entries(value).every(([id, place]) => has(question.items, id) && isPlace(place))
      );
    }
    case 'matching': {
      const isTarget = (text: unknown) => question.pairs?.some((pair) => pair.with === text);
      return (
        isPlain(value) &&
        Object.entries(value).every(([id, text]) => has(question.pairs, id) && isTarget(text))
      );
    }
    default:
      return isText(value) && has(question.choices, value);
  }
}

/** Whether nothing is missing: a place of its own for every item, a match for every pair. */
export function isComplete(question: CompiledQuestion, given: Given): boolean {
  if (given === null) return false;
  if (!isPlain(given)) return true;
  const values = Object.values(given);
  if (question.kind === 'matching') return values.length === question.pairs?.length;
  return values.length === question.items?.length && twicePlaced(given).length === 0;
}
