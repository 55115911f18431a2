import { attribute, componentsNamed } from '../mdx/markdown-tree.ts';
import type { CourseRule, Finding } from './finding.ts';

const most = 15 * 1024;

/** Files that lie beside a lesson: too heavy for prepaid data, or shown by no text. */
export const pictures: CourseRule = ({ lessons, assessment, texts }) =>
  [...lessons, assessment].flatMap(({ slug, files }) => {
    const shown = new Set(
      texts
        .filter((it) => it.slug === slug)
        .flatMap(({ tree }) => componentsNamed(tree, 'Figure', 'Audio'))
        .map((it) => attribute(it, 'src')),
    );
    return Object.entries(files).flatMap(([name, bytes]): Finding[] => {
      const at = { file: `${slug}/${name}`, line: 1, column: 1 };
      if (!shown.has(name)) {
        const message = `No text shows ${name}. Write <Figure src="${name}" alt="…" />, or remove the file.`;
        return [{ ...at, message }];
      }
      if (/\.(?:mp3|m4a|ogg)$/u.test(name) || bytes.length <= most) return [];
      const message = `${name} is ${Math.ceil(bytes.length / 1024)} KB; a picture has at most ${most / 1024}. Draw it as SVG with fewer shapes, or save it smaller.`;
      return [{ ...at, message }];
    });
  });
