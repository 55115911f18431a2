import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml, type HtmlNode } from '#app/platform/html/html.server.ts';
import { htmlOf } from './markdown.server.ts';

const allowed = new Set('h2 h3 p ul ol li strong em a br hr blockquote'.split(' '));
const all = (nodes: HtmlNode[]): HtmlNode[] =>
  nodes.flatMap((node) => (node.type === 'text' ? [node] : [node, ...all(node.children)]));

describe('Markdown in a box', () => {
  it('has headings, paragraphs, lists, emphasis and links', () => {
    expect(htmlOf('# Top\n\n### Sub\nOne\ntwo **bold** and *soft*.\n\n---')).toBe(
      '<h2>Top</h2><h3>Sub</h3><p>One<br/>two <strong>bold</strong> and <em>soft</em>.</p><hr/>',
    );
    expect(htmlOf('- a\n- b\n  - c\n\n  d\n\n2. x\n3. y')).toBe(
      '<ul><li>a</li><li>b<ul><li>c</li></ul><p>d</p></li></ul><ol start="2"><li>x</li><li>y</li></ol>',
    );
    expect(htmlOf('> Quiet\n> words')).toBe('<blockquote><p>Quiet<br/>words</p></blockquote>');
    expect(htmlOf('[Aid](/library) and https://example.org/a_b.')).toBe(
      '<p><a href="/library">Aid</a> and <a href="https://example.org/a_b" rel="nofollow noopener">https://example.org/a_b</a>.</p>',
    );
    expect(htmlOf('[write](mailto:a@example.org) \\*not\\* snake_case_word')).toBe(
      '<p><a href="mailto:a@example.org" rel="nofollow noopener">write</a> *not* snake_case_word</p>',
    );
  });

  it('shows HTML, scripts and foreign links as they were typed', () => {
    for (const typed of [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '[x](javascript:alert(1))',
      '[x](//evil.example)',
      '[x](/\\evil.example)',
      '![x](https://example.org/x.png)',
      '[x](data:text/html,x)',
      '{import("fs")}',
    ]) {
      const html = htmlOf(typed);
      expect(html).not.toMatch(/<(?:script|img)|href="(?:javascript|data|\/\/|\/\\)/);
    }
  });

  it('is made of nothing else, whatever is typed, and loses no word', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...['**', '*', '_', '[', '](', ')', '\n', '\n\n', '- ', '1. ', '  ', '> ', '# ', '#### '],
        ...['<b>', '</p>', '"', '&amp;', 'https://a.example', 'javascript:', '\\', '---'],
      ),
      fc.string({ maxLength: 6 }),
      fc.constantFrom('kin', 'visit', 'ครอบครัว'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const typed = pieces.join('');
        const nodes = all(readHtml(htmlOf(typed)));
        for (const node of nodes)
          if (node.type === 'element') expect(allowed).toContain(node.tagName);
        const words = nodes.map((node) => (node.type === 'text' ? node.value : '')).join('');
        const shown = typed.replace(/\]\([^)]*\)/g, '').match(/kin|visit|ครอบครัว/g) ?? [];
        const found = words.match(/kin|visit|ครอบครัว/g) ?? [];
        expect(found.length).toBeGreaterThanOrEqual(shown.length);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no long time over anything', () => {
    const began = performance.now();
    for (const nasty of ['[', '**', '*a', '](', '- \n ', '> ', '_', '[a](', 'https://', '  - a\n'])
      htmlOf(nasty.repeat(20_000 / nasty.length));
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
