/**
 * Put before a program with `node --import`: it ends with SIGKILL at the statement whose number
 * KILL_AT says, before it is given to the database or (KILL_AFTER=1, PostgreSQL) while that is at it.
 * It writes every statement that it counts to STATEMENTS, where that names a file.
 */
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { KILL_AT, KILL_AFTER, STATEMENTS } = process.env;
/** Changes, but not of what Kysely makes for itself once and for all. */
const counted = /^\s*(create|alter|drop|insert|update|delete|commit|vacuum)\b/i;
const itsOwn = /"kysely_migration_lock"|create (table|schema).*"kysely_migration"/i;
let count = 0;

/**
 * @param {any} prototype @param {string} name the method that has a statement done
 * @param {boolean} after
 * @param {(self: any, given: any[]) => unknown} textOf
 */
function watch(prototype, name, after, textOf) {
  const original = prototype[name];
  prototype[name] = function (/** @type {any[]} */ ...given) {
    const text = textOf(this, given);
    if (typeof text !== 'string' || !counted.test(text) || itsOwn.test(text))
      return original.apply(this, given);
    count += 1;
    if (STATEMENTS) appendFileSync(STATEMENTS, `${text.replace(/\s+/g, ' ')}\n`);
    const isLast = String(count) === KILL_AT;
    if (isLast && !after) process.kill(process.pid, 'SIGKILL');
    const result = original.apply(this, given);
    // Time enough for the statement to leave, not for its answer to be read.
    if (isLast) setImmediate(() => process.kill(process.pid, 'SIGKILL'));
    return result;
  };
}
// Statements stay prepared, so it is their runs that count.
const statement = Object.getPrototypeOf(
  new (require('better-sqlite3'))(':memory:').prepare('begin'),
);
for (const name of ['run', 'all']) watch(statement, name, false, (self) => self.source);
watch(require('pg').Client.prototype, 'query', KILL_AFTER === '1', (_, [first]) =>
  typeof first === 'string' ? first : first?.text,
);
