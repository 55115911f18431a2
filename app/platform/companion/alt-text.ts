import { attribute, componentsNamed, problemAt } from '../mdx/markdown-tree.ts';
import type { TextRule } from './finding.ts';

const fewestLetters = 25;

/** A picture without words is refused by the guard; words that describe nothing are refused here. */
export const altText: TextRule = ({ tree }) =>
  componentsNamed(tree, 'Figure').flatMap((figure) => {
    const alt = attribute(figure, 'alt')?.trim() ?? '';
    const message = emptyOfMeaning(alt);
    return message ? [problemAt(figure, message)] : [];
  });

function emptyOfMeaning(alt: string): string | null {
  if (/\.(?:svg|png|jpe?g|webp)$/iu.test(alt))
    return `alt="${alt}" is the name of a file. Write what the picture shows, as you would tell it on the telephone.`;
  if (/^(?:an? |the )?(?:picture|image|drawing|photo|diagram|figure) of\b/iu.test(alt))
    return 'A screen reader says “image” by itself. Begin alt with what the picture shows.';
  if ([...alt].length < fewestLetters)
    return `alt has fewer than ${fewestLetters} letters. Write what somebody who cannot see the picture needs to know.`;
  return null;
}
