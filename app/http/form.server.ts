import { parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';
import { isKey, type Key } from '#app/words/words.ts';
import { unreadable } from './refusals.server.ts';

/** What goes back to the page: everything typed but secrets, and a problem beside each field. */
export interface Refill {
  values: Record<string, string | string[]>;
  /** By field; `''` is about the form as a whole. */
  problems: Record<string, Key>;
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; refill: Refill };

interface Shape {
  /** Fields that are never sent back. */
  secrets?: string[];
  /** Fields that may come more than once, as checkboxes of one name do. */
  lists?: string[];
}

/** Reads a form. The schema's messages are catalogue keys. */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  { secrets = [], lists = [] }: Shape = {},
): Promise<Parsed<z.output<S>>> {
  return parse(await readFields(request, { lists }), schema, secrets);
}

/** Reads a form with a file; null where none was chosen. */
export async function readUpload<S extends z.ZodType>(
  request: Request,
  schema: S,
  file: string,
): Promise<{ form: Parsed<z.output<S>>; file: Uint8Array | null }> {
  const sent = await sentBy(request);
  const chosen = sent.get(file);
  sent.delete(file);
  const form = parse(cleaned(sent, { lists: [], most: mostFields }), schema, []);
  if (chosen === null || typeof chosen === 'string' || chosen.size === 0)
    return { form, file: null };
  return { form, file: new Uint8Array(await chosen.arrayBuffer()) };
}

/** A form as it was sent, for one whose fields are counted: `name-1`, `name-2`, … */
export async function readFields(
  request: Request,
  { lists = [], most = lists.length > 0 ? mostListed : mostFields }: Fields = {},
): Promise<FormData> {
  return cleaned(await sentBy(request), { lists, most });
}

function parse<S extends z.ZodType>(
  form: FormData,
  schema: S,
  secrets: string[],
): Parsed<z.output<S>> {
  const submission = parseWithZod(form, { schema });
  if (submission.status === 'success') return { ok: true, value: submission.value as z.output<S> };
  const problems = Object.fromEntries(
    Object.entries(submission.error ?? {}).map(([field, keys]) => [field, sentenceOf(keys?.[0])]),
  );
  return { ok: false, refill: refill(submission.payload, problems, secrets) };
}

/** A rule of the schema that has no sentence of ours speaks in zod's words, which are nobody's language. */
const sentenceOf = (message: string | undefined): Key =>
  message !== undefined && isKey(message) ? message : 'form.problem';

interface Fields {
  lists?: string[];
  most?: number;
}

const mostFields = 50;
/** Five hundred people and every course there is. */
const mostListed = 1000;

async function sentBy(request: Request): Promise<FormData> {
  if (request.headers.get('content-length') === '0') return new FormData();
  const sent = await request.formData().catch(() => null);
  if (!sent) throw unreadable();
  return sent;
}

/**
 * The fields of a form as our pages send them: few, flat, each once unless it is a list. Anything
 * else is refused before it is looked at closely, for what is quadratic in the number of fields
 * stops everybody.
 */
function cleaned(sent: FormData, { lists, most }: Required<Fields>): FormData {
  const clean = new FormData();
  const single = new Set<string>();
  let count = 0;
  for (const [name, value] of sent) {
    const known = /^[a-z][\w-]*$/i.test(name) && !single.has(name) && typeof value === 'string';
    if (++count > most || !known || !isStreamSafe(value)) throw unreadable();
    if (!lists.includes(name)) single.add(name);
    // PostgreSQL keeps no NUL in a text and no keyboard makes one: both engines go without. Lone
    // surrogates are in no form: FormData holds none.
    clean.append(name, value.replaceAll('\0', ''));
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
