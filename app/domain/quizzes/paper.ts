import type { AssessmentRules, CompiledQuestion, Paper } from './quizzes.ts';
import { randomFrom, type Random } from './random.ts';

/**
 * Draws a paper. Every critical question is on it (even where they are more than `draw`); the rest
 * are taken one by one, each from the lesson that has the fewest so far, and within a lesson the
 * question that the person saw least often on `earlier` papers. Ties are left to chance, which is
 * the seed's alone (random.ts): the same seed draws the same paper.
 */
export function drawPaper(
  questions: readonly CompiledQuestion[],
  rules: Pick<AssessmentRules, 'draw'>,
  seed: string,
  earlier: readonly string[] = [],
): Paper {
  const random = randomFrom(seed);
  const drawn = draw(questions, rules.draw, random, timesSeen(earlier));
  return { questions: random.shuffled(drawn).map((question) => arrange(question, random)) };
}

function timesSeen(keys: readonly string[]): (question: CompiledQuestion) => number {
  const times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return (question) => times.get(question.id) ?? 0;
}

function draw(
  questions: readonly CompiledQuestion[],
  size: number,
  random: Random,
  seen: (question: CompiledQuestion) => number,
): CompiledQuestion[] {
  const drawn = questions.filter((question) => question.critical);
  let pool = random.shuffled(questions.filter((question) => !question.critical));
  const fromLesson = (lesson: string) => drawn.filter((it) => it.lesson === lesson).length;
  while (drawn.length < size && pool.length > 0) {
    const [best] = pool
      .map((question) => ({ question, lesson: fromLesson(question.lesson), seen: seen(question) }))
      .sort((a, b) => a.lesson - b.lesson || a.seen - b.seen);
    drawn.push(best!.question);
    // Shuffled again, or the lesson whose question came first would win each tie.
    pool = random.shuffled(pool.filter((question) => question !== best!.question));
  }
  return drawn;
}

function arrange(question: CompiledQuestion, random: Random): Paper['questions'][number] {
  const key = question.id;
  const ids = (parts: { id: string }[] | undefined) => (parts ?? []).map((part) => part.id);
  if (question.kind === 'ordering') {
    return { key, order: disordered(ids(question.items), random) };
  }
  if (question.kind === 'matching') {
    const targets = [...new Set((question.pairs ?? []).map((pair) => pair.with))];
    return { key, order: random.shuffled(ids(question.pairs)), targets: random.shuffled(targets) };
  }
  return { key, order: random.shuffled(ids(question.choices)) };
}

/** Any order but the right one: a page that opens with the answer asks nothing. */
function disordered(right: string[], random: Random): string[] {
  const order = random.shuffled(right);
  const isRight = order.every((id, place) => id === right[place]);
  return isRight ? [...order.slice(1), ...order.slice(0, 1)] : order;
}
