/** `content/glossary.yml`: each word of the field, what it means, and what others call it. */
import { parse } from 'yaml';
import { z } from 'zod';
import { contentLanguages, type Language } from '#app/words/languages.ts';

const words = z.string().trim().min(1);
const explained = z.strictObject({ term: words, means: words });
const named = z.union([words.transform((term) => ({ term, means: null })), explained]);

const shape = z.strictObject({
  terms: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
      en: explained,
      ...(Object.fromEntries(
        contentLanguages.filter((it) => it !== 'en').map((it) => [it, named.optional()]),
      ) as Record<Exclude<Language, 'en'>, z.ZodOptional<typeof named>>),
    }),
  ),
});

export interface GlossaryTerm {
  key: string;
  language: Language;
  term: string;
  meaning: string | null;
}

export type ReadGlossary = { terms: GlossaryTerm[] } | { problems: string[] };

export function readGlossary(yaml: string): ReadGlossary {
  let data: unknown;
  try {
    data = parse(yaml);
  } catch (error) {
    return { problems: [`This is not read as YAML: ${(error as Error).message}`] };
  }
  const read = shape.safeParse(data);
  if (!read.success) {
    return {
      problems: read.error.issues.map((it) => `${it.path.join('.')}: ${it.message}`),
    };
  }
  const seen = new Set<string>();
  const twice = read.data.terms.filter(({ id }) => seen.size === seen.add(id).size);
  if (twice.length > 0) return { problems: twice.map(({ id }) => `${id} stands there twice.`) };
  return {
    terms: read.data.terms.flatMap(({ id: key, ...texts }) =>
      contentLanguages.flatMap((language) => {
        const text = texts[language];
        return text ? [{ key, language, term: text.term, meaning: text.means }] : [];
      }),
    ),
  };
}
