import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aMatching,
  aMultiple,
  anOrdering,
  aSingle,
  aTrueFalse,
} from '../../../tests/factories/questions.ts';
import { readAnswerForm } from './answer-form.ts';
import { toGiven } from './given.ts';

const pageId = '0193aaaa-bbbb-7ccc-8ddd-eeeeffff0000';
const read = (text: string, whole = true) =>
  readAnswerForm(new URLSearchParams(`pageId=${pageId}&${text}`), { whole });

describe('the answer form', () => {
  it('reads choices, places and matches', () => {
    expect(
      read('q.uncle=verify&q.search=a&q.search=b&q.steps.one=2&q.steps.two=&seen=&sequence='),
    ).toEqual({
      pageId,
      seen: null,
      whole: true,
      answers: [
        { questionKey: 'uncle', sequence: null, response: 'verify' },
        { questionKey: 'search', sequence: null, response: ['a', 'b'] },
        { questionKey: 'steps', sequence: null, response: { one: '2', two: '' } },
      ],
      confirm: false,
    });
  });

  it('takes from a page with its script only what was touched on it', () => {
    expect(read('q.uncle=verify&q.search=a&touched=search steps&sequence=17&confirm=yes')).toEqual({
      pageId,
      seen: null,
      whole: false,
      answers: [
        { questionKey: 'search', sequence: 17, response: 'a' },
        { questionKey: 'steps', sequence: 17, response: null },
      ],
      confirm: true,
    });
  });

  it.each([
    ['a field that is none of ours', 'right=yes'],
    ['__proto__', '__proto__=1'],
    ['__proto__ as a question', 'q.__proto__=1'],
    ['__proto__ as a part', 'q.steps.__proto__=1'],
    ['constructor among the fields around', 'constructor=1'],
    ['brackets', 'q[uncle]=a'],
    ['a part of a part', 'q.steps.one.two=1'],
    ['a part two times', 'q.steps.one=1&q.steps.one=2'],
    ['one question answered in two ways', 'q.steps=1&q.steps.one=2'],
    ['the same, the other way round', 'q.steps.one=2&q.steps=1'],
    ['two page ids', `pageId=${pageId}`],
    ['a sequence that is no number', 'sequence=1e9'],
    ['a negative sequence', 'sequence=-1'],
    ['an endless sequence', `sequence=${'9'.repeat(400)}`],
    ['a time that is none', 'seen=yesterday'],
    ['something else to confirm', 'confirm=1'],
  ])('refuses %s', (_name, text) => {
    expect(read(text)).toBe('malformed');
  });

  it('refuses a page without an id, files, and thousands of fields', () => {
    expect(readAnswerForm(new URLSearchParams('q.uncle=a'), { whole: true })).toBe('malformed');
    const form = new FormData();
    form.set('pageId', pageId);
    form.set('q.uncle', new File(['x'], 'x.txt'));
    expect(readAnswerForm(form, { whole: true })).toBe('malformed');
    const many = Array.from({ length: 50_000 }, (_, at) => `q.k${at}=1`).join('&');
    expect(read(many)).toBe('malformed');
  });

  it('never throws, and never touches what objects inherit', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('q.a', 'q.a.b', 'q.__proto__', '__proto__', 'toString', 'q.constructor.name'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), fc.boolean(), (fields, whole) => {
        const form = readAnswerForm([['pageId', pageId], ...fields], { whole });
        expect(form === 'malformed' || Array.isArray(form.answers)).toBe(true);
        expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      }),
    );
  });
});

describe('what a form says to a question', () => {
  it('is understood by the kind of question', () => {
    expect(toGiven(aSingle({ id: 'q' }), 'q-two')).toBe('q-two');
    expect(toGiven(aMultiple({ id: 'q' }), 'q-two')).toEqual(['q-two']);
    expect(toGiven(aMultiple({ id: 'q' }), ['', 'q-two', 'q-one'])).toEqual(['q-one', 'q-two']);
    expect(toGiven(aTrueFalse({ id: 'q' }), 'true')).toBe(true);
    expect(toGiven(anOrdering({ id: 'q' }), { plan: '2', close: '', assess: '2' })).toEqual({
      assess: 2,
      plan: 2,
    });
    expect(toGiven(aMatching({ id: 'q' }), { papers: 'Place' })).toEqual({ papers: 'Place' });
  });

  it('may be nothing', () => {
    for (const question of [aSingle, aMultiple, aTrueFalse, anOrdering, aMatching]) {
      expect(toGiven(question({ id: 'q' }), null)).toBeNull();
      expect(toGiven(question({ id: 'q' }), '')).toBeNull();
    }
    expect(toGiven(anOrdering({ id: 'q' }), { plan: '' })).toBeNull();
  });

  it.each([
    ['two answers where one is asked', aSingle({ id: 'q' }), ['q-one', 'q-two']],
    ['a choice of another question', aSingle({ id: 'q' }), 'other-one'],
    ['places for choices', aSingle({ id: 'q' }), { 'q-one': '1' }],
    ['an unknown choice among others', aMultiple({ id: 'q' }), ['q-one', 'q-nine']],
    ['a choice two times', aMultiple({ id: 'q' }), ['q-one', 'q-one']],
    ['perhaps', aTrueFalse({ id: 'q' }), 'perhaps'],
    ['a list for true or false', aTrueFalse({ id: 'q' }), ['true', 'false']],
    ['a place beyond the last', anOrdering({ id: 'q' }), { plan: '5' }],
    ['place zero', anOrdering({ id: 'q' }), { plan: '0' }],
    ['a place in words', anOrdering({ id: 'q' }), { plan: 'two' }],
    ['an unknown item', anOrdering({ id: 'q' }), { dance: '1' }],
    ['one word for an order', anOrdering({ id: 'q' }), 'plan'],
    ['a match that was not offered', aMatching({ id: 'q' }), { papers: 'Elsewhere' }],
  ])('is refused where it is %s', (_name, question, entered) => {
    expect(toGiven(question, entered)).toBeUndefined();
  });
});
