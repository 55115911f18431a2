/** Answers as no paper of ours asks for them: refused whole, in words, and never marked. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from './setup/browserless.ts';
import { digest } from './setup/database-state.ts';
import { engines, forgetTemplates } from './setup/demo-database.ts';
import { openStory, type Story } from './setup/told-story.ts';

const course = '/courses/the-journey-home';

describe.each(engines)('hostile answers (%s)', (engine) => {
  let story: Story;
  let learner: Client;
  let attempt: string;
  let radio: { name: string; value: string };

  beforeAll(async () => {
    story = await openStory(engine, { listen: true });
    learner = await story.browser('grace.atieno', { 'accept-language': 'en' });
    await learner.post(`${course}/enrolment`);
    const html = await (await learner.get(course)).text();
    for (const lesson of new Set(html.match(/(?<=the-journey-home\/lessons\/)[\w-]+(?=")/g)))
      await learner.post(`${course}/lessons/${lesson}/completion`);
    const started = await learner.post(`${course}/attempts`, { clientId: randomUUID() });
    attempt = started.headers.get('location')!;
    expect(attempt).toMatch(/^\/attempts\/[\w-]+$/);
    const page = await (await learner.get(attempt)).text();
    const [, name, value] = /type="radio"[^>]*name="(q\.[^"]+)"[^>]*value="([^"]+)"/.exec(page)!;
    radio = { name: name!, value: value! };
  }, 120_000);
  afterAll(() => story.close());
  afterAll(forgetTemplates);

  const page = () => ['pageId', randomUUID()] as [string, string];
  const forms = (): [string, [string, string][]][] => [
    ['no page', [[radio.name, radio.value]]],
    ['an unknown question', [page(), ['q.no-such-question', 'a']]],
    ['an unknown choice', [page(), [radio.name, 'no-such-choice']]],
    ['two choices where one may be chosen', [page(), [radio.name, radio.value], [radio.name, 'b']]],
    ['a part of a question without parts', [page(), [`${radio.name}.part`, radio.value]]],
    ['a choice and a part', [page(), [radio.name, radio.value], [`${radio.name}.a`, 'b']]],
    ['the page twice', [page(), page(), [radio.name, radio.value]]],
    ['__proto__', [page(), ['q.__proto__', 'a']]],
    ['a part called __proto__', [page(), [`${radio.name}.__proto__`, 'a']]],
    ['constructor', [page(), ['q.constructor', 'a'], ['constructor', 'b']]],
    ['marks', [page(), [radio.name, radio.value], ['marks', '100'], ['passed', '1']]],
    ['NUL', [page(), [radio.name, `${radio.value}\0`]]],
    ['a lone surrogate', [page(), [radio.name, '\ud800']]],
    ['a sequence that is no number', [page(), ['sequence', '-1'], [radio.name, radio.value]]],
    [
      'a sequence beyond numbers',
      [page(), ['sequence', '9'.repeat(30)], [radio.name, radio.value]],
    ],
    ['a time that is none', [page(), ['seen', 'yesterday'], [radio.name, radio.value]]],
    [
      '25,000 questions',
      [page(), ...Array.from({ length: 25_000 }, (_, it): [string, string] => [`q.k${it}`, ''])],
    ],
    [
      'one question 25,000 times',
      [page(), ...Array.from({ length: 25_000 }, (): [string, string] => ['q.a', ''])],
    ],
  ];

  it('are refused and change nothing, be it the page or the phone that sends them', async () => {
    const before = await digest(story.db);
    for (const [what, fields] of forms()) {
      for (const path of [attempt, `${attempt}/answers`, `${attempt}/submission`]) {
        const answer = await learner.post(path, [...fields, ['confirm', 'yes']]);
        expect(answer.status, `${what} to ${path}`).toBe(422);
        const text = await answer.text();
        if (path.endsWith('/answers')) expect(JSON.parse(text)).toEqual({ refused: 'malformed' });
        else expect(text, what).toContain('We could not read that form');
      }
    }
    expect(await digest(story.db)).toBe(before);
  });

  it('say so in French to those who read French', async () => {
    const french = await story.browser('nadege.pierre');
    const sent = await french.post('/me', [
      ['name', 'a'],
      ['name', 'b'],
    ]);
    expect(sent.status).toBe(422);
    const html = await sent.text();
    expect(html).toContain('<title>Nous n’avons pas pu lire ce formulaire · JOURNEYHOME</title>');
    expect(html).toContain('<html lang="fr"');
    // Whom the page speaks to is still signed in.
    expect(html).not.toContain('href="/sign-in"');
    const lost = await french.post('/courses/no-such-course/enrolment');
    expect(lost.status).toBe(404);
    expect(await lost.text()).toContain('<title>Le chemin s’arrête ici');
  });

  it('to somebody else’s attempt are sent to nothing', async () => {
    const other = await story.browser('halima.abdi');
    const before = await digest(story.db);
    for (const path of [attempt, `${attempt}/answers`, `${attempt}/submission`]) {
      for (const fields of [[page(), [radio.name, radio.value]], [['x', 'y']]] as [
        string,
        string,
      ][][])
        expect((await other.post(path, [...fields, ['confirm', 'yes']])).status, path).toBe(404);
    }
    expect(await digest(story.db)).toBe(before);
  });

  it('do not begin an attempt with a name of their own making', async () => {
    const before = await digest(story.db);
    for (const clientId of ['', 'x', "'; drop table attempts", '\0'.repeat(36), 'é'.repeat(36)])
      expect((await learner.post(`${course}/attempts`, { clientId })).status, clientId).toBe(404);
    expect(await digest(story.db)).toBe(before);
  });

  it('have left nothing in the log that needs mending', () => {
    expect(story.server.output()).toBe('');
  });
});
