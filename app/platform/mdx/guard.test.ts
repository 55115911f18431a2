import { afterAll, describe, expect, test } from 'vitest';
import { stopCompiling } from './compile.server.ts';
import { assessment, lesson, lessonText, page, refusal, refusalOf } from './compiling-fixture.ts';

afterAll(stopCompiling);

describe('program code', () => {
  test.each([
    ['an expression', 'Two is {1 + 1}.', '7:8 Braces'],
    ['an expression of its own', 'Words.\n\n{process.env}', '9:1 Braces'],
    ['an unfinished expression', 'Words { and more', '7:'],
    ['a broken expression', 'Words {1 +} more', '7:'],
    ['an import', "import fs from 'node:fs'\n\nWords.", '7:1 Lines that begin with “import”'],
    ['an import of a local file', "import text from './secret.txt'", '7:1 Lines'],
    ['an export', 'export const x = 1\n\nWords.', '7:1 Lines'],
    ['a spread', '<Lead {...props}>\nWords.\n</Lead>', '7:1 <Lead> holds {…}'],
    [
      'an attribute in braces',
      '<JobAid title={evil()} summary="s">\nWords.\n</JobAid>',
      '7:1 Write title="text"',
    ],
    ['a comment', 'Words {/* hidden */}', '7:7 Braces'],
  ])('%s is refused', async (_, body, beginning) => {
    expect((await refusal(lesson(body)))[0]).toContain(beginning);
  });
});

describe('elements and attributes', () => {
  test.each([
    ['HTML', 'Words.\n\n<div>\nx\n</div>', '9:1 <div> is not a component'],
    ['a script', '<script>alert(1)</script>', '7:1 <script> is not a component'],
    [
      'an image that runs a script',
      '<img src="x" onerror="alert(1)" />',
      '7:1 <img> is not a component',
    ],
    ['a drawing that runs a script', '<svg onload="alert(1)"></svg>', '7:1 <svg> is not'],
    ['a frame', '<iframe src="https://evil.example"></iframe>', '7:1 <iframe> is not'],
    ['a form', '<form action="/x"><input name="a" /></form>', '7:1 <form> is not'],
    ['a style', '<style>a</style>', '7:1 <style> is not'],
    ['an unknown component', 'Some <Quiz /> here', '7:6 <Quiz> is not a component'],
    ['a fragment', '<>\n\nWords.\n\n</>', '7:1 Empty tags'],
    ['an inherited name', '<constructor>x</constructor>', '7:1 <constructor> is not'],
    ['a member name', '<Lead.Inner>x</Lead.Inner>', '7:1 <Lead.Inner> is not'],
    ['__proto__ as a component', '<__proto__>x</__proto__>', '7:1 <__proto__> is not'],
    [
      'an unknown attribute',
      '<Lead class="x">\nWords.\n</Lead>',
      '7:1 <Lead> has no attribute “class”',
    ],
    [
      '__proto__',
      '<Lead __proto__="x">\nWords.\n</Lead>',
      '7:1 <Lead> has no attribute “__proto__”',
    ],
    [
      'dangerouslySetInnerHTML',
      '<Lead dangerouslySetInnerHTML="x">\nWords.\n</Lead>',
      'no attribute',
    ],
    ['a handler', '<KeyFact onClick="alert(1)">Words.</KeyFact>', 'no attribute “onClick”'],
    ['a style attribute', '<KeyFact style="x">Words.</KeyFact>', 'no attribute “style”'],
    ['a missing attribute', 'A <Term>word</Term>.', '7:3 <Term> needs means="…"'],
    ['a bare attribute that needs a value', 'A <Term means>word</Term>.', '7:3 Give means a value'],
    [
      'a value not on the list',
      '<Callout kind="joke">Words.</Callout>',
      'write one of note, caution, danger',
    ],
    [
      'an attribute given twice',
      '<JobAid title="a" title="b" summary="c">\nWords.\n</JobAid>',
      'title two times',
    ],
    ['an id with capitals', '<Reflection id="Poverty">Who?</Reflection>', 'small letters'],
    [
      'a file in another folder',
      '<Figure src="../secret.svg" alt="x" />',
      'the name of a file beside the text',
    ],
    ['a picture without words', '<Figure src="a.svg" alt="" />', 'alt="" does not fit'],
    ['an empty component', '<KeyFact></KeyFact>', '7:1 <KeyFact> is empty'],
    ['text in an empty component', 'A claim.<Source of="G">x</Source>', 'holds no text'],
    ['loose text among sayings', '<Says>\nWords.\n</Says>', 'holds only components'],
    ['a list in a saying', '<Says>\n<Say>\n- one\n- two\n</Say>\n</Says>', 'holds only words'],
    ['an open component', '<Lead>\nWords.', '7:1'],
    ['a loose sign', 'a <3 b', '7:4 A “<”'],
  ])('%s is refused', async (_, body, part) => {
    const problems = await refusal(lesson(body));
    expect(problems.join('\n')).toContain(part);
  });

  test('a component in the wrong place is refused', async () => {
    expect(
      await refusal(lesson('<Option says="a" verdict="harm" label="b">\nx\n</Option>')),
    ).toEqual(['7:1 <Option> may not stand in a lesson. Its place is <Scenario>.']);
    expect((await refusal(lesson('- <KeyFact>x</KeyFact>')))[0]).toMatch(
      /^7:3 <KeyFact> may not stand in a list/,
    );
    expect((await refusal(lesson('Words <KeyFact>x</KeyFact> words')))[0]).toMatch(
      /^7:7 .*a line of its own/,
    );
    expect((await refusal(page('<Reflection id="a">x</Reflection>')))[0]).toContain(
      'may not stand in a page',
    );
    expect((await refusal(assessment('<Lead>\nx\n</Lead>'))).join()).toContain(
      'may not stand in an assessment',
    );
  });

  test('headings: no first level, no level left out', async () => {
    expect(await refusal(lesson('# Title\n\n## Part'))).toEqual([
      '7:1 The title is the only first heading. Begin this one with ##.',
    ]);
    expect((await refusal(lesson('## Part\n\n#### Deep')))[0]).toMatch(
      /^9:1 .*leaves out a level.*###/,
    );
  });
});

describe('links', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#115;cript:alert(1)',
    'java&#x09;script:alert(1)',
    'java&Tab;script:alert(1)',
    '&#1;javascript:alert(1)',
    'data:text/html;base64,PHNjcmlwdD4=',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    '/\\evil.example',
    '&bsol;&bsol;evil.example',
    'https:&#10;//evil.example',
  ])('%s is refused', async (url) => {
    expect((await refusal(lesson(`Words [here](${url}).`)))[0]).toMatch(/^7:7 /);
    expect((await refusal(lesson(`Words [here][a].\n\n[a]: ${url}`)))[0]).toMatch(/^9:1 /);
  });

  test('addresses of the web, mail, telephones and this site are accepted', async () => {
    const body = `[a](https://example.org/x(1)) [b](http://example.org) [c](mailto:a@example.org)
[d](tel:116) [e](/courses/the-journey-home/lessons/trace) [f](#h-part) <https://x.example>`;
    // MDX reads <https:…> as a tag; only that is a problem.
    expect(await refusal(lesson(body.replace(' <https://x.example>', '')))).toEqual([]);
    expect(await refusal(lesson(body))).toHaveLength(1);
  });

  test('pictures of Markdown and footnotes are refused', async () => {
    expect((await refusal(lesson('![x](https://evil.example/x.png)')))[0]).toContain('<Figure');
    expect((await refusal(lesson('Words[^1].\n\n[^1]: note')))[0]).toContain('<Source');
  });
});

describe('front matter', () => {
  test('JavaScript in it is refused and never run', async () => {
    const source = '---js\n{ title: (globalThis.ran = process.exit(7)) }\n---\n\nWords.';
    expect((await refusalOf(source))[0]).toMatch(/^1:4 Front matter begins/);
    expect(await refusal(lesson('Words.'))).toEqual([]);
  });

  test.each([
    '--- js\n{}\n---\n',
    '---javascript\n{}\n---\n',
    '---json\n{}\n---\n',
    '---coffee\na\n---\n',
  ])('%j is refused', async (source) => expect((await refusalOf(source))[0]).toMatch(/^1:4 /));

  test('what is missing, unknown or wrong is told with its line', async () => {
    expect(await refusalOf('Words.')).toEqual([
      expect.stringMatching(/^1:1 Begin the file with front matter/),
    ]);
    const source = '---\ntitle: A\nsumary: B\nminutes: many\n---\n\nWords.';
    const problems = await refusalOf(source);
    expect(problems).toEqual([
      expect.stringMatching(/^\d:\d+ /),
      expect.stringMatching(/^3:9 sumary: /),
      expect.stringMatching(/^4:10 minutes: Write a whole number/),
    ]);
    expect((await refusalOf('---\ntitle: "open\n---\n\nWords.'))[0]).toContain('YAML');
  });

  test('an alias cannot grow it', async () => {
    const yaml = ['a: &a [x,x]', 'b: &b [*a,*a]', 'title: *b'].join('\n');
    expect(await refusalOf(`---\n${yaml}\n---\n\nWords.`)).not.toEqual([]);
  });
});

test('all problems are told together, in the order of the text', async () => {
  const problems = await refusal(
    lesson('{a}\n\n<div>x</div>\n\n[x](javascript:1)\n\n<Source of="?" />'),
  );
  expect(problems.map((it) => it.split(' ')[0])).toEqual(['7:1', '9:1', '11:1', '13:1']);
});

test('a byte-order mark and Windows line ends do not matter', async () => {
  const source = `\uFEFF${lessonText('## Part\n\nWords {x}.')}`.replaceAll('\n', '\r\n');
  expect(await refusalOf(source)).toEqual([expect.stringMatching(/^9:7 Braces/)]);
});
