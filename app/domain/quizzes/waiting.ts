import type { AssessmentRules, Standing } from './quizzes.ts';

export interface Sat {
  id: string;
  submittedAt: string | null;
  passed: boolean;
}

/** What somebody who is enrolled may do next. An open attempt can always be finished. */
export function standingOf(
  attempts: readonly Sat[],
  rules: Pick<AssessmentRules, 'attempts' | 'waitHours'>,
  lessonsLeft: number,
  now: Date,
): Standing {
  const open = attempts.find((attempt) => attempt.submittedAt === null);
  if (open) return { state: 'open', attempt: open.id };
  const passed = attempts.find((attempt) => attempt.passed);
  if (passed) return { state: 'passed', attempt: passed.id };
  if (lessonsLeft > 0) return { state: 'lessons-left', left: lessonsLeft };
  if (attempts.length >= rules.attempts) return { state: 'no-attempts-left' };
  const until = opensAgain(attempts, rules.waitHours);
  return until && until > now ? { state: 'wait', until: until.toISOString() } : { state: 'ready' };
}

function opensAgain(attempts: readonly Sat[], hours: number): Date | null {
  const last = attempts.reduce(
    (latest, attempt) => (attempt.submittedAt! > latest ? attempt.submittedAt! : latest),
    '',
  );
  return last ? new Date(Date.parse(last) + hours * 3_600_000) : null;
}
