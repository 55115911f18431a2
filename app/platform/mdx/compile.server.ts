import { Thread, ThreadLimit } from '#app/platform/threads/threads.server.ts';
import type {
  CompiledAssessment,
  CompiledLesson,
  CompiledPage,
  Surroundings,
  WithTree,
} from './compiled.ts';
import { CompileTimeout, GuardRefusal } from './problem.ts';
import type { Outcome, Task } from './compile-worker.ts';

export { CompileTimeout, GuardRefusal } from './problem.ts';

export interface CompileOptions extends Surroundings {
  timeoutMs?: number;
}

/**
 * Author's MDX to static HTML, in a thread with a time and memory limit, one text at a time. A text
 * that may not or cannot be compiled is thrown as GuardRefusal, with all its problems.
 */
export const compileLesson = (source: string, options: CompileOptions) =>
  compile<WithTree<CompiledLesson>>('lesson', source, options);

export const compileAssessment = (source: string, options: CompileOptions) =>
  compile<WithTree<CompiledAssessment>>('assessment', source, options);

export const compilePage = (source: string, options: CompileOptions) =>
  compile<WithTree<CompiledPage>>('page', source, options);

/** Ends the thread; the next text starts a new one. */
export const stopCompiling = () => thread.stop();

const file = { name: 'compile-worker', source: 'app/platform/mdx/compile-worker.ts' };
const thread = new Thread<Task, Outcome>(file);

async function compile<Result>(
  kind: Task['kind'],
  text: string,
  // By the clock on the wall: a machine with much else to do needs seconds for an honest lesson.
  { timeoutMs = 20_000, ...surroundings }: CompileOptions,
): Promise<Result> {
  const outcome = await thread.run({ kind, text, surroundings }, timeoutMs).catch((error) => {
    throw error instanceof ThreadLimit ? new CompileTimeout(error.message) : error;
  });
  if ('problems' in outcome) throw new GuardRefusal(outcome.problems);
  if ('error' in outcome) throw new Error(outcome.error);
  return outcome.compiled as Result;
}
