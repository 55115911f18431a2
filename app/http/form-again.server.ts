/** A form that comes back, because something in it is wrong or the domain refuses. */
import { data, type HeadersFunction } from '@remix-run/node';
import type { Unchosen, Weakness } from '#app/domain/people/people.server.ts';
import type { Key } from '#app/words/words.ts';
import { refill, type Refill } from './form.server.ts';

/** With what was typed and what is wrong; nobody has to wait. */
export function sendBack(refilled: Refill, status = 422, headers: Record<string, string> = {}) {
  return data({ refill: refilled, minutes: null as number | null }, { status, headers });
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
    { status: 429, headers: retryAfter(minutes) },
  );
}

/** More often than the gate allows; what was typed goes back as it came. */
export const tooOften = (typed: Record<string, unknown>): Refill =>
  refill(typed, { '': 'core.limited' });

/** The page for lost people, where something was asked for so often that it has to rest. */
export const restFirst = (minutes: number) =>
  data({ minutes }, { status: 429, headers: retryAfter(minutes) });

export const retryAfter = (minutes: number) => ({ 'Retry-After': String(minutes * 60) });

export const weaknessKey = (weakness: Weakness): Key => `account.weakness.${weakness}`;

/** What was wrong with a passphrase or PIN that somebody chose, beside its field. */
export function unchosenProblems(unchosen: Unchosen): Record<string, Key> {
  if (unchosen.refused === 'weak') return { passphrase: weaknessKey(unchosen.weakness) };
  const field = unchosen.fault === 'differs' ? 'pinAgain' : 'pin';
  return { [field]: `account.pin.problem.${unchosen.fault}` };
}

/** Of a page that may say how long to wait, and is no secret. */
export const waiting: HeadersFunction = ({ loaderHeaders, errorHeaders }) => {
  const wait = (errorHeaders ?? loaderHeaders).get('Retry-After');
  return new Headers(wait ? { 'Retry-After': wait } : {});
};

/** These pages hold what is one person's alone, be it an idea for a passphrase. */
export const privately: HeadersFunction = ({ actionHeaders, loaderHeaders }) => {
  const wait = actionHeaders.get('Retry-After') ?? loaderHeaders.get('Retry-After');
  return { 'Cache-Control': 'no-store', ...(wait ? { 'Retry-After': wait } : {}) };
};
