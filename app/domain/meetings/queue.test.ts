import { expect, it } from 'vitest';
import { placeOf, queueOf, type Answer } from './queue.ts';

const said = (...facts: [string, Answer][]) =>
  facts.map(([personId, answer], turn) => ({ personId, answer, turn }));

it('gives places in the order of the answers, and lets the rest wait in it', () => {
  const queue = queueOf(said(['a', 'yes'], ['b', 'yes'], ['c', 'maybe'], ['d', 'yes']), 1);
  expect(queue).toEqual({ admitted: ['a'], waiting: ['b', 'd'], maybe: ['c'], no: [] });
  expect(placeOf(queue, 'd')).toEqual({ answer: 'yes', waits: true, at: 2 });
  expect(placeOf(queue, 'c')).toEqual({ answer: 'maybe' });
  expect(placeOf(queue, 'e')).toEqual({ answer: 'none' });
});

it('moves up who waits first; who comes back stands at the end', () => {
  const facts = said(['a', 'yes'], ['b', 'yes'], ['c', 'yes'], ['a', 'no'], ['a', 'yes']);
  expect(queueOf(facts, 1)).toMatchObject({ admitted: ['b'], waiting: ['c', 'a'] });
});

it('keeps the turn of a yes that is said again', () => {
  expect(queueOf(said(['a', 'yes'], ['b', 'yes'], ['a', 'yes']), 1).admitted).toEqual(['a']);
});

it('has a place for everybody where nothing is said of how many', () => {
  expect(queueOf(said(['a', 'yes'], ['b', 'yes']), null).waiting).toEqual([]);
});

it('gives no place to who may no longer come', () => {
  const queue = queueOf(said(['a', 'yes'], ['b', 'yes']), 1, (id) => id !== 'a');
  expect(queue).toMatchObject({ admitted: ['b'], waiting: [] });
});
