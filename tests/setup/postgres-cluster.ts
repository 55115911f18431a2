/** A PostgreSQL of the test's own, which it may stop, kill and fill. Needs PostgreSQL's programs. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { machine } from './faults.ts';
import { runOn } from './imported-content.ts';

function programs(): string {
  const versions = '/usr/lib/postgresql';
  const found = existsSync(versions)
    ? readdirSync(versions).sort((a, b) => Number(b) - Number(a))
    : [];
  const folder = found.map((it) => join(versions, it, 'bin')).find((it) => existsSync(it));
  if (!folder) throw new Error(`This machine has no PostgreSQL programs in ${versions}.`);
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

export interface Cluster {
  query(statement: string): Promise<void>;
  /** The told story in a database of this cluster; its URL. */
  demo(tablespace?: string): Promise<string>;
  restart(mode: 'fast' | 'immediate'): Promise<void>;
  drop(): Promise<void>;
}

export async function aPostgres(): Promise<Cluster> {
  const bin = programs();
  const folder = mkdtempSync(join(tmpdir(), 'journeyhome-postgres-'));
  const data = join(folder, 'data');
  const isRoot = process.getuid?.() === 0;
  // PostgreSQL does not run as root.
  const as = async (...words: string[]) =>
    isRoot
      ? machine('setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', ...words)
      : machine(words[0]!, ...words.slice(1));
  if (isRoot) await machine('chown', 'postgres', folder);
  await as(join(bin, 'initdb'), '-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '-N');
  const port = await freePort();
  writeFileSync(
    join(data, 'postgresql.conf'),
    `port = ${port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '${folder}'\nmax_connections = 50\n`,
    { flag: 'a' },
  );
  const control = (...words: string[]) =>
    as(join(bin, 'pg_ctl'), '-D', data, '-w', '-l', join(folder, 'log'), ...words);
  await control('start');
  const url = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`;
  const query = async (statement: string) => {
    const client = new pg.Client({ connectionString: url('postgres') });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  return {
    query,
    demo: async (tablespace = 'pg_default') => {
      await query(`create database story tablespace ${tablespace}`);
      await runOn(url('story'), 'migrate', 'import-content', 'seed');
      return url('story');
    },
    restart: async (mode) => void (await control('restart', '-m', mode)),
    drop: async () => {
      await control('stop', '-m', 'immediate');
      rmSync(folder, { recursive: true });
    },
  };
}
