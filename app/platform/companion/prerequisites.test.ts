import { expect, it } from 'vitest';
import { aCourse, courseYml, said, site } from './companion-fixture.ts';
import { prerequisites } from './prerequisites.ts';

const found = async (slug: string, as: 'advice' | 'rule' = 'rule') => {
  const yaml = `${courseYml}prerequisites:\n  - { course: ${slug}, as: ${as} }\n`;
  const course = { prerequisites: [{ course: slug, as }] };
  const lessons = new Map([...site.lessons, ['safe-every-day', ['our-duty']]]);
  return prerequisites(await aCourse({ yaml, course }), { lessons });
};
const told = async (slug: string) => said(await found(slug));

it('tells a course that does not exist, and one that asks for itself', async () => {
  expect(await told('gone')).toEqual([expect.stringMatching(/^14: There is no course gone\./)]);
  expect(await told('safe-return')).toEqual([expect.stringContaining('asks for itself')]);
});

it('only advises where the course is only advised', async () => {
  expect((await found('gone', 'advice')).map((it) => it.advice)).toEqual([true]);
  expect((await found('gone')).map((it) => it.advice)).toEqual([undefined]);
});

it('is silent over a course that exists', async () => {
  expect(await told('safe-every-day')).toEqual([]);
});
