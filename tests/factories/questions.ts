import type { CompiledQuestion } from '#app/domain/courses/courses.ts';

type Some = Partial<CompiledQuestion> & { id: string };

/** The parts of a question that say nothing in particular. */
const plain = (id: string) => ({
  id,
  critical: false,
  lesson: 'why-family',
  outcome: 'necessity',
  promptHtml: `<p>What about ${id}?</p>`,
  label: `What about ${id}?`,
  feedbackHtml: null,
});

/** The first choice is the right one. */
export const aSingle = (more: Some): CompiledQuestion => ({
  ...plain(more.id),
  kind: 'single',
  choices: ['one', 'two', 'three'].map((name, at) => ({
    id: `${more.id}-${name}`,
    right: at === 0,
    html: `<p>Choice ${name}</p>`,
    feedbackHtml: `<p>FEEDBACK on ${name}</p>`,
  })),
  ...more,
});

/** The first two choices are right. */
export const aMultiple = (more: Some): CompiledQuestion => {
  const { choices = [], ...single } = aSingle({ id: more.id });
  return {
    ...single,
    kind: 'multiple',
    choices: choices.map((choice, at) => ({ ...choice, right: at < 2 })),
    ...more,
  };
};

export const aTrueFalse = (more: Some): CompiledQuestion => ({
  ...plain(more.id),
  kind: 'true-false',
  answer: false,
  feedbackHtml: '<p>FEEDBACK: poverty alone never separates.</p>',
  ...more,
});

export const anOrdering = (more: Some): CompiledQuestion => ({
  ...plain(more.id),
  kind: 'ordering',
  items: ['register', 'assess', 'plan', 'close'].map((id) => ({ id, html: `<p>To ${id}</p>` })),
  feedbackHtml: '<p>FEEDBACK: assess before you plan.</p>',
  ...more,
});

export const aMatching = (more: Some): CompiledQuestion => ({
  ...plain(more.id),
  kind: 'matching',
  pairs: [
    { id: 'life-story', html: '<p>Life-story book</p>', with: 'Prepare' },
    { id: 'papers', html: '<p>Hand over papers</p>', with: 'Place' },
    { id: 'first-visit', html: '<p>First visit</p>', with: 'Place' },
  ],
  feedbackHtml: '<p>FEEDBACK: papers travel with the child.</p>',
  ...more,
});

/** One of each kind, the single one critical. */
export const oneOfEach = (): CompiledQuestion[] => [
  aSingle({ id: 'unknown-uncle', critical: true }),
  aMultiple({ id: 'where-to-search', lesson: 'trace' }),
  aTrueFalse({ id: 'poverty-enough' }),
  anOrdering({ id: 'six-steps', lesson: 'trace' }),
  aMatching({ id: 'task-stage', lesson: 'trace' }),
];

/** What answers each question of `oneOfEach` rightly, as a form sends it. */
export const rightAnswers: Record<string, string | string[] | Record<string, string>> = {
  'unknown-uncle': 'unknown-uncle-one',
  'where-to-search': ['where-to-search-one', 'where-to-search-two'],
  'poverty-enough': 'false',
  'six-steps': { register: '1', assess: '2', plan: '3', close: '4' },
  'task-stage': { 'life-story': 'Prepare', papers: 'Place', 'first-visit': 'Place' },
};
