import { attribute, hasAttribute } from '../mdx/markdown-tree.ts';
import type { TextRule } from './finding.ts';
import { isWithin, placeIn, yamlPassages, type Passage } from './passages.ts';

interface Term {
  pattern: RegExp;
  mend: string;
  /** Right where it is a known fact, so only advised against. */
  advice?: true;
  /** Said where the passage speaks of this. */
  unless?: RegExp;
}

const person =
  '(?:child|children|bab(?:y|ies)|boys?|girls?|kids?|teenagers?|people|persons?|famil(?:y|ies)|he|she|they)';

/** CURRICULUM.md §3. Words hurt those they name, and readers take over what a course says. */
export const termsToAvoid: readonly Term[] = [
  {
    pattern: /\borphans?\b/giu,
    mend: 'Say “child in residential care”. Most have a living parent; where both have died, say so.',
    advice: true,
  },
  {
    pattern: /\borphanage (?:kids?|child|children)\b/giu,
    mend: 'Say “child in residential care”.',
  },
  {
    pattern: /\brescu(?:ed?|es|ing)\b/giu,
    mend: 'Say what was done: found, protected, brought to a doctor.',
  },
  {
    pattern: new RegExp(
      `\\babandoned (?:by|${person})|${person} (?:is|are|was|were|been|being) abandoned`,
      'giu',
    ),
    mend: 'Say what is known: left at the gate, separated from family.',
    advice: true,
  },
  { pattern: /\bbroken (?:famil(?:y|ies)|homes?)\b/giu, mend: 'Say “family needing support”.' },
  {
    pattern: new RegExp(
      `\\bdamaged ${person}\\b|\\b${person} (?:is|are|was|were|been) damaged`,
      'giu',
    ),
    mend: 'Say what happened to the child, or what the child’s behaviour shows.',
  },
  {
    pattern: new RegExp(
      `\\b(?:disabled|handicapped|crippled) ${person}\\b|\\bthe disabled\\b`,
      'giu',
    ),
    mend: 'Say “child with a disability”.',
  },
  {
    pattern: /\bbeneficiar(?:y|ies)\b/giu,
    mend: 'Say who it is: child, family, person, participant.',
  },
  { pattern: /\bvoiceless\b/giu, mend: 'Everybody has a voice. Say who does not listen.' },
  {
    pattern: /\bvictims?\b/giu,
    mend: 'Say “survivor”, except in the words of a law.',
    unless: /\b(?:laws?|legal|court)\b/iu,
    advice: true,
  },
];

/** Words quoted in “…”, words one should not say, and wrong answers may show what people say. */
export const terms: TextRule = ({ language, passages, source }) =>
  language === 'en' ? passages.flatMap((it) => termsIn(it, source)) : [];

export const termsInYaml = (yaml: string) => yamlPassages(yaml).flatMap((it) => termsIn(it, yaml));

function termsIn(passage: Passage, source: string) {
  if (isWithin(passage, 'DoNotSay') || isMistake(passage)) return [];
  const text = passage.text.replace(/“[^”]*”|"[^"]*"/gu, (it) => ' '.repeat(it.length));
  return termsToAvoid
    .filter(({ unless }) => !unless?.test(text))
    .flatMap(({ pattern, mend, advice }) =>
      [...text.matchAll(pattern)].map(([words]) => ({
        ...placeIn(source, passage, words),
        message: `Avoid “${words}”. ${mend} To speak about the word itself, put it in “…”.`,
        ...(advice && { advice }),
      })),
    );
}

/** What a wrong answer or a harmful way to act says; what follows from it is in our own words. */
function isMistake({ within, kind }: Passage): boolean {
  const holder = within.at(-1);
  if (holder?.name === 'Choice') return !hasAttribute(holder, 'right');
  if (holder?.name === 'Question') return attribute(holder, 'answer') === 'false';
  return (
    holder?.name === 'Option' && kind === 'attribute' && attribute(holder, 'verdict') !== 'safer'
  );
}
