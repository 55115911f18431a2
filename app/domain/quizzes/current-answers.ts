import type { Given } from './quizzes.ts';

/** One save of one answer, as it arrived. */
export interface Save {
  questionKey: string;
  pageId: string;
  sequence: number;
  response: string;
  /** Later saves of an attempt have later times, without ties: it is the order of arrival. */
  savedAt: string;
}

/**
 * The answer to each question that counts. Within one page it is the save with the highest
 * sequence, however late or often it came; between pages, that of the page whose newest save came
 * last.
 */
export function currentAnswers(saves: readonly Save[]): Map<string, Save> {
  const pages = new Map<string, Map<string, Save>>();
  for (const save of saves) {
    let newest = pages.get(save.pageId);
    if (!newest) pages.set(save.pageId, (newest = new Map()));
    const other = newest.get(save.questionKey);
    if (!other || save.sequence > other.sequence) newest.set(save.questionKey, save);
  }
  const current = new Map<string, Save>();
  for (const newest of pages.values()) {
    for (const save of newest.values()) {
      const other = current.get(save.questionKey);
      if (!other || save.savedAt > other.savedAt) current.set(save.questionKey, save);
    }
  }
  return current;
}

export interface Sent {
  pageId: string;
  /** What had arrived when the page was rendered. */
  seen?: string | null;
  answers: { questionKey: string; sequence: number | null; response: Given }[];
}

/**
 * What of a page's answers is new and must be kept. A page without a script sends all it holds, in
 * order: only what was changed on it counts, so that a page left open elsewhere undoes nothing. A
 * numbered answer is kept even if it repeats one: it may overtake an older save still on its way.
 */
export function newSaves(before: readonly Save[], sent: Sent, now: Date): Save[] {
  const { pageId } = sent;
  const own = before.filter((save) => save.pageId === pageId);
  const next = own.reduce((highest, save) => Math.max(highest, save.sequence), 0) + 1;
  const savedAt = afterAll(before, now);
  const isNumbered = sent.answers.every(({ sequence }) => sequence !== null);
  const isKnown = isNumbered ? () => false : knownTo(before, sent);
  const isRepeated = (key: string, sequence: number) =>
    own.some((save) => save.questionKey === key && save.sequence === sequence);
  return sent.answers
    .map((answer) => ({ ...answer, response: JSON.stringify(answer.response) }))
    .filter(({ questionKey, sequence, response }) =>
      sequence === null ? !isKnown(questionKey, response) : !isRepeated(questionKey, sequence),
    )
    .map(({ questionKey, sequence, response }) => ({
      questionKey,
      pageId,
      sequence: sequence ?? next,
      response,
      savedAt,
    }));
}

/** What the page knew when it was rendered or said itself since, and what counts by now. */
function knownTo(before: readonly Save[], { pageId, seen = null }: Sent) {
  const current = currentAnswers(before);
  const known = currentAnswers(
    before.filter((save) => save.pageId === pageId || (seen !== null && save.savedAt <= seen)),
  );
  return (key: string, response: string): boolean =>
    [known, current].some((answers) => (answers.get(key)?.response ?? 'null') === response);
}

/** Now, or just after the last save where clocks disagree: the order of arrival has no ties. */
function afterAll(saves: readonly Save[], now: Date): string {
  const last = lastSave(saves);
  const at = last === null ? now.getTime() : Math.max(now.getTime(), Date.parse(last) + 1);
  return new Date(at).toISOString();
}

export function lastSave(saves: readonly Save[]): string | null {
  return saves.reduce<string | null>(
    (last, save) => (last === null || save.savedAt > last ? save.savedAt : last),
    null,
  );
}
