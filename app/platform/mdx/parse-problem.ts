import type { Problem } from './problem.ts';

interface Message {
  reason?: string;
  line?: number;
  column?: number;
  place?: { line?: number; column?: number; start?: { line: number; column: number } };
  source?: string;
  cause?: unknown;
}

/** What the MDX parser says of a text it cannot read, in words an author can act on. */
export function parseProblem(error: unknown): Problem {
  const message = parserMessage(error);
  if (!message) throw error;
  const start = message.place?.start ?? message.place ?? message;
  return {
    line: start.line ?? 1,
    column: start.column ?? 1,
    message: plainly(message.reason ?? '', message.source ?? ''),
  };
}

/** esbuild wraps what a plugin throws, and MDX wraps what its parser throws. */
function parserMessage(error: unknown): Message | null {
  const detail = (error as { errors?: { detail?: Message }[] }).errors?.[0]?.detail;
  const message = (detail?.cause ?? detail) as (Message & Error) | undefined;
  if (message instanceof RangeError) return { reason: 'nested too deep' };
  return message?.reason === undefined ? null : message;
}

function plainly(reason: string, source: string): string {
  if (/expression|acorn|brace/iu.test(`${source} ${reason}`) && !/tag/u.test(reason)) {
    return 'Braces { } would be read as program code. Remove them, or write &lbrace; and &rbrace;.';
  }
  if (/esm|import|export/iu.test(source)) {
    return 'Lines that begin with “import” or “export” would be program code. Remove this.';
  }
  if (/clos/iu.test(reason)) {
    return `A component is opened but not closed, or closed in another place (${reason}). Each <Name> needs its </Name>.`;
  }
  if (/deep/u.test(reason)) return 'This is nested too deep. Use at most a few levels of lists.';
  if (/mdx-?jsx/iu.test(source) || /</u.test(reason)) {
    return `A “<” that opens no component stands here (${reason}). Write &lt; for the sign itself.`;
  }
  return `This could not be read: ${reason}`;
}
