/** What the account's forms come back with. */
import { data, type HeadersFunction } from '@remix-run/node';
import { refill } from '#app/http/form.server.ts';
import type { Weakness } from '#app/domain/people/people.server.ts';
import type { Key } from '#app/words/words.ts';

/** A form comes back: what was typed, what is wrong, and how many minutes to wait. */
export function formAgain(
  typed: Record<string, string | null>,
  problems: Record<string, Key>,
  status = 422,
) {
  return data({ refill: refill(typed, problems), minutes: null as number | null }, { status });
}

export function waitFirst(typed: Record<string, string>, minutes: number) {
  return data(
    { refill: refill(typed, {}), minutes: minutes as number | null },
    { status: 429, headers: { 'Retry-After': String(minutes * 60) } },
  );
}

export const weaknessKey = (weakness: Weakness): Key => `account.weakness.${weakness}`;

/** These pages hold what is one person's alone, be it an idea for a passphrase. */
export const privately: HeadersFunction = ({ actionHeaders }) => {
  const wait = actionHeaders.get('Retry-After');
  return { 'Cache-Control': 'no-store', ...(wait ? { 'Retry-After': wait } : {}) };
};
