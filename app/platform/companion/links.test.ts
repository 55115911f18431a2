import type { RouteConfigEntry } from '@remix-run/route-config';
import { expect, it } from 'vitest';
import { addresses } from './addresses.ts';
import { aText, said, site } from './companion-fixture.ts';
import { links } from './links.ts';

const told = async (body: string) => said(links(await aText(body), site, null));

it.each([
  ['[all](/cources)', 'no page of this site'],
  ['[this course](/courses/gone)', 'leads to no course. The courses are: safe-return.'],
  ['[a lesson](/courses/safe-return/lessons/gone)', 'Its lessons are: trace, close.'],
  ['[a sheet](/courses/safe-return/lessons/gone/aid)', 'leads to no lesson'],
  ['[back](#h-top)', 'leads into this page'],
  ['[next](close)', 'has no beginning'],
  ['[here](/courses)', 'says only “here”'],
  ['[a note][n]\n\n[n]: /cources', 'no page of this site'],
])('tells %s', async (link, part) => {
  const lines = await told(`Words.\n\nLook at ${link}`);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.every((it) => /^(?:9|11): /u.test(it) && it.includes(part))).toBe(true);
});

it('is silent over links that lead somewhere, and over other sites', async () => {
  const body = `[All courses](/courses), [the lesson](/courses/safe-return/lessons/close),
[its sheet](/courses/safe-return/lessons/trace/aid), [the beginning](/), [mail](mailto:a@example.org),
[who to turn to](/help/worried-about-a-child?country=KE#ke), [the text](https://undocs.org/A/RES/64/142).`;
  expect(await told(body)).toEqual([]);
});

it('knows only addresses that the site has', async () => {
  const { default: routes } = (await import('#app/routes.ts')) as { default: RouteConfigEntry[] };
  const paths = routes.map((it) => `/${it.path ?? ''}`);
  expect(addresses.filter((it) => !paths.includes(it))).toEqual([]);
});
