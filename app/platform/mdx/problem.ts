/** What is wrong with a text, said so that its author can mend it. Line and column count from 1. */
export interface Problem {
  line: number;
  column: number;
  message: string;
}

/** The text was not accepted. All that is wrong with it is told at once. */
export class GuardRefusal extends Error {
  override readonly name: string = 'GuardRefusal';
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(problems.map((it) => `${it.line}:${it.column} ${it.message}`).join('\n'));
    this.problems = problems;
  }
}

/** The text did not compile within its time or memory. */
export class CompileTimeout extends GuardRefusal {
  override readonly name = 'CompileTimeout';

  constructor(limit: string) {
    const message = `This text takes more than ${limit} to read. Look for very deep lists or long runs of * and _, and make it simpler.`;
    super([{ line: 1, column: 1, message }]);
  }
}
