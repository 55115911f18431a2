import { build } from 'esbuild';
import fc from 'fast-check';
import { createElement } from 'react';
import { afterAll, expect, test } from 'vitest';
import { stopCompiling } from './compile.server.ts';
import { htmlOf, lesson, refusal } from './compiling-fixture.ts';
import { toMarkup, toSafeNodes } from './sanitize.ts';
import { sealedImports } from './sealed-imports.ts';

afterAll(stopCompiling);

const fragments = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload="alert(1)" />',
  '{process.env}',
  '<Lead {...x}>',
  '</Lead>',
  '<Lead>',
  '<KeyFact>',
  '</KeyFact>',
  'javascript:alert(1)',
  '[a](javascript:alert(1))',
  '[a](java&#115;cript:alert(1))',
  '[a](data:text/html,x)',
  '<a href="javascript:x">',
  '</a>',
  '[x]: //evil.example',
  '[x]',
  '`<script>`',
  '```\n<script>\n```',
  '&lt;script&gt;',
  '&lbrace;x}',
  '<Term means="x&quot; onclick=&quot;y">a</Term>',
  '<Term means="&lt;img onerror=x&gt;">a</Term>',
  '<Callout kind="note" title="&lt;script&gt;">',
  '</Callout>',
  '<!-- -->',
  '<![CDATA[x]]>',
  '<?x?>',
  'import x from "y"',
  'export default 1',
  '<>',
  '</>',
  '<Figure src="x" />',
  '| a | b |\n|-|-|\n| c | d |',
  '- [ ] x',
  '> q',
  '## h',
  '___',
  '**',
  '_',
  '\\',
  '"',
  "'",
  '\n\n',
  '\n',
  ' ',
  '  - x',
  'words',
];

/** What must not be in a page, whatever was written: elements, handlers and addresses that run. */
function dangers(html: string): string[] {
  return [...html.matchAll(/<([a-z0-9]+)((?:\s[^<>"]*(?:"[^"]*")?)*)\s*\/?>/giu)].flatMap(
    ([tag, name = '', rest = '']) => {
      const attributes = [...rest.matchAll(/([^\s="]+)="([^"]*)"/gu)];
      const bad =
        /^(?:script|style|iframe|object|embed|form|input|link|meta|base)$/iu.test(name) ||
        attributes.some(
          ([, key = '', value = '']) =>
            /^(?:on|style$|srcdoc$|formaction$)/iu.test(key) ||
            (/^(?:href|src)$/iu.test(key) &&
              /^\s*(?:javascript|vbscript|\/\/|data:(?!image\/))/iu.test(value)),
        );
      return bad ? [tag] : [];
    },
  );
}

test('hostile pieces, in any order, are refused or harmless', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 8 }),
      async (pieces) => {
        let html = '';
        const problems = await refusal(lesson(pieces.join('')).then((it) => (html = htmlOf(it))));
        if (problems.length === 0) accepted += 1;
        expect(dangers(html)).toEqual([]);
        expect(html.match(/<script|<img onerror/giu)).toBeNull();
        for (const problem of problems) expect(problem).toMatch(/^\d+:\d+ \S/u);
      },
    ),
    { numRuns: 250, seed: 20261122 },
  );
  // The property would say nothing of HTML if all were refused.
  expect(accepted).toBeGreaterThan(20);
}, 60_000);

test('what passes the guard is still sanitized', () => {
  const made = createElement('div', { onclick: 'x', style: 'x' } as object, [
    createElement('script', { key: 1 }, 'alert(1)'),
    createElement('a', { key: 2, href: 'javascript:alert(1)' }, 'a'),
    createElement('a', { key: 3, href: '//evil.example' }, 'b'),
    createElement('img', { key: 4, src: 'https://evil.example/x.png', onError: 'x', alt: '' }),
    createElement('iframe', { key: 5, srcDoc: '<script>' }),
    createElement('p', { key: 6, dangerouslySetInnerHTML: { __html: '<script>x</script>' } }),
  ]);
  expect(toMarkup(toSafeNodes(made))).toBe('<div><a>a</a><a>b</a><img alt=""/><p></p></div>');
});

test('an import that passed the guard would still find nothing', async () => {
  const seal = (contents: string) =>
    build({
      stdin: { contents, resolveDir: process.cwd() },
      bundle: true,
      write: false,
      logLevel: 'silent',
      external: ['react'],
      plugins: [sealedImports],
    });
  await expect(seal("import './package.json'")).rejects.toThrow('A text imports nothing');
  await expect(seal("import 'node:fs'")).rejects.toThrow('A text imports nothing');
  await expect(seal("import('/etc/passwd')")).rejects.toThrow('A text imports nothing');
  await expect(seal("import 'react'")).resolves.toBeDefined();
});
