/**
 * RELIABILITY.md b1–b9, as a property: whatever passes the guard is compiled and rendered as it is for
 * readers, and opened in a real Chromium, without a policy and with ours. It runs nothing, asks for
 * nothing, opens nothing and leads nowhere odd. What is written in notes and discussions goes there too.
 */
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newNonce, policy } from '#app/http/headers.server.ts';
import { partsOf } from '#app/domain/talk/links.ts';
import { htmlOf as htmlOfNotes } from '#app/platform/markdown/markdown.server.ts';
import { compileLesson, GuardRefusal, stopCompiling } from '#app/platform/mdx/compile.server.ts';
import { plainSurroundings } from '#app/platform/mdx/words-fixture.ts';
import { hostileMdx, hostileSvg } from './factories/hostile-mdx.ts';
import { openTripwire, type Tripwire } from './setup/tripwire.ts';

const seed = 20261130;
const runs = 300;

const ourPolicy = (): string => policy(newNonce());

/** The HTML of a lesson, or null where it is refused. */
async function htmlOf(body: string, svg: string): Promise<string | null> {
  const source = `---\ntitle: Trace\nsummary: How to look.\nminutes: 5\n---\n\n${body}\n`;
  const files = { 'x.svg': new TextEncoder().encode(svg) };
  try {
    const { parts, aid } = await compileLesson(source, plainSurroundings({ files }));
    return parts.map((it) => ('html' in it ? it.html : '')).join('') + (aid?.html ?? '');
  } catch (error) {
    if (error instanceof GuardRefusal) return null;
    throw error;
  }
}

describe('a browser that opens', () => {
  let chromium: Tripwire;
  const policy = ourPolicy();
  beforeAll(async () => {
    chromium = await openTripwire();
  }, 60_000);
  afterAll(async () => {
    await chromium.close();
    await stopCompiling();
  });

  it('what nobody guards trips over all of it: this test can fail', async () => {
    expect(await chromium.open('<img src=x onerror=tripwire()>')).toEqual(
      expect.arrayContaining([
        'ran a script',
        'asked for http://page.example/x',
        'has img onerror',
      ]),
    );
    expect(await chromium.open('<a href="java&#10;script:tripwire()">x</a>')).toEqual(
      expect.arrayContaining(['ran a script', 'leads to javascript:']),
    );
    for (const [html, deed] of [
      ['<script>alert(1)</script>', 'opened a dialog'],
      ['<iframe srcdoc="x"></iframe>', 'made a frame'],
      ['<b style="background:url(https://tripwire.example/x)">x</b>', 'has b style'],
      [
        '<svg><image href="https://tripwire.example/y"/></svg>',
        'asked for https://tripwire.example/y',
      ],
      ['<meta http-equiv="refresh" content="0;url=https://tripwire.example/z">', 'went elsewhere'],
    ] as const)
      expect(await chromium.open(html), html).toContain(deed);
  });

  it('the same under our policy runs no script of it', async () => {
    expect(policy).toContain("default-src 'none'");
    for (const html of [
      '<script>tripwire()</script>',
      '<img src=x onerror=tripwire()>',
      '<svg onload=tripwire()>',
      '<a href="javascript:tripwire()">x</a>',
      '<iframe srcdoc="<script>parent.tripwire()</script>"></iframe>',
      '<script src="https://tripwire.example/x.js"></script>',
    ]) {
      const deeds = await chromium.open(html, policy);
      expect(deeds, html).not.toContain('ran a script');
      expect(deeds.filter((deed) => deed.includes('tripwire.example'))).toEqual([]);
    }
  });

  it(`lessons that pass the guard meets nothing (seed ${seed}, ${runs} texts)`, async () => {
    const texts = fc.sample(fc.tuple(hostileMdx, hostileSvg), { numRuns: runs, seed });
    const passed: { body: string; html: string }[] = [];
    for (const [body, svg] of texts) {
      const html = await htmlOf(body, svg);
      if (html !== null) passed.push({ body, html });
    }
    // It would say nothing if all were refused, or none.
    expect(passed.length).toBeGreaterThan(runs / 5);
    expect(passed.length).toBeLessThan(runs);
    const tripped: object[] = [];
    for (const { body, html } of passed)
      for (const under of [undefined, policy]) {
        const deeds = await chromium.open(html, under);
        if (deeds.length > 0) tripped.push({ body, html, deeds, under: under && 'our policy' });
      }
    expect(tripped).toEqual([]);
  }, 60_000);

  it(`notes and posts meets nothing, and of both none is refused (seed ${seed})`, async () => {
    const tripped: object[] = [];
    for (const text of fc.sample(hostileMdx, { numRuns: runs / 2, seed })) {
      const post = renderToStaticMarkup(
        createElement(
          'p',
          null,
          ...partsOf(text).map((part) =>
            part.kind === 'link' ? createElement('a', { href: part.to }, part.text) : part.text,
          ),
        ),
      );
      const deeds = await chromium.open(htmlOfNotes(text) + post);
      if (deeds.length > 0) tripped.push({ text, deeds });
    }
    expect(tripped).toEqual([]);
  }, 60_000);
});
