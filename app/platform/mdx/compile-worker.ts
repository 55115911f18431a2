import { parentPort } from 'node:worker_threads';
import { assessmentFrom, lessonFrom, pageFrom } from './compile.ts';
import type { Surroundings } from './compiled.ts';
import { GuardRefusal, type Problem } from './problem.ts';

/** The thread that compiles texts, one after another. It is told nothing but the text and its surroundings. */
const compilers = { lesson: lessonFrom, assessment: assessmentFrom, page: pageFrom };

export interface Task {
  kind: keyof typeof compilers;
  text: string;
  surroundings: Surroundings;
}

export type Outcome = { compiled: unknown } | { problems: Problem[] } | { error: string };

async function outcomeOf({ kind, text, surroundings }: Task): Promise<Outcome> {
  try {
    return { compiled: await compilers[kind](text, surroundings) };
  } catch (error) {
    if (error instanceof GuardRefusal) return { problems: error.problems };
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (task: Task) => {
  void outcomeOf(task).then((outcome) => parentPort?.postMessage(outcome));
});
parentPort?.postMessage('ready');
