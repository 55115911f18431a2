import { afterAll, describe, expect, test } from 'vitest';
import { stopCompiling } from './compile.server.ts';
import { htmlOf, lesson, page, refusal } from './compiling-fixture.ts';

afterAll(stopCompiling);

const html = async (body: string, given?: Parameters<typeof lesson>[1]) =>
  htmlOf(await lesson(body, given));

describe('panels', () => {
  test('the lead is a paragraph or several', async () => {
    expect(await html('<Lead>\nOne.\n\nTwo.\n</Lead>')).toBe(
      '<p class="lead">One.</p><p class="lead">Two.</p>',
    );
    expect(await html('<Lead>One.</Lead>')).toBe('<p class="lead">One.</p>');
  });

  test('a fact stands in the house, under its label', async () => {
    expect(await html('<KeyFact>Within **72 hours**.</KeyFact>')).toMatch(
      /^<aside class="house" aria-labelledby="fact-1"><p class="label" id="fact-1"><svg class="icon" .*<\/svg> Remember this<\/p><p>Within <strong>72 hours<\/strong>\.<\/p><\/aside>$/,
    );
  });

  test('callouts say their kind in words', async () => {
    const body =
      '<Callout kind="danger">\nNever post a photo.\n</Callout>\n\n<Callout kind="note" title="Kenya">x</Callout>';
    const result = await html(body);
    expect(result).toContain('<div class="notice" data-kind="danger">');
    expect(result).toContain('<p><b>Danger</b></p><p>Never post a photo.</p>');
    expect(result).toContain('<p><b>Kenya</b></p><p>x</p>');
  });

  test('words to say and not to say', async () => {
    const body = '## Talk\n\n<Says>\n<Say>“Thank you.”</Say>\n<DoNotSay>“Why?”</DoNotSay>\n</Says>';
    expect(await html(body)).toContain(
      '<div class="says"><div><h3>Say</h3><ul role="list" class="list"><li>“Thank you.”</li></ul></div><div><h3>Do not say</h3><ul role="list" class="list"><li>“Why?”</li></ul></div></div>',
    );
  });

  test('a scenario opens without JavaScript', async () => {
    const option = (verdict: string) =>
      `<Option says="Do it." verdict="${verdict}" label="So">\nThen this.\n</Option>\n`;
    const body = `<Scenario person="Achieng">\nAchieng is 9.\n\n<Spoken>“Keep her.”</Spoken>\n\n${option('harm')}\n${option('safer')}</Scenario>`;
    const result = await html(`${body}\n\n${body}`);
    expect(result).toContain('<p class="spoken">“Keep her.”</p>');
    expect(result).toContain(
      'Open as many as you like. Achieng is invented: this is nobody’s story.',
    );
    expect(result).toContain(
      '<details class="option"><summary><b>A</b> <span>Do it.</span></summary><div class="feedback"><p><span class="status" data-status="harm"><svg',
    );
    expect(result.match(/<b>A<\/b>/g)).toHaveLength(2);
    expect(result).toContain('id="scenario-2"');
  });
});

describe('parts', () => {
  test('reflections and the job aid are handed out on their own', async () => {
    const body = `Before.

<Reflection id="poverty">Who is here because of poverty?</Reflection>

## Tomorrow

- Ask.

<JobAid title="Card" summary="One page.">
### Names

- [ ] Asked
- [x] Told

Name: ___ Date: ___

___

| A | B |
|-|:-:|
| ___ | x |
</JobAid>`;
    const { parts, aid, words } = await lesson(body);
    expect(parts.map((it) => it.kind)).toEqual(['html', 'reflection', 'html', 'aid']);
    expect(parts[1]).toEqual({
      kind: 'reflection',
      id: 'poverty',
      html: '<p>Who is here because of poverty?</p>',
    });
    expect(parts[3]).toEqual({ kind: 'aid', title: 'Card', summary: 'One page.' });
    expect(words).toBe(9);
    expect(aid?.html).toContain('<h2 id="h-names">Names</h2>');
    expect(aid?.html).toContain('<li class="task"><span class="box"></span> Asked</li>');
    expect(aid?.html).toContain('<span class="box" data-ticked="true"></span> Told');
    expect(aid?.html).toContain(
      '<p>Name: <span class="line"></span> Date: <span class="line"></span></p>',
    );
    expect(aid?.html).toContain('<p><span class="line"></span></p>');
    expect(aid?.html).toContain('<th scope="col">A</th>');
    expect(aid?.html).toContain('<th scope="col" class="narrow">B</th>');
    expect(aid?.html).toContain('<td><span class="line"></span></td><td class="narrow">x</td>');
  });

  test('two reflections with one id, two job aids, headings in it too high: told', async () => {
    const aid = '<JobAid title="a" summary="b">\n## High\n</JobAid>';
    const body = `<Reflection id="a">x</Reflection>\n\n<Reflection id="a">y</Reflection>\n\n${aid}\n\n${aid}`;
    const problems = (await refusal(lesson(body))).join('\n');
    expect(problems).toContain('9:1 The id “a”');
    expect(problems).toContain('12:1 Headings in a job aid begin with ###');
    expect(problems).toContain('15:1 A lesson has one <JobAid>');
  });
});

describe('words and sources', () => {
  test('link to a list at the end, and back', async () => {
    const body = `<Term means="asking">Tracing</Term> helps.<Source of="KE" /> Again.<Source of="G" /><Source of="KE" />`;
    const { parts } = await lesson(body);
    const text = JSON.stringify(parts[0]);
    expect(htmlOf({ parts: [parts[0]!], aid: null } as never)).toBe(
      '<p><a class="term" id="term-1" href="#word-1">Tracing</a> helps.<sup class="cite"><a id="cite-1" href="#source-1" aria-label="Source 1">1</a></sup> Again.<sup class="cite"><a id="cite-2" href="#source-2" aria-label="Source 2">2</a></sup><sup class="cite"><a href="#source-1" aria-label="Source 1">1</a></sup></p>',
    );
    expect(text).not.toContain('Handbook');
    const lists = JSON.stringify(parts[1]).replaceAll('\\"', '"');
    expect(lists).toContain(
      '<div id="word-1"><dt>Tracing</dt><dd>asking <a class="back" href="#term-1">',
    );
    expect(lists).toMatch(
      /<li id="source-1">Handbook.*<li id="source-2">Guidelines.*href="https:\/\/undocs.org/,
    );
  });

  test('a source that course.yml does not know is told with its place', async () => {
    expect(await refusal(lesson('A claim.<Source of="X" />'))).toEqual([
      '7:9 course.yml has no reference with the key “X”. Add it there, or correct the key.',
    ]);
  });

  test('the job aid keeps its own', async () => {
    const { parts, aid } = await lesson(
      '<JobAid title="a" summary="b">\nA <Term means="x">word</Term>.<Source of="G" />\n</JobAid>',
    );
    expect(parts).toHaveLength(1);
    expect(aid?.html).toContain('href="#aid-word-1"');
    expect(aid?.html).toContain('<h2 id="aid-words">');
  });
});

test('headings have ids of their own, in any script', async () => {
  const result = await html('## Plan\n\n## Plan\n\n## ครอบครัวของเด็ก\n\n## __proto__');
  expect(result).toContain('<h2 id="h-plan">Plan</h2>');
  expect(result).toContain('<h2 id="h-plan-2">Plan</h2>');
  expect(result).toContain('<h2 id="h-ครอบครัวของเด็ก">');
});

test('Thai is counted in words, and kept as it is written', async () => {
  const { words, parts } = await lesson('เด็กทุกคนมีสิทธิที่จะเติบโตในครอบครัว', { language: 'th' });
  expect(words).toBeGreaterThan(5);
  expect(JSON.stringify(parts)).toContain('เด็กทุกคนมีสิทธิที่จะเติบโตในครอบครัว');
});

test('what looks like markup in words stays words', async () => {
  const result = await html(
    '<KeyFact>&lt;script&gt;alert(1)&lt;/script&gt; &lbrace;x&rbrace;</KeyFact>\n\n`<img onerror=x>`',
  );
  expect(result).toContain('&lt;script&gt;alert(1)&lt;/script&gt; {x}');
  expect(result).toContain('<code>&lt;img onerror=x&gt;</code>');
});

test('a page lists its helplines', async () => {
  const body = `## Kenya

<Helplines>
<Helpline country="KE" name="Childline Kenya" phone="116" hours="day and night" free checked="2026-11-22" />
<Helpline country="HT" name="IBESR" phone="+509 22 22" note="in Kreyòl" checked="2026-11-22">
Ask for *child protection*.
</Helpline>
</Helplines>`;
  const { html: result, helplines } = await page(body);
  expect(result).toContain('<h3>Kenya</h3><p>Childline Kenya</p>');
  expect(result).toContain('<a href="tel:116">116</a> · day and night · free');
  expect(result).toContain('<time dateTime="2026-11-22">Checked 22 November 2026</time>');
  expect(result).toContain('<em>child protection</em>');
  expect(helplines.map((it) => [it.country, it.free])).toEqual([
    ['KE', true],
    ['HT', false],
  ]);
});
