import { isValidElement, type ReactNode } from 'react';
import type { CompiledQuestion, QuestionKind } from './compiled.ts';
import { markers } from './components/all.ts';
import { flatten, htmlText, propsOf, type HtmlNode } from './element-tree.ts';
import { toMarkup, toSafeNodes } from './sanitize.ts';

type Props = ReturnType<typeof propsOf>;

/** Takes a question apart: what is asked, what can be answered, and the key with its reasons. */
export function readQuestion(props: Props): CompiledQuestion {
  const { children } = props;
  const prompt = without(children, ...Object.values(markers));
  const promptNodes = toSafeNodes(prompt);
  const choices = named(children, markers.Choice);
  const items = named(children, markers.Item);
  const pairs = named(children, markers.Pair);
  return {
    id: String(props['id']),
    kind: props['kind'] as QuestionKind,
    critical: props['critical'] === true,
    lesson: String(props['lesson']),
    outcome: String(props['outcome']),
    promptHtml: toMarkup(promptNodes).trim(),
    label: labelOf(promptNodes),
    ...(choices.length > 0 && {
      choices: choices.map((it) => ({
        id: String(it['id']),
        right: it['right'] === true,
        html: inlineHtml(it.children),
        feedbackHtml: feedbackIn(it.children) ?? '',
      })),
    }),
    ...(items.length > 0 && {
      items: items.map((it) => ({ id: String(it['id']), html: inlineHtml(it.children) })),
    }),
    ...(pairs.length > 0 && {
      pairs: pairs.map((it) => ({
        id: String(it['id']),
        html: inlineHtml(it.children),
        with: String(it['with']),
      })),
    }),
    ...(props['answer'] !== undefined && { answer: props['answer'] === 'true' }),
    feedbackHtml: feedbackIn(children),
  };
}

const named = (children: ReactNode, component: unknown): Props[] =>
  flatten(children).flatMap((it) =>
    isValidElement(it) && it.type === component ? [propsOf(it)] : [],
  );

const without = (children: ReactNode, ...components: unknown[]): ReactNode[] =>
  flatten(children).filter((it) => !isValidElement(it) || !components.includes(it.type));

const inlineHtml = (children: ReactNode) =>
  toMarkup(toSafeNodes(without(children, markers.Feedback))).trim();

function feedbackIn(children: ReactNode): string | null {
  const feedback = named(children, markers.Feedback)[0];
  return feedback ? toMarkup(toSafeNodes(feedback.children)).trim() : null;
}

const longestLabel = 120;

function labelOf(nodes: HtmlNode[]): string {
  const text = nodes
    .map((it) => htmlText([it]))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (text.length <= longestLabel) return text;
  const cut = text.slice(0, longestLabel - 1);
  // Thai writes no spaces between words; cut anywhere rather than far too early.
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > 60 ? space : cut.length).replace(/\p{M}?[\uD800-\uDBFF]?$/u, '')}…`;
}
