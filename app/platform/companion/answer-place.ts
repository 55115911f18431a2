import type { CompiledQuestion } from '../mdx/compiled.ts';
import type { CourseRule, Finding } from './finding.ts';
import { habit, inWords, oneRight, severalRight, type Asked } from './guessing.ts';

const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const fewestTrueFalse = 3;
const fewestSeveral = 6;

/**
 * Papers are shuffled, so no learner meets the author's order. But the pool is read and printed as
 * it is written, and a place that is always right shows that the wrong answers were written last.
 */
export const answerPlace: CourseRule = ({ compiled }) => {
  const pool = compiled.assessment.en?.questions ?? [];
  const single = oneRight(pool);
  const told = places.flatMap((place, at) => {
    const found = habit(single, () => at);
    return found
      ? [`The right answer stands ${place} ${inWords(found, single)}. Move some right answers.`]
      : [];
  });
  told.push(...alwaysAt(severalRight(pool)), ...oneSided(pool));
  return told.map((message): Finding => ({
    file: 'assessment/en.mdx',
    line: 1,
    column: 1,
    message,
  }));
};

function alwaysAt(questions: readonly Asked[]): string[] {
  if (questions.length < fewestSeveral) return [];
  return places.flatMap((place, at) => {
    const here = questions.map((it) => it.choices[at]).filter((it) => it !== undefined);
    if (here.length < questions.length) return [];
    const right = here.filter((it) => it.right).length;
    if (right > 0 && right < here.length) return [];
    const which = right > 0 ? 'right' : 'wrong';
    return [
      `In all ${questions.length} questions with several right answers the ${place} answer is ${which}. Move some.`,
    ];
  });
}

function oneSided(pool: readonly CompiledQuestion[]): string[] {
  const answers = pool.filter((it) => it.kind === 'true-false').map((it) => it.answer === true);
  if (answers.length < fewestTrueFalse || new Set(answers).size > 1) return [];
  return [
    `All ${answers.length} true-false questions are ${String(answers[0])}. Turn one of them round.`,
  ];
}
