/** `content/glossary.yml`: each word of the field, what it means, and what others call it. */
import { z } from 'zod';
import { readYaml } from '#app/platform/mdx/front-matter.ts';
import type { Problem } from '#app/platform/mdx/problem.ts';
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

export type ReadGlossary = { terms: GlossaryTerm[] } | { problems: Problem[] };

export function readGlossary(yaml: string): ReadGlossary {
  const read = readYaml(yaml, shape);
  if ('problems' in read) return read;
  const problems = twiceIn(yaml, read.data.terms);
  if (problems.length > 0) return { problems };
  return {
    terms: read.data.terms.flatMap(({ id: key, ...texts }) =>
      contentLanguages.flatMap((language) => {
        const text = texts[language];
        return text ? [{ key, language, term: text.term, meaning: text.means }] : [];
      }),
    ),
  };
}

/** Each id that stands a second time, where it does. */
function twiceIn(yaml: string, terms: readonly { id: string }[]): Problem[] {
  const lines = yaml.split('\n');
  const seen = new Set<string>();
  return terms
    .filter(({ id }) => seen.size === seen.add(id).size)
    .map(({ id }) => ({
      line: 1 + lines.findLastIndex((it) => new RegExp(`\\bid: *["']?${id}\\b(?!-)`, 'u').test(it)),
      column: 1,
      message: `The word ${id} stands here a second time. Join the two, or give this one its own id.`,
    }));
}
