import { isValidElement, type ReactElement, type ReactNode } from 'react';
import type { z } from 'zod';
import { bundle, type Content } from './bundle.ts';
import { componentsIn, markers } from './components/all.ts';
import { EndLists } from './components/notes.tsx';
import { propsOf } from './element-tree.ts';
import {
  assessmentFrontMatter,
  lessonFrontMatter,
  pageFrontMatter,
  readFrontMatter,
} from './front-matter.ts';
import { guardProblems, sizeProblem } from './guard.ts';
import { lessonProblems } from './lesson-rules.ts';
import type { MarkdownNode } from './markdown-tree.ts';
import { toNormalForm } from './normal-form.ts';
import { GuardRefusal, type Problem } from './problem.ts';
import { questionProblems } from './question-rules.ts';
import { readQuestion } from './questions.ts';
import { toMarkup, toSafeNodes } from './sanitize.ts';
import { newSetting } from './setting.ts';
import { sourceProblems } from './source-limits.ts';
import type { DocumentKind } from './vocabulary.ts';
import { countWords } from './word-count.ts';
import type {
  CompiledAssessment,
  CompiledLesson,
  CompiledPage,
  LessonPart,
  Surroundings,
  WithTree,
} from './compiled.ts';

/**
 * Texts become HTML, in this process: the compile worker's side. Servers call compile.server.ts,
 * which does it in a thread that can be stopped.
 */
export async function lessonFrom(
  text: string,
  surroundings: Surroundings,
): Promise<WithTree<CompiledLesson>> {
  const { data, content, tree } = await judged(text, 'lesson', lessonFrontMatter, (it) =>
    lessonProblems(it, surroundings),
  );
  const setting = newSetting(surroundings);
  const aidSetting = newSetting(surroundings, 'aid-');
  const parts: LessonPart[] = [];
  let aid: CompiledLesson['aid'] = null;
  let words = 0;
  let run: ReactNode[] = [];

  function close() {
    const nodes = toSafeNodes(run);
    run = [];
    words += countWords(nodes, surroundings.language);
    const html = toMarkup(nodes).trim();
    if (html) parts.push({ kind: 'html', html });
  }

  // Each run of elements is rendered with components bound to one setting, so numbers run on.
  for (const node of content(componentsIn(setting))) {
    const { type, props } = asElement(node);
    if (type === markers.Reflection) {
      close();
      const nodes = toSafeNodes(props.children);
      words += countWords(nodes, surroundings.language);
      parts.push({ kind: 'reflection', id: String(props['id']), html: toMarkup(nodes) });
    } else if (type === markers.JobAid) {
      close();
      const heading = { title: String(props['title']), summary: String(props['summary']) };
      aid = { ...heading, html: aidHtml(content, aidSetting) };
      parts.push({ kind: 'aid', ...heading });
    } else {
      run.push(node);
    }
  }
  close();
  const endLists = toMarkup(toSafeNodes(EndLists({ setting, level: 'h2' })));
  if (endLists) parts.push({ kind: 'html', html: endLists });

  const html = [...parts.map((it) => ('html' in it ? it.html : '')), aid?.html ?? ''].join('');
  return {
    title: data.title,
    summary: data.summary,
    minutes: data.minutes,
    note: data.note ?? null,
    topics: data.topics,
    words,
    parts,
    aid,
    bytes: Buffer.byteLength(html),
    assets: [...setting.assets, ...aidSetting.assets],
    tree,
  };
}

/** In the lesson its headings stand below the lesson's; on its own sheet, below its title alone. */
const sheetHeadings = { h3: 'h2', h4: 'h3', h5: 'h4' } as const;

/** The job aid is printed on a sheet of its own, so it keeps its own numbers and lists. */
function aidHtml(content: Content, setting: ReturnType<typeof newSetting>): string {
  const aid = content({ ...componentsIn(setting), ...sheetHeadings })
    .map(asElement)
    .find((it) => it.type === markers.JobAid);
  const nodes = toSafeNodes(aid?.props.children);
  return toMarkup([...nodes, ...toSafeNodes(EndLists({ setting, level: 'h2' }))]).trim();
}

export async function assessmentFrom(
  text: string,
  surroundings: Surroundings,
): Promise<WithTree<CompiledAssessment>> {
  const { data, content, tree } = await judged(
    text,
    'assessment',
    assessmentFrontMatter,
    questionProblems,
  );
  const questions = content(componentsIn(newSetting(surroundings)))
    .map(asElement)
    .filter((it) => it.type === markers.Question)
    .map(({ props }) => readQuestion(props));
  return { title: data.title, questions, tree };
}

export async function pageFrom(
  text: string,
  surroundings: Surroundings,
): Promise<WithTree<CompiledPage>> {
  const { data, content, tree } = await judged(text, 'page', pageFrontMatter, (it) =>
    lessonProblems(it, surroundings),
  );
  const setting = newSetting(surroundings);
  const html = toMarkup(toSafeNodes(content(componentsIn(setting)))).trim();
  return {
    title: data.title,
    summary: data.summary ?? null,
    checked: data.checked ?? null,
    html,
    helplines: setting.helplines,
    assets: setting.assets,
    tree,
  };
}

/** Guard, front matter and rules over one parse; all problems are told together. */
async function judged<Shape extends z.ZodType>(
  text: string,
  kind: DocumentKind,
  shape: Shape,
  rules: (tree: MarkdownNode) => Problem[],
): Promise<{ data: z.output<Shape>; content: Content; tree: MarkdownNode }> {
  const source = text.replace(/^\uFEFF/u, '');
  const early = sourceProblems(source, kind);
  if (early.length > 0) throw new GuardRefusal(early);
  let data: z.output<Shape> | undefined;
  let written: MarkdownNode | undefined;
  const content = await bundle(source, (tree) => {
    const size = sizeProblem(tree);
    if (size) return [size];
    const found = guardProblems(tree, kind);
    const front = readFrontMatter(tree, shape);
    if ('data' in front) data = front.data;
    else found.push(...front.problems);
    written = structuredClone(tree);
    toNormalForm(tree, source);
    found.push(...rules(tree));
    return found.sort((a, b) => a.line - b.line || a.column - b.column);
  });
  return { data: data as z.output<Shape>, content, tree: written as MarkdownNode };
}

const asElement = (
  node: ReactNode,
): Pick<ReactElement, 'type'> & { props: ReturnType<typeof propsOf> } =>
  isValidElement(node) ? { type: node.type, props: propsOf(node) } : { type: '', props: {} };
