import { parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';
import type { Key } from '#app/words/words.ts';

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
  return parseForm(await request.formData(), schema, secrets);
}

/** The same for a form that was read already, because a file came with it. */
export function parseForm<S extends z.ZodType>(
  form: FormData,
  schema: S,
  secrets: string[] = [],
): Parsed<z.output<S>> {
  const submission = parseWithZod(withoutNul(form), { schema });
  if (submission.status === 'success') return { ok: true, value: submission.value as z.output<S> };
  const problems = Object.fromEntries(
    Object.entries(submission.error ?? {}).map(([field, keys]) => [
      field,
      (keys?.[0] ?? 'form.problem') as Key,
    ]),
  );
  return { ok: false, refill: refill(submission.payload, problems, secrets) };
}

/** The file of a field, or null where none was chosen. */
export async function fileIn(form: FormData, name: string): Promise<Uint8Array | null> {
  const file = form.get(name);
  if (file === null || typeof file === 'string' || file.size === 0) return null;
  return new Uint8Array(await file.arrayBuffer());
}

/** PostgreSQL keeps no NUL in a text and no keyboard makes one: both engines go without. */
function withoutNul(form: FormData): FormData {
  const clean = new FormData();
  for (const [name, value] of form) {
    if (typeof value === 'string') clean.append(name, value.replaceAll('\0', '').toWellFormed());
  }
  return clean;
}

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
