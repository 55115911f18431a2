/** A form that comes back, because something in it is wrong or the domain refuses. */
import { data, type HeadersFunction } from '@remix-run/node';
import type { Unchosen, Weakness } from '#app/domain/people/people.server.ts';
import type { Key } from '#app/words/words.ts';
import { refill, type Refill } from './form.server.ts';

/** With what was typed and what is wrong; nobody has to wait. */
export function sendBack(refilled: Refill, status = 422) {
  return data({ refill: refilled, minutes: null as number | null }, { status });
}

/** For what the domain refuses. */
export const formAgain = (
  typed: Record<string, string>,
  problems: Record<string, Key>,
  status?: number,
) => sendBack(refill(typed, problems), status);

/** Too many tries. */
export function waitFirst(typed: Record<string, string>, minutes: number) {
  return data(
    { refill: refill(typed, {}), minutes: minutes as number | null },
    { status: 429, headers: { 'Retry-After': String(minutes * 60) } },
  );
}

export const weaknessKey = (weakness: Weakness): Key => `account.weakness.${weakness}`;

/** What was wrong with a passphrase or PIN that somebody chose, beside its field. */
export function unchosenProblems(unchosen: Unchosen): Record<string, Key> {
  if (unchosen.refused === 'weak') return { passphrase: weaknessKey(unchosen.weakness) };
  const field = unchosen.fault === 'differs' ? 'pinAgain' : 'pin';
  return { [field]: `account.pin.problem.${unchosen.fault}` };
}

/** These pages hold what is one person's alone, be it an idea for a passphrase. */
export const privately: HeadersFunction = ({ actionHeaders }) => {
  const wait = actionHeaders.get('Retry-After');
  return { 'Cache-Control': 'no-store', ...(wait ? { 'Retry-After': wait } : {}) };
};
