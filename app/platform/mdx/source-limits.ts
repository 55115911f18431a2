import type { Problem } from './problem.ts';
import type { DocumentKind } from './vocabulary.ts';

/** An assessment holds a course's whole pool, and a Thai letter takes three bytes. */
export const sourceBytes: Record<DocumentKind, number> = {
  lesson: 50 * 1024,
  page: 50 * 1024,
  assessment: 200 * 1024,
};

const deepestLine = 60;

/**
 * What can be refused before any parser sees the text, because parsers themselves are the danger:
 * gray-matter runs `---js` front matter, and Markdown parsers take seconds over deep nesting.
 */
export function sourceProblems(source: string, kind: DocumentKind): Problem[] {
  const bytes = Buffer.byteLength(source);
  if (bytes > sourceBytes[kind]) {
    const message = `The text is ${Math.ceil(bytes / 1024)} KB; at most ${sourceBytes[kind] / 1024} KB fit. Divide it, or make it shorter.`;
    return [{ line: 1, column: 1, message }];
  }
  if (source.includes('\0')) {
    return [
      {
        line: 1,
        column: 1,
        message: 'The text holds a NUL character. Save it as plain UTF-8 text.',
      },
    ];
  }
  const lines = source.split(/\r\n|\r|\n/u);
  if (/^---[^\n\r]*\S/u.test(lines[0] ?? '')) {
    const message =
      'Front matter begins with a line of just three dashes: ---. Remove what follows them.';
    return [{ line: 1, column: 4, message }];
  }
  return lines.flatMap((line, index) => {
    const opening = /^(?:[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t])*/u.exec(line)?.[0] ?? '';
    const markers = opening.match(/[>+*-]|\d+[.)]/gu)?.length ?? 0;
    const blanks = opening.length - markers;
    if (markers <= deepestLine && blanks <= deepestLine * 4) return [];
    return [
      {
        line: index + 1,
        column: 1,
        message: 'This is nested too deep. Use at most a few levels of lists.',
      },
    ];
  });
}
