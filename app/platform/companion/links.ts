import { descendants, plainText, problemAt } from '../mdx/markdown-tree.ts';
import { addressed } from './addresses.ts';
import type { Site, TextRule } from './finding.ts';

/** Links on this site lead somewhere. Other sites are not asked: a check that needs a network is no check. */
export const links: TextRule = ({ tree }, site) =>
  [...descendants(tree)].flatMap((node) => {
    if (node.url === undefined) return [];
    const words = plainText(node).trim();
    const message = leadsNowhere(node.url, site) ?? (node.type === 'link' && saysNothing(words));
    return message ? [problemAt(node, message)] : [];
  });

function leadsNowhere(url: string, { lessons }: Site): string | null {
  if (/^[a-z]+:/iu.test(url)) return null;
  if (url.startsWith('#'))
    return `${url} leads into this page; headings may change their words. Link to the page, or say “above”.`;
  if (!url.startsWith('/'))
    return `${url} has no beginning. Write the whole path, such as /courses/the-journey-home.`;
  const path = url.replace(/[?#].*$/u, '');
  const found = addressed(path === '/' ? path : path.replace(/\/$/u, ''));
  if (!found) return `${url} is no page of this site. Correct the address.`;
  if (found.course === undefined) return null;
  const course = lessons.get(found.course);
  if (!course)
    return `${url} leads to no course. The courses are: ${[...lessons.keys()].join(', ')}.`;
  if (found.lesson !== undefined && !course.includes(found.lesson))
    return `${url} leads to no lesson of ${found.course}. Its lessons are: ${course.join(', ')}.`;
  return null;
}

const saysNothing = (words: string) =>
  /^(?:(?:click )?here|this|link|more|read more)$/iu.test(words) &&
  `The link says only “${words}”. Say where it leads: screen readers list links without their sentences.`;
