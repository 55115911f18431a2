import { expect, it } from 'vitest';
import { aidTopics } from './aid-topics.ts';
import { aCourse, said, site } from './companion-fixture.ts';

const aid = '<JobAid title="Card" summary="One page.">- [ ] Ask</JobAid>';

it('advises a job aid to say what it is for', async () => {
  expect(said(aidTopics(await aCourse({ lesson: aid }), site))).toEqual([
    expect.stringMatching(/^1: The job aid “Card” has no topic/),
  ]);
});

it('is silent where it does, and over a lesson without one', async () => {
  expect(aidTopics(await aCourse({ lesson: 'Words.' }), site)).toEqual([]);
  const course = await aCourse({ lesson: aid });
  course.compiled.lessons['trace']!.en!.topics = ['team'];
  expect(aidTopics(course, site)).toEqual([]);
});
