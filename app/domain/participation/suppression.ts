/**
 * Counts of people in a tree (all, countries, organizations), told without telling on anybody: one to
 * four people are not shown. Nor is what would give such a number away: while what is shown leaves one
 * value only to something hidden, another number near it is hidden too, the first one in the list
 * whatever it says. A zero is shown: it is about nobody.
 */
export const fewest = 5;

export interface Counted {
  /** The sum of its parts, where it has some. */
  count: number;
  parts?: Counted[];
}

export interface Shown {
  /** Null where it is not shown. */
  count: number | null;
  parts: Shown[];
}

export function suppressed(whole: Counted): Shown {
  const root = nodeOf(whole, null);
  const nodes = allOf(root);
  for (let given = givenAway(root, nodes); given; given = givenAway(root, nodes)) {
    const other = besides(given, nodes);
    if (!other) break;
    other.hidden = true;
  }
  return shownOf(root);
}

interface Node {
  count: number;
  hidden: boolean;
  parent: Node | null;
  parts: Node[];
  /** What it may be, for who knows all that is shown. */
  least: number;
  most: number;
}

function nodeOf({ count, parts = [] }: Counted, parent: Node | null): Node {
  const hidden = count > 0 && count < fewest;
  const node: Node = { count, hidden, parent, parts: [], least: 0, most: 0 };
  node.parts = parts.map((part) => nodeOf(part, node));
  return node;
}

const allOf = (node: Node): Node[] => [node, ...node.parts.flatMap(allOf)];

const shownOf = ({ count, hidden, parts }: Node): Shown => ({
  count: hidden ? null : count,
  parts: parts.map(shownOf),
});

/** Something hidden that can only be one number; also for who thinks that all of it is one to four. */
function givenAway(root: Node, nodes: Node[]): Node | undefined {
  const leaves = nodes.filter((it) => it.hidden && it.parts.length === 0);
  const caps = leaves.every((it) => it.count < fewest) ? [Infinity, fewest - 1] : [Infinity];
  for (const cap of caps) {
    fromBelow(root, cap);
    fromAbove(root);
    const given = nodes.filter((it) => it.hidden && it.least === it.most);
    // What its own parts give away is mended there, before anything beside it is hidden.
    const byParts = given.find((it) => it.parts.some((part) => !part.hidden && part.count > 0));
    if (given.length > 0) return byParts ?? given[0];
  }
  return undefined;
}

function fromBelow(node: Node, cap: number): void {
  for (const part of node.parts) fromBelow(part, cap);
  if (!node.hidden) node.least = node.most = node.count;
  else if (node.parts.length === 0) [node.least, node.most] = [1, cap];
  else {
    node.least = Math.max(1, sum(node.parts, 'least'));
    node.most = sum(node.parts, 'most');
  }
}

/** A whole that is known leaves its parts what the other parts do not take. */
function fromAbove(node: Node): void {
  const ranges = node.parts.map((part) => {
    const others = node.parts.filter((it) => it !== part);
    return {
      least: Math.max(part.least, node.least - sum(others, 'most')),
      most: Math.min(part.most, node.most - sum(others, 'least')),
    };
  });
  for (const [at, part] of node.parts.entries()) {
    Object.assign(part, ranges[at]);
    fromAbove(part);
  }
}

const sum = (nodes: Node[], of: 'least' | 'most'): number =>
  nodes.reduce((total, it) => total + it[of], 0);

/** What stands below it, or beside, or above; else whatever is still shown. */
function besides(node: Node, nodes: Node[]): Node | undefined {
  const { parent, parts } = node;
  const near = [...parts, ...(parent?.parts ?? []), ...(parent ? [parent] : []), ...nodes];
  return near.find((it) => it !== node && !it.hidden && it.count > 0);
}
