/** A **thread** does work that would hold up everybody else: one task at a time, each in its time. */
import { Worker } from 'node:worker_threads';
import { findWorkerFile, type WorkerFile } from './worker-file.server.ts';

const idleMs = 60_000;
const startMs = 30_000;
const heapMb = 256;

/** A task took more time or memory than it may. */
export class ThreadLimit extends Error {
  override readonly name = 'ThreadLimit';
}

/** Tasks wait for each other. A thread is replaced when it had to be stopped, and rests when idle. */
export class Thread<Task, Outcome> {
  #worker: Promise<Worker> | null = null;
  #latest: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #file: WorkerFile;

  constructor(file: WorkerFile) {
    this.#file = file;
  }

  /** `timeoutMs` counts from when it is this task's turn. */
  run(task: Task, timeoutMs: number): Promise<Outcome> {
    const turn = this.#queue.then(() => this.#perform(task, timeoutMs));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async #perform(task: Task, timeoutMs: number): Promise<Outcome> {
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
    const worker = new Worker(await findWorkerFile(this.#file), {
      // No secrets of the server's environment; and React without its development checks.
      env: { NODE_ENV: 'production' },
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    this.#latest = worker;
    // A thread that dies between two tasks must neither end the server nor be asked again.
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
      reject(new ThreadLimit(`${timeoutMs / 1000} seconds`));
    }, timeoutMs);
    const onMessage = (message: unknown) => {
      settle();
      resolve(message);
    };
    const onError = (error: Error & { code?: string }) => {
      settle();
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(outOfMemory ? new ThreadLimit(`${heapMb} MB of memory`) : error);
    };
    const onExit = (code: number) => onError(new Error(`The thread ended with code ${code}.`));
    function settle() {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    ask();
  });
}
