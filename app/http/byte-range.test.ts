import { expect, it } from 'vitest';
import { byteRange } from './byte-range.ts';

it('a phone that plays a recording asks for a piece of it', () => {
  expect(byteRange('bytes=0-99', 1000)).toEqual({ from: 0, to: 99 });
  expect(byteRange('bytes=900-', 1000)).toEqual({ from: 900, to: 999 });
  expect(byteRange('bytes=-100', 1000)).toEqual({ from: 900, to: 999 });
  expect(byteRange('bytes=900-5000', 1000)).toEqual({ from: 900, to: 999 });
  expect(byteRange('bytes=-5000', 1000)).toEqual({ from: 0, to: 999 });
});

it('a piece after the end is outside', () => {
  expect(byteRange('bytes=1000-', 1000)).toBe('outside');
  expect(byteRange('bytes=-0', 1000)).toBe('outside');
  expect(byteRange('bytes=0-', 0)).toBe('outside');
});

it('whatever else is asked, everything is sent', () => {
  for (const header of [
    null,
    '',
    'bytes=-',
    'bytes=5-2',
    'bytes=0-1,5-6',
    'lines=0-4',
    'bytes=a-b',
  ])
    expect(byteRange(header, 1000)).toBeNull();
});
