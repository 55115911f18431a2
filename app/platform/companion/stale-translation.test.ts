import { expect, it } from 'vitest';
import { aPage, said } from './companion-fixture.ts';
import { staleTranslations } from './stale-translation.ts';
import { stamped } from './translated-from.ts';

const english = `---
title: About
---

One child.

<Lead>
Two children.

Three children.
</Lead>

- four
- five
`;

const french = `---
title: À propos
---

Un enfant.

<Lead>
Deux enfants.

Trois enfants.
</Lead>

- quatre
- cinq
`;

async function told(now: string, translation: string) {
  const texts = [await aPage(now), await aPage(translation, { language: 'fr' })];
  return said(staleTranslations(texts));
}
const stampedFrench = async () => stamped(french, await aPage(english));

it('asks for a stamp', async () => {
  expect(await told(english, french)).toEqual([
    expect.stringMatching(/^1: Nothing says which English .*--translated <this file>\.$/),
  ]);
});

it('is silent while the English stays, also when its lines are broken anew', async () => {
  const translation = await stampedFrench();
  expect(translation).toMatch(
    /^---\ntitle: À propos\nfrom: >-\n {2}(?:[0-9a-f]{6} ?){5}\n---\n\nUn/u,
  );
  expect(await told(english, translation)).toEqual([]);
  expect(await told(english.replace('Two children', 'Two\nchildren'), translation)).toEqual([]);
});

it('stamps again over an old stamp', async () => {
  const changed = english.replace('One child.', 'One boy.');
  const again = stamped(await stampedFrench(), await aPage(changed));
  expect(again.match(/^from:/gmu)).toHaveLength(1);
  expect(await told(changed, again)).toEqual([]);
});

it.each([
  [
    'a paragraph',
    ['Three children.', 'Three girls.'],
    '12: The English was written anew: “Three girls.” (about/en.mdx:10). Translate it here.',
  ],
  [
    'a new paragraph',
    ['Two children.', 'Hello.\n\nTwo children.'],
    '10: The English was written anew: “Hello.” (about/en.mdx:8). Translate it here.',
  ],
  [
    'a paragraph taken out',
    ['\n\nThree children.', ''],
    '12: The English no longer has what stands here. Take it out.',
  ],
  [
    'a list',
    ['- five', '- six'],
    '15: The English was written anew: “four six” (about/en.mdx:13). Translate it here.',
  ],
  [
    'the title',
    ['title: About', 'title: About us'],
    '1: The English was written anew: “About us” (about/en.mdx:1). Translate it here.',
  ],
])('tells %s that changed, where its translation stands', async (_, [from = '', to = ''], part) => {
  expect(await told(english.replace(from, to), await stampedFrench())).toEqual([
    expect.stringContaining(part),
  ]);
});

it('tells a translation that left something out', async () => {
  const shorter = (await stampedFrench()).replace('\n\nTrois enfants.', '');
  expect(await told(english, shorter)).toEqual([
    expect.stringContaining('This text has 4 paragraphs, lists and headings; the English has 5.'),
  ]);
});
