import {
  applicationFields,
  completeForm,
  type ApplicationDraft,
  type Problems,
} from './applications.ts';

/** As it is stored, or less of it: a person who has left took the words along, and referees are forgotten. */
export function readDraft(form: string): ApplicationDraft {
  const said = JSON.parse(form) as Record<string, unknown>;
  return Object.fromEntries(
    applicationFields.map((field) => [field, typeof said[field] === 'string' ? said[field] : '']),
  ) as ApplicationDraft;
}

/** What is missing before it can be sent, the first problem of each field. */
export function problemsOf(draft: ApplicationDraft): Problems {
  const read = completeForm.safeParse(draft);
  const problems: Problems = {};
  for (const { path, message } of read.error?.issues ?? []) {
    problems[path[0] as keyof Problems] ??= message as Problems['name'];
  }
  return problems;
}
