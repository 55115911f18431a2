import type { CourseRule, Finding } from './finding.ts';
import { habit, inWords, oneRight, severalRight, type Asked } from './guessing.ts';

/** Right answers may be this much longer, or shorter, than wrong ones over the whole pool. */
export const mostTimes = 1.25;

/** Authors give the right answer its reasons, and so it grows. */
export const answerLength: CourseRule = ({ compiled }) => {
  const pool = compiled.assessment.en?.questions ?? [];
  const single = oneRight(pool);
  const told: string[] = [];
  const longest = habit(single, extreme(Math.max));
  if (longest) {
    told.push(
      `The right answer is the longest ${inWords(longest, single)}. Shorten right answers, or give wrong ones their reasons too.`,
    );
  }
  const shortest = habit(single, extreme(Math.min));
  if (shortest) {
    told.push(
      `The right answer is the shortest ${inWords(shortest, single)}. Shorten wrong answers.`,
    );
  }
  const several = severalRight(pool);
  const times = ratio(several);
  if (times !== null && (times > mostTimes || times < 1 / mostTimes)) {
    told.push(
      `In questions with several right answers the right ones are ${times.toFixed(2)} times as long as the wrong ones; between ${(1 / mostTimes).toFixed(2)} and ${mostTimes} is fair. Even them out (${several.map((it) => it.id).join(', ')}).`,
    );
  }
  return told.map((message): Finding => ({
    file: 'assessment/en.mdx',
    line: 1,
    column: 1,
    message,
  }));
};

/** The one answer that is longer, or shorter, than all others; none where two are equal. */
const extreme =
  (of: (...letters: number[]) => number) =>
  (choices: Asked['choices']): number | null => {
    const letters = choices.map((it) => it.letters);
    const found = of(...letters);
    return letters.filter((it) => it === found).length === 1 ? letters.indexOf(found) : null;
  };

/** Null where too few answers would have to prove something. */
function ratio(questions: readonly Asked[]): number | null {
  const choices = questions.flatMap((it) => it.choices);
  const lengths = (right: boolean) =>
    choices.filter((it) => it.right === right).map((it) => it.letters);
  const [right, wrong] = [lengths(true), lengths(false)];
  if (right.length < 6 || wrong.length < 4) return null;
  const mean = (all: number[]) => all.reduce((sum, it) => sum + it, 0) / all.length;
  return mean(right) / mean(wrong);
}
