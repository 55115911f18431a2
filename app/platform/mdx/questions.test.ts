import { afterAll, describe, expect, test } from 'vitest';
import { stopCompiling } from './compile.server.ts';
import { assessment, refusal } from './compiling-fixture.ts';

afterAll(stopCompiling);

const question = (attributes: string, body: string) =>
  `<Question id="q" ${attributes} lesson="trace" outcome="assess">\n${body}\n</Question>`;
const why = '<Feedback>Because.</Feedback>';
const choice = (id: string, right = '') => `<Choice id="${id}"${right}>Do ${id}.${why}</Choice>`;

const one = async (attributes: string, body: string) =>
  (await assessment(question(attributes, body))).questions[0];
const problems = (attributes: string, body: string) =>
  refusal(assessment(question(attributes, body)));

describe('each kind is taken apart', () => {
  test('single, critical', async () => {
    expect(
      await one(
        'kind="single" critical',
        `Which **one**?\n\n${choice('a', ' right')}\n${choice('b')}`,
      ),
    ).toEqual({
      id: 'q',
      kind: 'single',
      critical: true,
      lesson: 'trace',
      outcome: 'assess',
      promptHtml: '<p>Which <strong>one</strong>?</p>',
      label: 'Which one?',
      choices: [
        { id: 'a', right: true, html: 'Do a.', feedbackHtml: '<p>Because.</p>' },
        { id: 'b', right: false, html: 'Do b.', feedbackHtml: '<p>Because.</p>' },
      ],
      feedbackHtml: null,
    });
  });

  test('multiple', async () => {
    const body = `Which?\n\n${choice('a', ' right')}\n\n${choice('b', ' right')}\n\n${choice('c')}\n\n${why}`;
    const { choices, feedbackHtml } = (await one('kind="multiple"', body))!;
    expect(choices?.map((it) => it.right)).toEqual([true, true, false]);
    expect(feedbackHtml).toBe('<p>Because.</p>');
  });

  test('scenario, with spoken words and choices in several lines', async () => {
    const body = `A man calls.\n\n<Spoken>“I am his uncle.”</Spoken>\n\nWhat do you do?\n\n<Choice id="a" right>\nCheck *first*.\n\n<Feedback>\nOne.\n\nTwo.\n</Feedback>\n</Choice>\n\n${choice('b')}`;
    const result = await one('kind="scenario"', body);
    expect(result?.promptHtml).toContain('<p class="spoken">“I am his uncle.”</p>');
    expect(result?.label).toBe('A man calls. “I am his uncle.” What do you do?');
    expect(result?.choices?.[0]).toEqual({
      id: 'a',
      right: true,
      html: 'Check <em>first</em>.',
      feedbackHtml: expect.stringMatching(/^<p>One\.<\/p>\s*<p>Two\.<\/p>$/),
    });
  });

  test('true-false', async () => {
    expect(
      await one(
        'kind="true-false" answer="false"',
        `A poor family must give up its child.\n${why}`,
      ),
    ).toMatchObject({
      answer: false,
      promptHtml: '<p>A poor family must give up its child.</p>',
      feedbackHtml: '<p>Because.</p>',
    });
  });

  test('ordering, in the right order', async () => {
    const items =
      '<Item id="register">Identify</Item>\n<Item id="assess">Assess</Item>\n<Item id="close">Close</Item>';
    const result = await one('kind="ordering"', `Put in order.\n\n${items}\n${why}`);
    expect(result?.items).toEqual([
      { id: 'register', html: 'Identify' },
      { id: 'assess', html: 'Assess' },
      { id: 'close', html: 'Close' },
    ]);
  });

  test('matching', async () => {
    const pairs =
      '<Pair id="book" with="Prepare">Life-story book</Pair>\n<Pair id="papers" with="Place">Papers</Pair>';
    expect((await one('kind="matching"', `Match.\n\n${pairs}\n${why}`))?.pairs).toEqual([
      { id: 'book', html: 'Life-story book', with: 'Prepare' },
      { id: 'papers', html: 'Papers', with: 'Place' },
    ]);
  });

  test('a long Thai prompt has a short label', async () => {
    const { label } = (await one(
      'kind="true-false" answer="true"',
      `${'เด็กทุกคนมีครอบครัว'.repeat(20)}\n\n${why}`,
    ))!;
    expect(label.length).toBeLessThanOrEqual(120);
    expect(label).toMatch(/…$/);
  });
});

describe('what cannot be marked is refused', () => {
  test.each([
    [
      'single with none right',
      'kind="single"',
      `Which?\n\n${choice('a')}\n${choice('b')}`,
      'Exactly one',
    ],
    [
      'single with two right',
      'kind="single"',
      `Which?\n\n${choice('a', ' right')}\n${choice('b', ' right')}`,
      'Exactly one',
    ],
    [
      'scenario with one choice',
      'kind="scenario"',
      `Which?\n\n${choice('a', ' right')}`,
      'at least two',
    ],
    [
      'multiple with one right',
      'kind="multiple"',
      `Which?\n\n${choice('a', ' right')}\n${choice('b')}`,
      'at least two',
    ],
    [
      'multiple with none wrong',
      'kind="multiple"',
      `W?\n\n${choice('a', ' right')}\n${choice('b', ' right')}`,
      'not right',
    ],
    [
      'a choice without feedback',
      'kind="single"',
      `W?\n\n${choice('a', ' right')}\n<Choice id="b">x</Choice>`,
      '9:1 Give this choice one',
    ],
    [
      'choices with one id',
      'kind="single"',
      `W?\n\n${choice('a', ' right')}\n${choice('a')}`,
      '9:1 The id “a”',
    ],
    [
      'two items',
      'kind="ordering"',
      `W?\n\n<Item id="a">x</Item>\n<Item id="b">y</Item>\n${why}`,
      'at least three',
    ],
    ['one pair', 'kind="matching"', `W?\n\n<Pair id="a" with="b">x</Pair>\n${why}`, 'at least two'],
    ['true-false without an answer', 'kind="true-false"', `W.\n\n${why}`, 'Write answer='],
    [
      'true-false without feedback',
      'kind="true-false" answer="true"',
      'W.',
      'Write one <Feedback>',
    ],
    [
      'two feedbacks',
      'kind="true-false" answer="true"',
      `W.\n\n${why}\n\n${why}`,
      'only one <Feedback>',
    ],
    [
      'an answer on another kind',
      'kind="single" answer="true"',
      `W?\n\n${choice('a', ' right')}\n${choice('b')}`,
      'Only a true-false',
    ],
    [
      'items in a single',
      'kind="single"',
      `W?\n\n${choice('a', ' right')}\n${choice('b')}\n<Item id="c">x</Item>`,
      'has no <Item>',
    ],
    ['nothing asked', 'kind="true-false" answer="true"', why, 'Ask something'],
    ['an unknown kind', 'kind="essay"', 'W?', 'one of single, multiple'],
    [
      'a bare right with a value',
      'kind="single"',
      '<Choice id="a" right="yes">x</Choice>',
      'Write only right',
    ],
  ])('%s', async (_, attributes, body, part) => {
    expect((await problems(attributes, body)).join('\n')).toContain(part);
  });

  test('two questions with one id, text outside, no question at all', async () => {
    const whole = question('kind="true-false" answer="true"', `W.\n\n${why}`);
    expect((await refusal(assessment(`${whole}\n\n${whole}`)))[0]).toMatch(
      /^11:1 The id “q” is used two times/,
    );
    expect((await refusal(assessment(`Words.\n\n${whole}`)))[0]).toContain('only <Question>s');
    expect((await refusal(assessment('')))[0]).toContain('at least one <Question>');
  });

  test('a question without lesson or outcome', async () => {
    const bare = `<Question id="q" kind="true-false" answer="true">\nW.\n\n${why}\n</Question>`;
    expect((await refusal(assessment(bare))).join()).toMatch(/needs lesson=.*needs outcome=/);
  });
});
