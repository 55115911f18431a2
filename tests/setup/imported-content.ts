/**
 * The courses, imported. That takes longer than the rest of the story and is the same for every test
 * of a build, so it is done once, by whichever test process comes first, and copied.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
export const build = join(root, 'build/server');
const cache = join(root, 'node_modules/.cache/journeyhome');

const longest = 180_000;
const day = 86_400_000;

/** Programs of the build, one after the other, on a database. */
export async function runOn(databaseUrl: string, ...programs: string[]): Promise<void> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    DEMO: '1',
    DATABASE_URL: databaseUrl,
  };
  for (const program of programs) await run('node', [join(build, `${program}.js`)], { env });
}

const importInto = (databaseUrl: string) => runOn(databaseUrl, 'migrate', 'import-content');

let known: string | undefined;

/** Of everything that the outcome depends on: another build or another comma is another key. */
function key(): string {
  if (known) return known;
  const hash = createHash('sha256');
  for (const folder of [build, join(root, 'content')])
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((it) => it.isFile())
      .map((it) => join(it.parentPath, it.name))
      .sort())
      hash.update(entry.slice(root.length)).update(readFileSync(entry));
  return (known = hash.digest('hex').slice(0, 16));
}

/** Copies a database with the courses in it to `file`. */
export async function importedFile(file: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const kept = join(cache, `content-${key()}.sqlite`);
  for (const until = Date.now() + longest; !existsSync(kept); await sleep(200)) {
    if (Date.now() > until) throw new Error(`Nobody imports the courses; remove ${kept}.lock.`);
    if (!claimed(`${kept}.lock`)) continue;
    try {
      forgetOldFiles();
      await importInto(`file:${kept}.new`);
      renameSync(`${kept}.new`, kept);
    } finally {
      rmSync(`${kept}.lock`, { recursive: true, force: true });
    }
  }
  copyFileSync(kept, file);
}

/** One process imports; a claim whose process died ends with the patience of the others. */
function claimed(lock: string): boolean {
  if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > longest)
    rmSync(lock, { recursive: true, force: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function forgetOldFiles(): void {
  for (const name of readdirSync(cache).filter((it) => it.startsWith('content-')))
    if (Date.now() - statSync(join(cache, name)).mtimeMs > day)
      rmSync(join(cache, name), { recursive: true, force: true });
}

/** The name of a PostgreSQL database with the courses in it, to be copied. */
export async function importedDatabase(postgresUrl: (name: string) => string): Promise<string> {
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const name = `content_${today}_${key()}`;
  const client = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like 'content\\_%'`,
    );
    if (rows.some((it) => it.datname === name)) return name;
    for (const { datname } of rows)
      if (datname.slice(0, `content_${today}`.length) < `content_${today}`)
        await client.query(`drop database if exists ${datname}`).catch(() => undefined);
    await client.query(`drop database if exists ${name}_new`);
    await client.query(`create database ${name}_new`);
    await importInto(postgresUrl(`${name}_new`));
    await client.query(`alter database ${name}_new rename to ${name}`);
    return name;
  } finally {
    await client.end();
  }
}
