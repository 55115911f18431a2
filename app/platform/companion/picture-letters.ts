import type { CourseRule } from './finding.ts';

/** A phone of 320 px leaves a picture this much beside its margins. */
const narrowest = 288;
const smallest = 12;

/** A drawing shrinks on a small phone, and its letters with it. */
export const pictureLetters: CourseRule = ({ lessons, assessment }) =>
  [...lessons, assessment].flatMap(({ slug, files }) =>
    Object.entries(files)
      .filter(([name]) => name.endsWith('.svg'))
      .flatMap(([name, bytes]) => {
        const svg = Buffer.from(bytes).toString('utf8');
        const width = Number(
          /\bviewBox\s*=\s*["'][\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)/u.exec(svg)?.[1],
        );
        const sizes = [...svg.matchAll(/font-size\s*[=:]\s*["']?\s*([\d.]+)/gu)].map(([, size]) =>
          Number(size),
        );
        const shown = Math.min(...sizes) * Math.min(1, narrowest / width);
        if (!(shown < smallest)) return [];
        const message = `On a small phone the smallest letters of ${name} are ${shown.toFixed(1)} px high; ${smallest} can be read. Use larger letters, or a drawing that is not so wide.`;
        return [{ file: `${slug}/${name}`, line: 1, column: 1, message }];
      }),
  );
