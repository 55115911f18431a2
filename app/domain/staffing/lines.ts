/** A pasted text as rows of cells: its separator, its quotes, and what chats and lists add. */
import { parse } from 'csv-parse/sync';

/** `[22/11/2026, 10:40] Moses:` and `22/11/2026, 10:40 - Moses:`, as WhatsApp copies and exports. */
const chat =
  /^\s*\[?\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?,?\s+\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?\s?m\.?)?\]?\s*[-–]?\s*~?\s*[^:;\t]{1,60}:\s*/i;
const bullet =
  /^\s*(?:[-–—*•·▪▫◦‣●○■□>✓✔☐☑→»]+\s*|\(?\d{1,3}[.)\]:](?=[\s\p{L}])\s*|#?\d{1,3}\s*[-–—]\s+(?=\p{L})|\d{1,3}\s+(?=\p{L}))/u;

export function withoutMarks(line: string): string {
  const said = line.replace(chat, '');
  return said.replace(bullet, '').replace(bullet, '').trim();
}

const separators = ['\t', ';', '|', ','] as const;
export type Separator = (typeof separators)[number];

/** The sign that stands in most lines, the rarest kind of sign first; null where none does. */
export function separatorOf(lines: string[]): Separator | null {
  const holding = separators.map((sign) => lines.filter((line) => line.includes(sign)).length);
  const best = Math.max(...holding);
  return best > 0 && best * 2 >= lines.length ? separators[holding.indexOf(best)]! : null;
}

/** Cells of a table whose separator is known; quotes may hold the separator and line ends. */
export function tableCells(text: string, separator: Separator): string[][] {
  const plain = () => text.split('\n').map((line) => line.split(separator));
  if (!text.includes('"')) return plain();
  try {
    return parse(text, { delimiter: separator, relax_column_count: true, relax_quotes: true });
  } catch {
    return plain().map((cells) => cells.map((cell) => cell.replaceAll('"', '')));
  }
}
