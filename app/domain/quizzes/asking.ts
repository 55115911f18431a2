import { fromStored, isComplete } from './given.ts';
import type { AskedQuestion, CompiledQuestion, Paper } from './quizzes.ts';

/** A question as the page asks it: field by field, so that nothing else of it can slip through. */
export function ask(
  question: CompiledQuestion,
  paper: Paper['questions'][number],
  stored: string | undefined,
): AskedQuestion {
  const parts = [question.choices, question.items, question.pairs].flatMap((it) => it ?? []);
  const given = fromStored(question, stored);
  return {
    key: question.id,
    kind: question.kind,
    critical: question.critical,
    ...splitPrompt(question.promptHtml),
    label: question.label,
    parts: paper.order.map((id) => ({ id, html: parts.find((part) => part.id === id)!.html })),
    targets: paper.targets ?? [],
    given,
    complete: isComplete(question, given),
  };
}

/** The last paragraph asks; what stands before it tells the situation. */
export function splitPrompt(html: string): { situationHtml: string; askHtml: string } {
  const [, situationHtml, askHtml] = /^([^]*)<p>((?:(?!<p[ >])[^])*)<\/p>$/.exec(html) ?? [];
  return askHtml === undefined
    ? { situationHtml: '', askHtml: html }
    : { situationHtml: situationHtml!.trim(), askHtml };
}
