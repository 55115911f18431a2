import { expect, it } from 'vitest';
import { aCourse, said, site } from './companion-fixture.ts';
import { lessonLength } from './lesson-length.ts';

const told = async (lesson: string) => said(lessonLength(await aCourse({ lesson }), site));

it('tells a lesson that is too short or too long', async () => {
  expect(await told('word '.repeat(599))).toEqual([expect.stringMatching(/^1: 599 words;.*more/)]);
  expect(await told('word '.repeat(901))).toEqual([expect.stringMatching(/^1: 901 words;.*Cut/)]);
});

it('is silent between 600 and 900 words, and counts no job aid', async () => {
  const aid = `<JobAid title="A" summary="B">\n${'aid '.repeat(500)}\n</JobAid>`;
  expect(await told(`${'word '.repeat(600)}\n\n${aid}`)).toEqual([]);
  expect(await told('word '.repeat(900))).toEqual([]);
});
