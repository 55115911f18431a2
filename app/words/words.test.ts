import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogues, english } from './catalogues.ts';
import { speak, type Key } from './words.ts';

const app = join(import.meta.dirname, '..');
const keys = Object.keys(english) as Key[];
const others = Object.entries(catalogues).filter(([language]) => language !== 'en');

/** What a sentence is given: its values, and the words it marks. */
function placesIn(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.tag:
        return [`<${element.value}>`, ...placesIn(element.children)];
      case TYPE.plural:
      case TYPE.select:
        return [
          `{${element.value}}`,
          ...Object.values(element.options).flatMap((option) => placesIn(option.value)),
        ];
      case TYPE.literal:
      case TYPE.pound:
        return [];
      default:
        return [`{${element.value}}`];
    }
  });
}
const places = (sentence: string) => [...new Set(placesIn(parse(sentence)))].sort();

describe('the catalogue', () => {
  it.each(others)(
    'says in %s all that it says in English, with the same things in it',
    (_, words) => {
      expect(Object.keys(words!).sort()).toEqual([...keys].sort());
      const differing = keys.filter(
        (key) => places(words![key]!).join() !== places(english[key]).join(),
      );
      expect(differing).toEqual([]);
    },
  );

  it('holds no sentence that nothing says', () => {
    const code = readdirSync(app, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
      .map((path) => readFileSync(join(app, path), 'utf8'))
      .join('\n');
    const begun = [...code.matchAll(/`([a-z][\w.-]*)\$\{/gi)].map((match) => match[1]!);
    const unsaid = keys.filter(
      (key) =>
        !code.includes(`'${key}'`) &&
        !code.includes(`"${key}"`) &&
        !begun.some((beginning) => beginning.includes('.') && key.startsWith(beginning)),
    );
    expect(unsaid).toEqual([]);
  });

  it('keeps French marks with their words at the end of a line', () => {
    const loose = Object.entries(catalogues.fr!).filter(([, words]) => / [?!:;»]|« /.test(words));
    expect(loose).toEqual([]);
  });

  it('calls the first day of a month the first in French', () => {
    const [first, eleventh] = ['2026-12-01T09:00:00.000Z', '2026-12-11T09:00:00.000Z'];
    const fr = speak('fr');
    expect(fr.day(first, 'UTC')).toBe('1er décembre 2026');
    expect(fr.shortDay(first, 'UTC')).toBe('1er déc. 2026');
    expect(fr.fullMoment(first, 'UTC')).toBe('mardi 1er décembre 2026 à 09:00');
    expect(fr.day(eleventh, 'UTC')).toBe('11 décembre 2026');
    expect(speak('en').day(first, 'UTC')).toBe('1 December 2026');
  });

  it('counts as each language counts', () => {
    expect(speak('en')('courses.minutes', { count: 1 })).toBe('1 minute');
    expect(speak('en')('courses.minutes', { count: 0 })).toBe('0 minutes');
    expect(speak('fr')('courses.minutes', { count: 0 })).toBe('0 minute');
  });

  it('speaks English where it does not know the language, and the Gregorian year everywhere', () => {
    expect(speak('th').language).toBe('en');
    expect(speak('fr').day('2026-11-22T22:30:00.000Z', 'Africa/Nairobi')).toBe('23 novembre 2026');
    expect(speak('en').moment('2026-11-22T22:30:00.000Z', 'Africa/Nairobi')).toBe(
      'Monday 23 November at 01:30',
    );
    expect(speak('en').fullMoment('2027-12-15T12:00:00.000Z', 'Africa/Nairobi')).toBe(
      'Wednesday, 15 December 2027 at 15:00',
    );
    expect(speak('fr').hour('2026-11-22T22:30:00.000Z', 'Africa/Nairobi')).toBe('01:30');
  });
});
