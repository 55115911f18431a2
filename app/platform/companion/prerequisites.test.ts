import { expect, it } from 'vitest';
import { aCourse, courseYml, said, site } from './companion-fixture.ts';
import { prerequisites } from './prerequisites.ts';

const told = async (slug: string) => {
  const yaml = `${courseYml}prerequisites:\n  - { course: ${slug}, as: advice }\n`;
  const course = { prerequisites: [{ course: slug, as: 'advice' as const }] };
  const lessons = new Map([...site.lessons, ['safe-every-day', ['our-duty']]]);
  return said(prerequisites(await aCourse({ yaml, course }), { lessons }));
};

it('tells a course that does not exist, and one that asks for itself', async () => {
  expect(await told('gone')).toEqual([expect.stringMatching(/^14: There is no course gone\./)]);
  expect(await told('safe-return')).toEqual([expect.stringContaining('asks for itself')]);
});

it('is silent over a course that exists', async () => {
  expect(await told('safe-every-day')).toEqual([]);
});
