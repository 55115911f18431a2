import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { aCourse, said, site } from './companion-fixture.ts';
import { around, budget, pageWeight } from './page-weight.ts';

const told = async (lesson: string) => said(pageWeight(await aCourse({ lesson }), site));

it('tells a lesson whose page is over the budget', async () => {
  const hard = randomBytes(budget - around).toString('hex');
  expect(await told(hard)).toEqual([expect.stringMatching(/^1: The page is 2\d\.\d KB over/)]);
});

it('is silent over a long lesson of words, which compress well', async () => {
  expect(await told('A child comes home to a family that waits. '.repeat(150))).toEqual([]);
});
