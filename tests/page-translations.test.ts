/** A list is one paragraph to who looks for old translations: this counts what stands in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../content/pages');

/** How many items the lists under each heading have. */
const itemsOf = (page: string, language: string): number[] =>
  readFileSync(join(folder, page, `${language}.mdx`), 'utf8')
    .split(/^## /m)
    .map((section) => section.match(/^(?:- |\d+\. )/gm)?.length ?? 0);

const translated = readdirSync(folder).filter((page) => existsSync(join(folder, page, 'fr.mdx')));

describe.each(translated)('The page %s', (page) => {
  it('says as much under each heading in French as in English', () => {
    const english = itemsOf(page, 'en');
    expect(english.length).toBeGreaterThan(1);
    expect(itemsOf(page, 'fr')).toEqual(english);
  });
});
