import { afterAll, expect, test } from 'vitest';
import { stopCompiling } from '../mdx/compile.server.ts';
import { englishWords } from '../mdx/lesson-words.fixture.ts';
import { checkCourse, checkPages, readCourseSource, readPageSources } from './content.server.ts';

afterAll(stopCompiling);
test('real', async () => {
  const t = performance.now();
  const source = await readCourseSource('content/courses/the-journey-home');
  const r = await checkCourse(source, () => englishWords);
  console.log(
    performance.now() - t,
    r.problems,
    r.warnings,
    Object.values(r.compiled.lessons).map((l) => l.en?.words + '/' + l.en?.bytes),
    r.compiled.assessment.en?.questions.length,
  );
  console.log(JSON.stringify(r.compiled.assessment.en?.questions.slice(0, 6), null, 1));
  const p = await checkPages(await readPageSources('content/pages'), () => englishWords);
  console.log(p.problems, JSON.stringify(p.compiled).slice(0, 3000));
  console.log(r.compiled.lessons['engage']?.en?.parts[0]);
});
