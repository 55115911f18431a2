/** Whether what was installed or built still fits what it was made from. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * SHA-256 over the names and bytes of files, and of everything in folders.
 * @param {string[]} paths
 */
function digest(paths) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else {
      hash.update(path).update(readFileSync(path));
    }
  };
  for (const path of paths) if (existsSync(path)) add(path);
  return hash.digest('hex');
}

/**
 * Does `make` unless it was done before with the same sources.
 * @param {string} stamp the file that remembers
 * @param {string[]} sources
 * @param {() => Promise<void>} make
 */
export async function unlessFresh(stamp, sources, make) {
  const now = digest(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}
