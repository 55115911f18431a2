import { expect, it } from 'vitest';
import { grade, measure, sentencesOf, syllablesIn } from './readability.ts';

/** As the CMU Pronouncing Dictionary counts them. */
const known: Record<number, string> = {
  1: 'the one are child use age house asked guide whole friend school makes take',
  2: 'little wanted settled mother going houses guideline careful quiet worried agreed',
  3: 'family caregiver attachment condition principles idea serious usual together',
  4: 'reunited community material immediate experience situation information ability',
  5: 'reintegration university organisation',
  6: 'reunification vulnerability responsibility',
};

it.each(Object.entries(known))('counts %s syllables', (count, words) => {
  const counted = words.split(' ').map((it) => [it, syllablesIn(it)]);
  expect(counted).toEqual(words.split(' ').map((it) => [it, Number(count)]));
});

it('counts names, numbers and endings', () => {
  expect(['Wideline’s', 'Zéphyr', '12', 'UN'].map(syllablesIn)).toEqual([2, 2, 1, 1]);
});

it('gives the grades that others publish for the same counts', () => {
  // “The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.” is known as 11.3.
  expect(grade(1, 13, 24).grade).toBeCloseTo(11.3, 1);
  const { grade: easy, ...counted } = measure(['The cat sat on the mat.'])!;
  expect(counted).toEqual({ sentences: 1, words: 6, syllables: 6, sentenceLength: 6 });
  expect(easy).toBeCloseTo(-1.45, 2);
});

it('reads an entry of a list as a sentence, and nothing as nothing', () => {
  expect(sentencesOf('Ask the child. “Is it all right?” Then wait')).toHaveLength(3);
  expect(measure(['Stop', 'Ask the child first'])).toMatchObject({ sentences: 2, words: 5 });
  expect(measure(['', '…'])).toBeNull();
});
