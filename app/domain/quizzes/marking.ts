import { neededOf } from '#app/domain/courses/courses.ts';
import { fromStored } from './given.ts';
import type { CompiledQuestion, Given, Marks } from './quizzes.ts';

/** All or nothing; what is missing or makes no sense is wrong. */
export function isRight(question: CompiledQuestion, given: Given): boolean {
  if (given === null) return false;
  switch (question.kind) {
    case 'true-false':
      return given === question.answer;
    case 'multiple': {
      const right = (question.choices ?? []).filter((it) => it.right).map((it) => it.id);
      return (
        Array.isArray(given) &&
        given.length === right.length &&
        right.every((id) => given.includes(id))
      );
    }
    case 'ordering': {
      const places = given as Record<string, number>;
      return (question.items ?? []).every((item, at) => places[item.id] === at + 1);
    }
    case 'matching': {
      const matches = given as Record<string, string>;
      return (question.pairs ?? []).every((pair) => matches[pair.id] === pair.with);
    }
    default:
      return (question.choices ?? []).some((choice) => choice.right && choice.id === given);
  }
}

/** @param stored the text that was saved, by question; anything at all. */
export function mark(
  questions: readonly CompiledQuestion[],
  stored: ReadonlyMap<string, unknown>,
  pass: number,
): Marks {
  const perQuestion = questions.map((question) => {
    const response = fromStored(question, stored.get(question.id));
    return { key: question.id, right: isRight(question, response), response };
  });
  const right = perQuestion.filter((it) => it.right).length;
  const needed = neededOf(questions.length, pass);
  const criticalRight = questions.every(
    (question, at) => !question.critical || perQuestion[at]!.right,
  );
  return {
    right,
    total: questions.length,
    needed,
    passed: right >= needed && criticalRight,
    criticalRight,
    perQuestion,
  };
}
