/**
 * A learner who knows nothing but how questions are made wins by a habit of their author: the right
 * answer is the longest, or stands third. By chance one of four answers is right in 25 of 100
 * questions; a habit may win `margin` more, and in a small pool at least one question more.
 */
import type { CompiledQuestion } from '../mdx/compiled.ts';

export const margin = 0.2;
/** Below, chance alone looks like a habit. */
export const fewest = 6;

export interface Asked {
  id: string;
  choices: { right: boolean; letters: number }[];
}

/** The questions with one right answer among several. */
export const oneRight = (questions: readonly CompiledQuestion[]): Asked[] =>
  questions.filter((it) => it.kind === 'single' || it.kind === 'scenario').map(asked);

export const severalRight = (questions: readonly CompiledQuestion[]): Asked[] =>
  questions.filter((it) => it.kind === 'multiple').map(asked);

const asked = ({ id, choices }: CompiledQuestion): Asked => ({
  id,
  choices: (choices ?? []).map(({ right, html }) => ({ right, letters: lettersIn(html) })),
});

const lettersIn = (html: string) => [...html.replace(/<[^>]*>|&\w+;/gu, ' ').trim()].length;

export interface Habit {
  won: string[];
  expected: number;
  most: number;
}

/** How often picking the answer that `pick` names would win; null when chance explains it. */
export function habit(
  questions: readonly Asked[],
  pick: (choices: Asked['choices']) => number | null,
): Habit | null {
  if (questions.length < fewest) return null;
  const won = questions.filter(({ choices }) => {
    const picked = pick(choices);
    return picked !== null && choices[picked]?.right;
  });
  const expected = questions.reduce((sum, it) => sum + 1 / it.choices.length, 0);
  const most = Math.max(Math.ceil(expected) + 1, Math.floor(expected + margin * questions.length));
  return won.length > most ? { won: won.map((it) => it.id), expected, most } : null;
}

export const inWords = ({ won, expected, most }: Habit, questions: readonly Asked[]) =>
  `in ${won.length} of ${questions.length} questions; chance gives about ${Math.round(expected)}, and at most ${most} are allowed (${won.join(', ')})`;
