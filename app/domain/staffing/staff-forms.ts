/** What the forms of a staff list hold. */
import { z } from 'zod';
import { longestPosition, mostRows } from './staffing.ts';
import type { Correction } from './lists.server.ts';

export const newListForm = z.object({
  list: z.string().default(''),
  position: z
    .string()
    .default('')
    .transform((typed) =>
      [...typed.replace(/\s+/g, ' ').trim()].slice(0, longestPosition).join(''),
    ),
});

const longest = 400;

/** Every row with every field, and what goes with the whole list. */
export const mostCorrections = mostRows * 8 + 10;

/** Corrections by line, from fields named `name-3`, `email-3`, `out-3` …; a line not sent stays. */
export function correctionsIn(fields: Iterable<[string, unknown]>): Correction[] {
  const sent = new Map<string, string>();
  for (const [name, value] of fields) {
    if (typeof value === 'string')
      sent.set(
        name,
        value
          .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
          .toWellFormed()
          .slice(0, longest),
      );
  }
  const lines = [...sent.keys()].flatMap((name) => /^name-(\d{1,3})$/.exec(name)?.[1] ?? []);
  return lines.map((line) => ({
    line: Number(line),
    name: sent.get(`name-${line}`) ?? '',
    email: sent.get(`email-${line}`) ?? '',
    phone: sent.get(`phone-${line}`) ?? '',
    position: sent.get(`position-${line}`) ?? '',
    leftOut: sent.has(`out-${line}`),
    distinct: sent.has(`distinct-${line}`),
    back: sent.has(`back-${line}`),
  }));
}
