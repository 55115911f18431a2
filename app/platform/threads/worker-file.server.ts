import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface WorkerFile {
  /** As in the entries of vite.config.ts. */
  name: string;
  /** From the root of the repository. */
  source: string;
}

/**
 * Where a thread's program is. A build has it beside the server's files, as another entry of
 * vite.config.ts; from sources (tests, development) it is bundled once a process.
 */
export async function findWorkerFile(file: WorkerFile): Promise<string> {
  const here = dirname(fileURLToPath(import.meta.url));
  const built = [here, dirname(here)].map((it) => join(it, `${file.name}.js`)).find(existsSync);
  return built ?? bundleWorker(here, file);
}

async function bundleWorker(here: string, { name, source }: WorkerFile): Promise<string> {
  const { build } = await import('esbuild');
  const root = dirname(dirname(dirname(here)));
  const { outputFiles } = await build({
    entryPoints: [join(root, source)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    jsx: 'automatic',
    packages: 'external',
    alias: { '#app': join(root, 'app') },
  });
  const code = outputFiles[0]?.text ?? '';
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16);
  // Under the repository, so that the worker finds its packages.
  const folder = join(root, 'node_modules', '.cache', 'journeyhome');
  const path = join(folder, `${name}-${hash}.mjs`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    // Another process may be at the same: a rename shows the whole file or none.
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, code);
    renameSync(draft, path);
  }
  return path;
}
