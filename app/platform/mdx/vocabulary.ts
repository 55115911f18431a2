/**
 * The words authors may use besides Markdown: the one list that the guard, the renderer and the
 * author's page all read. What is not here is refused.
 */
export type DocumentKind = 'lesson' | 'assessment' | 'page';

export type AttributeKind =
  | 'text'
  | 'flag' // bare: `right`
  | 'id' // kebab-case
  | 'file' // a file beside the text
  | 'number'
  | 'date' // 2026-11-22
  | 'country' // KE
  | readonly string[]; // one of these

export interface Attribute {
  kind: AttributeKind;
  required?: true;
}

export interface Component {
  means: string;
  attributes: Readonly<Record<string, Attribute>>;
  /** The documents and components it may stand in: its nearest, paragraphs and lists aside. */
  within: readonly string[];
  /** It stands straight in its `within`, not in a list, table or quotation. */
  direct?: true;
  /** It may stand in the middle of a sentence. */
  inline?: true;
  /** `parts`: only other components; `inline`: one run of text; `nothing`: written `<A />`. */
  holds: 'blocks' | 'inline' | 'parts' | 'nothing';
  mayBeEmpty?: true;
}

const text = { kind: 'text' } as const;
const needed = <Kind extends AttributeKind>(kind: Kind) => ({ kind, required: true }) as const;

const prose = ['lesson', 'page', 'JobAid'] as const;
const talk = [
  'lesson',
  'page',
  'Lead',
  'KeyFact',
  'Callout',
  'Scenario',
  'Option',
  'JobAid',
] as const;
const running = [...talk, 'Say', 'DoNotSay', 'Spoken', 'Reflection'] as const;

export const questionKinds = [
  'single',
  'multiple',
  'true-false',
  'ordering',
  'matching',
  'scenario',
] as const;

export const vocabulary = {
  Lead: {
    means: 'The situation that opens a lesson.',
    attributes: {},
    within: ['lesson', 'page'],
    direct: true,
    holds: 'blocks',
  },
  KeyFact: {
    means: 'One fact worth remembering.',
    attributes: {},
    within: prose,
    direct: true,
    holds: 'blocks',
  },
  Callout: {
    means: 'A note, a caution, or a danger.',
    attributes: { kind: needed(['note', 'caution', 'danger']), title: text },
    within: [...prose, 'Option', 'Helpline'],
    direct: true,
    holds: 'blocks',
  },
  Says: {
    means: 'Words to say and words not to say, side by side.',
    attributes: {},
    within: prose,
    direct: true,
    holds: 'parts',
  },
  Say: { means: 'Words to say.', attributes: {}, within: ['Says'], direct: true, holds: 'inline' },
  DoNotSay: {
    means: 'Words not to say.',
    attributes: {},
    within: ['Says'],
    direct: true,
    holds: 'inline',
  },
  Term: {
    means: 'A word of the trade, explained.',
    attributes: { means: needed('text') },
    within: running,
    inline: true,
    holds: 'inline',
  },
  Source: {
    means: 'Where a claim comes from: a key of course.yml’s references.',
    attributes: { of: needed('text') },
    within: running,
    inline: true,
    holds: 'nothing',
  },
  Spoken: {
    means: 'What somebody says aloud.',
    attributes: {},
    within: ['lesson', 'page', 'Callout', 'Scenario', 'Option', 'JobAid', 'Question', 'Reflection'],
    inline: true,
    holds: 'blocks',
  },
  Scenario: {
    means: 'A situation with ways to act; each opens to what could happen.',
    attributes: { person: text },
    within: ['lesson'],
    direct: true,
    holds: 'blocks',
  },
  Option: {
    means: 'One way to act, and what could happen.',
    attributes: {
      says: needed('text'),
      verdict: needed(['harm', 'partly', 'safer']),
      label: needed('text'),
    },
    within: ['Scenario'],
    direct: true,
    holds: 'blocks',
  },
  Reflection: {
    means: 'A question to think about; the answer is for the reader alone.',
    attributes: { id: needed('id') },
    within: ['lesson'],
    direct: true,
    holds: 'blocks',
  },
  JobAid: {
    means: 'One page to print or keep.',
    attributes: { title: needed('text'), summary: needed('text') },
    within: ['lesson'],
    direct: true,
    holds: 'blocks',
  },
  Figure: {
    means: 'A picture beside the lesson, described in words.',
    attributes: { src: needed('file'), alt: needed('text'), caption: text },
    within: [...prose, 'Scenario', 'Option', 'Callout'],
    direct: true,
    holds: 'nothing',
  },
  Audio: {
    means: 'A recording, with its words written out.',
    attributes: { src: needed('file'), title: needed('text'), minutes: { kind: 'number' } },
    within: ['lesson', 'page'],
    direct: true,
    holds: 'blocks',
  },
  Question: {
    means: 'A question of the final check.',
    attributes: {
      id: needed('id'),
      kind: needed(questionKinds),
      lesson: needed('id'),
      outcome: needed('id'),
      critical: { kind: 'flag' },
      answer: { kind: ['true', 'false'] },
    },
    within: ['assessment'],
    direct: true,
    holds: 'blocks',
  },
  Choice: {
    means: 'One answer to choose.',
    attributes: { id: needed('id'), right: { kind: 'flag' } },
    within: ['Question'],
    direct: true,
    holds: 'inline',
  },
  Item: {
    means: 'One step to put in order; written in the right order.',
    attributes: { id: needed('id') },
    within: ['Question'],
    direct: true,
    holds: 'inline',
  },
  Pair: {
    means: 'Two things that belong together.',
    attributes: { id: needed('id'), with: needed('text') },
    within: ['Question'],
    direct: true,
    holds: 'inline',
  },
  Feedback: {
    means: 'Why the answer is what it is.',
    attributes: {},
    within: ['Question', 'Choice'],
    inline: true,
    holds: 'blocks',
  },
  Helplines: {
    means: 'Numbers to call.',
    attributes: {},
    within: ['page'],
    direct: true,
    holds: 'parts',
  },
  Helpline: {
    means: 'One number, with its country and the day it was checked.',
    attributes: {
      country: needed('country'),
      name: needed('text'),
      phone: needed('text'),
      hours: text,
      free: { kind: 'flag' },
      note: text,
      checked: needed('date'),
    },
    within: ['Helplines'],
    direct: true,
    holds: 'blocks',
    mayBeEmpty: true,
  },
} as const satisfies Record<string, Component>;

export type ComponentName = keyof typeof vocabulary;

/** Own properties only: `constructor` and `__proto__` are not components. */
export const componentOf = (name: string): Component | undefined =>
  Object.hasOwn(vocabulary, name) ? vocabulary[name as ComponentName] : undefined;
