/** The thread that draws: nobody's page waits for somebody's certificate, or for a pile of slips. */
import { Thread } from '#app/platform/threads/threads.server.ts';
import type { Drawn, Outcome, Task } from './drawing-worker.ts';

const file = { name: 'drawing-worker', source: 'app/platform/pdf/drawing-worker.ts' };
const thread = new Thread<Task, Outcome>(file);

/** By the clock on the wall: a machine with much else to do needs seconds. */
const timeoutMs = 20_000;

export async function draw(task: Task): Promise<Drawn> {
  const outcome = await thread.run(task, timeoutMs);
  if ('error' in outcome) throw new Error(outcome.error);
  return outcome;
}

/** Ends the thread; the next task starts a new one. */
export const stopDrawing = () => thread.stop();
