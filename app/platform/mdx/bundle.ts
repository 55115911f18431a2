import { bundleMDX } from 'mdx-bundler';
import * as mdxClient from 'mdx-bundler/client/index.js';
import type { ComponentType, ReactNode } from 'react';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import { flatten } from './element-tree.ts';
import type { MarkdownNode } from './markdown-tree.ts';
import { GuardRefusal, type Problem } from './problem.ts';
import { parseProblem } from './parse-problem.ts';
import { sealedImports } from './sealed-imports.ts';

type Components = Record<string, ComponentType<never> | string>;

/** A text that passed the guard: give it components, get the elements that stand at its top. */
export type Content = (components: Components) => ReactNode[];

const refused = {
  parse: () => {
    throw new Error('Front matter is plain YAML.');
  },
};

/** gray-matter would run JavaScript found in front matter. It gets nothing to read: we read it. */
const noEngines = {
  yaml: { parse: () => ({}) },
  js: refused,
  javascript: refused,
  json: refused,
  coffee: refused,
};

/**
 * Compiles a text with mdx-bundler; `judge` sees the tree before any code is made of it, may put it
 * in order, and returns what is wrong. Any problem means that nothing is evaluated.
 */
export async function bundle(
  source: string,
  judge: (tree: MarkdownNode) => Problem[],
): Promise<Content> {
  let judged: Problem[] | null = null;

  function guard() {
    return (tree: MarkdownNode) => {
      judged = judge(tree);
      if (judged.length > 0) throw new GuardRefusal(judged);
    };
  }

  let code: string;
  try {
    const bundled = await bundleMDX({
      source,
      grayMatterOptions: () => ({ engines: noEngines }),
      // remark-mdx-frontmatter, which stands here by default, would turn front matter into code.
      mdxOptions: (options) => ({
        ...options,
        remarkPlugins: [remarkFrontmatter, remarkGfm, guard as never],
      }),
      esbuildOptions: (options) => ({
        ...options,
        logLevel: 'silent',
        plugins: [sealedImports, ...(options.plugins ?? [])],
      }),
    });
    code = bundled.code;
  } catch (error) {
    throw new GuardRefusal(
      judged && judged !== null && (judged as Problem[]).length > 0
        ? judged
        : [parseProblem(error)],
    );
  }
  // The guard has passed this very tree, or `judged` would not be an empty list.
  if (judged === null) throw new Error('The guard did not run.');
  const evaluate = mdxClient.getMDXComponent(code) as (props: {
    components: Components;
  }) => ReactNode;
  return (components) => flatten(evaluate({ components }));
}
