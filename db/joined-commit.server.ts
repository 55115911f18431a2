/**
 * One commit for what many do at the same time. A commit waits until the disk has it, which takes
 * longer than everything else about a small write; writes that come together wait for it together.
 */
import type { Transaction } from 'kysely';
import type { Db } from './connection.server.ts';
import { isPostgres } from './full-text.server.ts';
import type { Database } from './schema.ts';

type Work<T> = (trx: Transaction<Database>) => Promise<T>;

interface Waiting {
  work: Work<unknown>;
  done: (result: never) => void;
  failed: (error: unknown) => void;
}

/** Others wait meanwhile, so not too long; and who would wait for seconds is better told so. */
const mostTogether = 100;
const mostWaiting = 2000;

/** Nothing was begun: the same may be tried again a little later (`busy` in errors.server.ts). */
export class TooManyWaiting extends Error {
  readonly code = 'TOO_MANY_WAITING';
}

interface Queue {
  waiting: Waiting[];
  /** Whether somebody will look at who waits. */
  busy: boolean;
}

const queues = new WeakMap<Db, Queue>();

function queueOf(db: Db): Queue {
  let queue = queues.get(db);
  if (!queue) queues.set(db, (queue = { waiting: [], busy: false }));
  return queue;
}

/**
 * Does `work` in a transaction and answers when it is on the disk. On SQLite, which writes one
 * transaction after the other, whoever comes in the same turn of the event loop shares it: one after
 * the other, each seeing what those before it did. If one of them throws, nothing of any stands, and
 * each is done anew by itself: `work` must do nothing but read and write through `trx`.
 * PostgreSQL joins the commits of its connections by itself.
 */
export function joinCommit<T>(db: Db, work: Work<T>): Promise<T> {
  if (isPostgres(db as never)) return db.transaction().execute(work);
  const queue = queueOf(db);
  if (queue.waiting.length >= mostWaiting) return Promise.reject(new TooManyWaiting());
  return new Promise<T>((done, failed) => {
    queue.waiting.push({ work, done, failed });
    if (!queue.busy) commitSoon(db, queue);
  });
}

/** After everybody who is there in this turn of the event loop has come. */
function commitSoon(db: Db, queue: Queue): void {
  queue.busy = queue.waiting.length > 0;
  if (!queue.busy) return;
  setImmediate(() => {
    void commit(db, queue.waiting.splice(0, mostTogether)).then(() => commitSoon(db, queue));
  });
}

async function commit(db: Db, group: Waiting[]): Promise<void> {
  const results: unknown[] = [];
  let begun = 0;
  try {
    await db.transaction().execute(async (trx) => {
      for (const { work } of group) {
        begun += 1;
        results.push(await work(trx));
      }
    });
    group.forEach(({ done }, at) => done(results[at] as never));
  } catch (error) {
    // Nobody's own fault: no transaction could be begun, or none could be ended.
    const isCommon = results.length === begun;
    if (isCommon || group.length === 1) for (const { failed } of group) failed(error);
    else for (const one of group) await commit(db, [one]);
  }
}
