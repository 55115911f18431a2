import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { CompileTimeout, stopCompiling } from './compile.server.ts';
import { htmlOf, lesson, lessonText, refusal, refusalOf } from './compiling-fixture.ts';

afterAll(stopCompiling);

describe('limits', () => {
  test('a text over 50 KB is refused before it is parsed', async () => {
    const began = performance.now();
    expect(await refusalOf(lessonText('word '.repeat(2_000_000)))).toEqual([
      expect.stringMatching(/^1:1 The text is \d+ KB; at most 50 KB fit/),
    ]);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test.each([
    ['a list 600 deep', Array.from({ length: 250 }, (_, at) => `${' '.repeat(at)}- x`).join('\n')],
    ['10,000 lists in one line', '- '.repeat(10_000)],
    ['10,000 quotations', '>'.repeat(10_000)],
    ['10,000 numbered lists', '1. '.repeat(10_000)],
  ])('%s is refused at once', async (_, body) => {
    const began = performance.now();
    expect((await refusal(lesson(body)))[0]).toContain('nested too deep');
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('a list nested 45 deep, by few blanks, is refused by its tree', async () => {
    expect((await refusal(lesson('- '.repeat(45) + 'x')))[0]).toContain('nested too deep');
  });

  test('more than 20,000 parts are refused', async () => {
    expect((await refusal(lesson('a\n\n'.repeat(12_000), { timeoutMs: 20_000 })))[0]).toContain(
      'too many parts',
    );
  });

  test('a text that takes too long is stopped, and the next one compiles', async () => {
    const slow = lesson('**_'.repeat(8000), { timeoutMs: 500 });
    const next = lesson('Words.');
    await expect(slow).rejects.toThrow(CompileTimeout);
    expect(htmlOf(await next)).toBe('<p>Words.</p>');
  });

  test('NUL and a lone surrogate do not break it', async () => {
    expect((await refusal(lesson('a\0b')))[0]).toContain('NUL');
    expect(htmlOf(await lesson('a\u202Eb'))).toContain('a\u202Eb');
  });
});

test('texts are compiled one at a time, each with its own answer', async () => {
  const bodies = ['One.', '{two}', 'Three.', 'Four.'];
  const results = await Promise.allSettled(bodies.map((it) => lesson(it)));
  expect(results.map((it) => (it.status === 'fulfilled' ? htmlOf(it.value) : it.status))).toEqual([
    '<p>One.</p>',
    'rejected',
    '<p>Three.</p>',
    '<p>Four.</p>',
  ]);
});

test('a thread that was stopped is replaced, even while texts wait', async () => {
  const waiting = [lesson('One.'), lesson('Two.')];
  await Promise.all(waiting);
  void stopCompiling();
  expect(htmlOf(await lesson('Three.'))).toBe('<p>Three.</p>');
});

test('the thread does not see the server’s environment', async () => {
  const { findWorkerFile } = await import('../threads/worker-file.server.ts');
  const source = 'app/platform/mdx/compile-worker.ts';
  const file = await findWorkerFile({ name: 'compile-worker', source });
  expect(existsSync(file)).toBe(true);
  // Sources are bundled in; packages are not.
  expect(readFileSync(file, 'utf8')).toMatch(/from "mdx-bundler"/);
  expect(readFileSync('app/platform/threads/threads.server.ts', 'utf8')).toContain(
    "env: { NODE_ENV: 'production' }",
  );
});
