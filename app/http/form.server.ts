import { parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';
import type { Key } from '#app/words/words.ts';
import { unreadable } from './refusals.server.ts';

/** What goes back to the page: everything typed but secrets, and a problem beside each field. */
export interface Refill {
  values: Record<string, string | string[]>;
  /** By field; `''` is about the form as a whole. */
  problems: Record<string, Key>;
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; refill: Refill };

/**
 * Reads a form. The schema's messages are catalogue keys; `secrets` are fields that are never
 * sent back.
 */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  secrets: string[] = [],
): Promise<Parsed<z.output<S>>> {
  const submission = parseWithZod(await fieldsOf(request), { schema });
  if (submission.status === 'success') return { ok: true, value: submission.value as z.output<S> };
  const problems = Object.fromEntries(
    Object.entries(submission.error ?? {}).map(([field, keys]) => [
      field,
      (keys?.[0] ?? 'form.problem') as Key,
    ]),
  );
  return { ok: false, refill: refill(submission.payload, problems, secrets) };
}

const mostFields = 50;

/**
 * The fields of a form as our pages send them: few, flat, each once. Anything else is refused before
 * it is looked at closely, for what is quadratic in the number of fields stops everybody.
 */
async function fieldsOf(request: Request): Promise<FormData> {
  const clean = new FormData();
  if (request.headers.get('content-length') === '0') return clean;
  const sent = await request.formData().catch(() => null);
  if (!sent) throw unreadable();
  let count = 0;
  for (const [name, value] of sent) {
    const known = /^[a-z]\w*$/i.test(name) && !clean.has(name) && typeof value === 'string';
    if (++count > mostFields || !known || !isStreamSafe(value)) throw unreadable();
    // PostgreSQL keeps no NUL in a text and no keyboard makes one: both engines go without.
    clean.append(name, value.replaceAll('\0', '').toWellFormed());
  }
  return clean;
}

/** Thousands of accents on one letter take seconds to put in order (UAX #15 allows thirty). */
const isStreamSafe = (text: string): boolean => !/\p{M}{31}/u.test(text);

/** The form again, with what the domain refused. */
export function refill(
  payload: Record<string, unknown>,
  problems: Record<string, Key>,
  secrets: string[] = [],
): Refill {
  const values = Object.fromEntries(
    Object.entries(payload).filter(([name]) => !secrets.includes(name)),
  ) as Refill['values'];
  return { values, problems };
}
