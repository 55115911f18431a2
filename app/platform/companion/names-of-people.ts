import type { Passage } from './passages.ts';
import { givenNames } from './given-names.ts';

const word = String.raw`\p{Lu}[\p{L}\p{M}’-]*\p{Ll}`;

/** Words that begin a sentence or a title and stand before an age without being a name. */
const noNames = new Set(
  `After Age Aged All And Article Articles Aunt Baby Before Boys But Chapter Children Day Days Everybody
  Fifteen Girls Hour If In Lesson Line Month Months Only Page Paragraph Paragraphs Part Question Room Section Somebody Standard
  Standards Step Steps Table The They Then This Those Uncle Under Until Up Version Week Weeks When
  Year Years`.split(/\s+/u),
);

/** Zawadi, 12 · Zawadi (12) · Zawadi is 12 · Zawadi, aged 12 · a girl called Zawadi */
const withAge = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${word})(?:,? (?:who )?(?:is|was|aged)| \(|,) ?(?:a |an |only |now )?(\d{1,2})(?=[,.;:!?)]| and\b| years? old|-year-old)`,
  'gu',
);
const called = new RegExp(
  String.raw`\b(?:child|boy|girl|brother|sister|son|daughter|baby)s? (?:called|named) (${word})`,
  'gu',
);
const capitalised = new RegExp(String.raw`(?<![\p{L}\p{N}])${word}`, 'gu');

/** The people a passage names: by a list of given names, and by the way names of children are written. */
export function namesIn({ text }: Pick<Passage, 'text'>): string[] {
  const listed = [...text.matchAll(capitalised)]
    .map(([it]) => it.replace(/’s$/u, ''))
    .filter((it) => givenNames.has(it));
  const aged = [...text.matchAll(withAge)]
    .filter(([, name = '', age]) => Number(age) < 18 && !noNames.has(name))
    .map(([, name = '']) => name);
  const named = [...text.matchAll(called)].map(([, name = '']) => name);
  return [...new Set([...listed, ...aged, ...named])];
}
