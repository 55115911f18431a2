import { LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import type { MarkdownNode } from './markdown-tree.ts';
import type { Problem } from './problem.ts';
import { topics } from './topics.ts';

const words = z.string('Write some words.').trim().min(1, 'Write some words.');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'Write a day such as 2026-11-22.');

/** In a translation: the English it was made from, paragraph by paragraph; the companion writes it. */
const from = z
  .string()
  .regex(/^[0-9a-f]{6}(?:\s+[0-9a-f]{6})*\s*$/u, 'Let “content:check -- --translated” write this.')
  .optional();

export const lessonFrontMatter = z.strictObject({
  title: words,
  summary: words,
  minutes: z.int('Write a whole number.').min(1).max(240),
  note: words.optional(),
  topics: z.array(z.enum(topics, `Write topics of these: ${topics.join(', ')}.`)).default([]),
  from,
});
export const assessmentFrontMatter = z.strictObject({ title: words, from });
export const pageFrontMatter = z.strictObject({
  title: words,
  summary: words.optional(),
  checked: day.optional(),
  from,
});

/** The lines between the two `---`, judged; problems carry the place in the file. */
export function readFrontMatter<Shape extends z.ZodType>(
  tree: MarkdownNode,
  shape: Shape,
): { data: z.output<Shape> } | { problems: Problem[] } {
  const node = tree.children?.find((it) => it.type === 'yaml');
  if (!node) {
    const message = 'Begin the file with front matter: a line ---, the title: …, and a line ---.';
    return { problems: [{ line: 1, column: 1, message }] };
  }
  const firstLine = node.position?.start.line ?? 1;
  return readYaml(node.value ?? '', shape, firstLine);
}

/** YAML judged by a shape; `before` lines stand above it in its file. */
export function readYaml<Shape extends z.ZodType>(
  yaml: string,
  shape: Shape,
  before = 0,
): { data: z.output<Shape> } | { problems: Problem[] } {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false });
  const at = (offset: number, message: string): Problem => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: line + before, column: col, message };
  };
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((it) =>
        at(
          it.pos[0],
          `This is not read as YAML (${it.message}). Put text with a colon or quotes in "…".`,
        ),
      ),
    };
  }
  const alias = firstAlias(document);
  if (alias !== null)
    return { problems: [at(alias, 'Write the text out instead of an alias (*…).')] };
  const result = shape.safeParse(document.toJS());
  if (result.success) return { data: result.data };
  return {
    problems: result.error.issues.map((issue) => {
      const path =
        issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
      return at(offsetOf(document, path), `${path.join('.') || 'This'}: ${issue.message}`);
    }),
  };
}

/** Aliases can grow a small file into a very large one. */
function firstAlias(document: ReturnType<typeof parseDocument>): number | null {
  let offset: number | null = null;
  visit(document, {
    Alias(_, node) {
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

function offsetOf(document: ReturnType<typeof parseDocument>, path: PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}
