/**
 * Put before a program with `node --import`: it ends with SIGKILL before the step on the disk whose
 * number KILL_AT says: a file that is opened, linked, renamed, copied or taken away by Node. It writes
 * every step that it counts to STEPS, where that names a file.
 */
import fs, { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { KILL_AT, STEPS } = process.env;
let count = 0;

for (const name of /** @type {const} */ (['open', 'link', 'rename', 'copyFile', 'rm', 'chown'])) {
  const original = /** @type {(...given: any[]) => Promise<any>} */ (fs.promises[name]);
  Object.assign(fs.promises, {
    [name]: (/** @type {any[]} */ ...given) => {
      count += 1;
      if (STEPS) appendFileSync(STEPS, `${name}\n`);
      if (String(count) === KILL_AT) process.kill(process.pid, 'SIGKILL');
      return original.apply(fs.promises, given);
    },
  });
}
syncBuiltinESMExports();
