import type { Publication } from './courses.ts';

/** What some version of the course once published, the newest version's last. */
export interface Past {
  lessons: { key: string; title: string; version: number }[];
  questions: { key: string; kind: string; label: string; version: number }[];
}

export interface IdProblem {
  file: string;
  message: string;
}

/**
 * An id keeps its meaning for ever, because completions, answers and reflections hang on it: one
 * that was taken out comes back only as what it was, and a question never changes its kind (D3).
 */
export function reusedIds(past: Past, current: number, next: Publication): IdProblem[] {
  const problems: IdProblem[] = [];
  const tell = (file: string, message: string) => problems.push({ file, message });

  for (const { key, texts } of next.lessons) {
    const before = lastOf(past.lessons, key);
    if (before && before.version !== current && before.title !== texts.en.title) {
      tell(
        `${key}/en.mdx`,
        `The lesson id “${key}” belonged to “${before.title}” until version ${before.version}. Give this lesson a new id.`,
      );
    }
  }
  for (const { id, kind, label } of next.questions.en) {
    const before = lastOf(past.questions, id);
    if (!before) continue;
    if (before.kind !== kind) {
      tell(
        'assessment/en.mdx',
        `The question “${id}” was of kind ${before.kind} in version ${before.version} and is now ${kind}. Give it a new id.`,
      );
    } else if (before.version !== current && before.label !== label) {
      tell(
        'assessment/en.mdx',
        `The question id “${id}” belonged to “${before.label}” until version ${before.version}. Give this question a new id.`,
      );
    }
  }
  return problems;
}

const lastOf = <T extends { key: string; version: number }>(past: T[], key: string) =>
  past.findLast((it) => it.key === key);
