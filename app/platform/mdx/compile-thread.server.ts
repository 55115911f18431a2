import { Worker } from 'node:worker_threads';
import type { Outcome, Task } from './compile-worker.ts';
import { CompileTimeout } from './problem.ts';
import { findWorkerFile } from './worker-file.server.ts';

const idleMs = 60_000;
const startMs = 30_000;
const heapMb = 256;

/** One thread that compiles; it is replaced when it had to be stopped, and rests when idle. */
export class CompileThread {
  #worker: Promise<Worker> | null = null;
  #latest: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;

  async run(task: Task, timeoutMs: number): Promise<Outcome> {
    clearTimeout(this.#idle);
    const starting = (this.#worker ??= this.#start());
    try {
      const worker = await starting;
      worker.ref();
      const outcome = await answer(worker, timeoutMs, () => worker.postMessage(task));
      worker.unref();
      this.#idle = setTimeout(() => void this.stop(), idleMs).unref();
      return outcome as Outcome;
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async #start(): Promise<Worker> {
    const worker = new Worker(await findWorkerFile(), {
      // No secrets of the server's environment; and React without its development checks.
      env: { NODE_ENV: 'production' },
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    this.#latest = worker;
    // A thread that dies between two texts must neither end the server nor be asked again.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (this.#latest === worker) this.#worker = null;
    });
    await answer(worker, startMs, () => {});
    return worker;
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    const starting = this.#worker;
    this.#worker = null;
    await starting?.then((it) => it.terminate()).catch(() => {});
  }
}

/** The worker's next message, within a time; all its ways to die are told apart. */
function answer(worker: Worker, timeoutMs: number, ask: () => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      settle();
      void worker.terminate();
      reject(new CompileTimeout(`${timeoutMs / 1000} seconds`));
    }, timeoutMs);
    const onMessage = (message: unknown) => {
      settle();
      resolve(message);
    };
    const onError = (error: Error & { code?: string }) => {
      settle();
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(outOfMemory ? new CompileTimeout(`${heapMb} MB of memory`) : error);
    };
    const onExit = (code: number) =>
      onError(new Error(`The compile worker ended with code ${code}.`));
    function settle() {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    ask();
  });
}
