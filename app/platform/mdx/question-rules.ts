import {
  attribute,
  componentsNamed,
  hasAttribute,
  problemAt,
  type MarkdownNode,
} from './markdown-tree.ts';
import type { Problem } from './problem.ts';

/** What the guard cannot see in one component alone: what makes a question one that can be marked. */
export function questionProblems(tree: MarkdownNode): Problem[] {
  const problems: Problem[] = [];
  const tell = (node: MarkdownNode, message: string) => problems.push(problemAt(node, message));
  const questions = componentsNamed(tree, 'Question');
  if (questions.length === 0) tell(tree, 'Write at least one <Question>.');
  for (const node of tree.children ?? []) {
    if (node.type !== 'yaml' && node.name !== 'Question') {
      tell(node, 'An assessment holds only <Question>s. Move this text into a question.');
    }
  }
  for (const node of repeated(questions)) {
    tell(node, `The id “${attribute(node, 'id')}” is used two times. Give this question its own.`);
  }
  for (const question of questions) {
    for (const node of repeated(partsOf(question))) {
      tell(
        node,
        `The id “${attribute(node, 'id')}” is used two times in this question. Change this one.`,
      );
    }
    judge(question, tell);
  }
  return problems;
}

const partsOf = (question: MarkdownNode) =>
  (question.children ?? []).filter((it) => ['Choice', 'Item', 'Pair'].includes(it.name ?? ''));

function repeated(nodes: MarkdownNode[]): MarkdownNode[] {
  const ids = nodes.map((it) => attribute(it, 'id'));
  return nodes.filter((_, index) => ids.indexOf(ids[index]) !== index);
}

function judge(question: MarkdownNode, tell: (node: MarkdownNode, message: string) => unknown) {
  const kind = attribute(question, 'kind') ?? '';
  const children = question.children ?? [];
  const named = (name: string) => children.filter((it) => it.name === name);
  const feedback = children.flatMap((it) =>
    it.name === 'Feedback'
      ? [it]
      : (it.children ?? []).filter((inner) => inner.name === 'Feedback' && it.type === 'paragraph'),
  );
  const ask = (met: boolean, message: string) => met || tell(question, message);

  const part = {
    single: 'Choice',
    multiple: 'Choice',
    scenario: 'Choice',
    ordering: 'Item',
    matching: 'Pair',
  }[kind];
  for (const node of partsOf(question)) {
    if (node.name !== part)
      tell(
        node,
        `A question of kind ${kind} has no <${node.name}>. Remove it, or change the kind.`,
      );
  }
  const prompt = children.filter((it) => !it.name || it.name === 'Spoken');
  ask(prompt.length > 0, 'Ask something: write the question before its answers.');
  ask(
    kind === 'true-false' || !hasAttribute(question, 'answer'),
    'Only a true-false question has answer="…". Remove it.',
  );

  const choices = named('Choice');
  const right = choices.filter((it) => hasAttribute(it, 'right')).length;
  if (kind === 'single' || kind === 'scenario') {
    ask(choices.length >= 2, 'Write at least two <Choice>s.');
    ask(right === 1, `Exactly one <Choice> must be marked right; here ${right} are.`);
  }
  if (kind === 'multiple') {
    ask(
      right >= 2,
      `Mark at least two <Choice>s right; here ${right} are. For one right answer, use kind="single".`,
    );
    ask(choices.length > right, 'Write at least one <Choice> that is not right.');
  }
  for (const choice of choices) {
    if (componentsNamed(choice, 'Feedback').length !== 1) {
      tell(choice, 'Give this choice one <Feedback>…</Feedback>: what follows from it, and why.');
    }
  }
  if (kind === 'ordering')
    ask(named('Item').length >= 3, 'Write at least three <Item>s to put in order.');
  if (kind === 'matching') ask(named('Pair').length >= 2, 'Write at least two <Pair>s.');
  if (kind === 'true-false')
    ask(hasAttribute(question, 'answer'), 'Write answer="true" or answer="false".');
  ask(feedback.length <= 1, 'Write only one <Feedback> for the whole question.');
  if (part !== 'Choice')
    ask(feedback.length === 1, 'Write one <Feedback>…</Feedback>: why the answer is what it is.');
}
