import type { CompiledQuestion } from '../mdx/compiled.ts';
import { questionKinds } from '../mdx/vocabulary.ts';
import type { CourseRule, Finding } from './finding.ts';

const timesThePaper = 2;

/** Each lesson and each outcome is asked about, in every kind of question, from a pool worth drawing from. */
export const poolCoverage: CourseRule = ({ course, compiled }) => {
  const questions = compiled.assessment.en?.questions;
  if (!questions) return [];
  const at = { file: 'assessment/en.mdx', line: 1, column: 1 };
  const asked = (by: 'lesson' | 'outcome' | 'kind', what: string) =>
    questions.some((it: CompiledQuestion) => it[by] === what);
  const tell = (message: string): Finding => ({ ...at, message });
  const wanted = course.assessment.draw * timesThePaper;
  return [
    ...(questions.length < wanted
      ? [
          tell(
            `A pool of ${questions.length}; a paper of ${course.assessment.draw} questions needs at least ${wanted}, or the second try asks the same again. Write more.`,
          ),
        ]
      : []),
    ...course.lessons
      .filter((it) => !asked('lesson', it))
      .map((it) => tell(`No question is about the lesson ${it}. Write one with lesson="${it}".`)),
    ...course.outcomes
      .filter((it) => !asked('outcome', it.id))
      .map((it) => tell(`No question tests “${it.text}”. Write one with outcome="${it.id}".`)),
    ...questionKinds
      .filter((it) => !asked('kind', it))
      .map((it): Finding => ({
        ...tell(`No question is of kind ${it}. Other kinds test other things: try one.`),
        advice: true,
      })),
  ];
};
