import type { Marks } from '#app/domain/quizzes/quizzes.ts';
import { useSay } from '../say.tsx';

const start = 12;
const length = 306;

/** How far one came on the way to the house; at its end the lamp is lit. */
export function Reach({ marks }: { marks: Pick<Marks, 'right' | 'total' | 'needed' | 'passed'> }) {
  const say = useSay();
  const { right, total, needed, passed } = marks;
  const at = (count: number) => Math.round(start + (length * count) / Math.max(total, 1));
  if (passed) {
    return (
      <svg
        className="reach"
        viewBox="0 0 330 84"
        role="img"
        aria-label={say('quizzes.result.reach.passed')}
      >
        <path className="walked" d="M3 76h280" />
        <path d="M222 76V40l34-30 34 30v36z" fill="#14254f" stroke="currentColor" strokeWidth="3" />
        <path d="M246 76V58a10 10 0 0 1 20 0v18z" fill="#ffc845" />
        <path d="M246 76h20l16 8h-52z" fill="#ffc845" opacity=".5" />
      </svg>
    );
  }
  const goal = Math.min(at(needed), 312);
  const you = at(right);
  return (
    <svg
      className="reach"
      viewBox="0 0 330 48"
      role="img"
      aria-label={say('quizzes.result.reach', { right, needed })}
    >
      <path className="ahead" d={`M${you} 36H326`} />
      <path className="walked" d={`M3 36H${you}`} />
      <path className="goal" d={`M${goal - 14} 36V18l14-12 14 12v18z`} />
      <circle className="you" cx={you} cy="36" r="9" />
    </svg>
  );
}
