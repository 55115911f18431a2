import type { Course } from '#app/domain/courses/courses.ts';
import type { Enrolment, LessonProgress, Progress, ProgressState } from './enrolments.ts';

/** What the database knows of one enrolment. */
export interface Facts {
  enrolment: Enrolment;
  withdrawnAt: string | null;
  passedAt: string | null;
  /** By lesson key, lessons of earlier versions too. */
  completions: Map<string, string>;
}

/** Where somebody stands in a course as it is now. */
export function progressFrom(course: Course, facts: Facts | null): Progress {
  const lessons = course.lessons.map((lesson): LessonProgress => ({
    ...lesson,
    completedAt: facts?.completions.get(lesson.key) ?? null,
  }));
  const open = lessons.filter((it) => it.completedAt === null);
  const completed = lessons.length - open.length;
  return {
    state: stateFrom(facts, completed, lessons.length),
    enrolment: facts?.enrolment ?? null,
    withdrawnAt: facts?.withdrawnAt ?? null,
    passedAt: facts?.passedAt ?? null,
    lastAt: facts && [facts.enrolment.enrolledAt, ...facts.completions.values()].sort().at(-1)!,
    lessons,
    completed,
    minutesLeft: open.reduce((sum, it) => sum + it.minutes, 0),
    next: course.lessons.find((it) => it.key === open[0]?.key) ?? null,
  };
}

function stateFrom(facts: Facts | null, completed: number, all: number): ProgressState {
  if (!facts) return 'none';
  if (facts.passedAt) return 'done';
  if (facts.withdrawnAt) return 'withdrawn';
  if (completed === all) return 'ready';
  return completed > 0 ? 'going' : 'not-started';
}
