import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { compileLesson, stopCompiling } from './compile.server.ts';
import { plainSurroundings } from './lesson-words.fixture.ts';
afterAll(stopCompiling);
test('x', async () => {
  const text = readFileSync('content/courses/the-journey-home/trace/en.mdx', 'utf8');
  for (let i = 0; i < 4; i++) {
    const t = performance.now();
    const r = await compileLesson(
      text,
      plainSurroundings({
        references: [{ key: 'G', text: 'UN (2009)', url: 'https://undocs.org/A' }],
      }),
    );
    console.log(performance.now() - t, r.words, r.bytes);
    if (i === 3) console.log(JSON.stringify(r, null, 1));
  }
});
