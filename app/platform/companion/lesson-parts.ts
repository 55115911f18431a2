import { componentsNamed, plainText, type MarkdownNode } from '../mdx/markdown-tree.ts';
import type { TextRule } from './finding.ts';

/** What each lesson of ours gives its reader, and why it would be missed. */
const parts: Record<string, string> = {
  Lead: 'the situation that draws a reader in',
  Scenario: 'something to try out',
  Reflection: 'a question to the reader’s own work',
  JobAid: 'a page to take along',
};

/** A lesson without one of its parts is a text about something, not a lesson. */
export const lessonParts: TextRule = ({ kind, language, tree }) => {
  if (kind !== 'lesson' || language !== 'en') return [];
  const top = { line: 1, column: 1, advice: true as const };
  const missing = Object.entries(parts)
    .filter(([name]) => componentsNamed(tree, name).length === 0)
    .map(([name, what]) => ({
      ...top,
      message: `This lesson has no <${name}>: ${what}. Write one.`,
    }));
  if (hasTomorrow(tree)) return missing;
  const message = 'This lesson has no heading “## Tomorrow”: what its reader does first. Write it.';
  return [...missing, { ...top, message }];
};

const hasTomorrow = (tree: MarkdownNode) =>
  tree.children?.some((it) => it.type === 'heading' && /tomorrow/iu.test(plainText(it)));
