/** An answer as one reads it, and what the author has to say about it. */
import type { AnswerInWords, CompiledQuestion, Given, ResultQuestion } from './quizzes.ts';

export function inWords(question: CompiledQuestion, given: Given): AnswerInWords | null {
  if (given === null) return null;
  if (question.kind === 'true-false') return { kind: 'truth', truth: given === true };
  if (question.kind === 'ordering') {
    const places = given as Record<string, number>;
    const lines = (question.items ?? []).map(({ id, html }) => ({
      place: places[id] ?? null,
      html,
    }));
    const last = Number.MAX_SAFE_INTEGER;
    return {
      kind: 'places',
      lines: lines.sort((a, b) => (a.place ?? last) - (b.place ?? last)),
    };
  }
  if (question.kind === 'matching') {
    const matches = given as Record<string, string>;
    const lines = (question.pairs ?? []).map(({ id, html }) => ({
      html,
      target: matches[id] ?? null,
    }));
    return { kind: 'matches', lines };
  }
  const taken = (question.choices ?? []).filter((choice) => isTaken(given, choice.id));
  return { kind: 'choices', lines: taken.map((choice) => choice.html) };
}

export function correctInWords(question: CompiledQuestion): AnswerInWords {
  switch (question.kind) {
    case 'true-false':
      return { kind: 'truth', truth: question.answer === true };
    case 'ordering':
      return {
        kind: 'places',
        lines: (question.items ?? []).map(({ html }, at) => ({ place: at + 1, html })),
      };
    case 'matching':
      return {
        kind: 'matches',
        lines: (question.pairs ?? []).map((pair) => ({ html: pair.html, target: pair.with })),
      };
    default: {
      const right = (question.choices ?? []).filter((choice) => choice.right);
      return { kind: 'choices', lines: right.map((choice) => choice.html) };
    }
  }
}

export function commentsOn(question: CompiledQuestion, given: Given): ResultQuestion['comments'] {
  return (question.choices ?? [])
    .map(({ id, html, right, feedbackHtml }) => ({
      html,
      taken: isTaken(given, id),
      right,
      feedbackHtml,
    }))
    .filter((comment) => comment.taken || comment.right);
}

const isTaken = (given: Given, id: string) =>
  Array.isArray(given) ? given.includes(id) : given === id;
