/**
 * The demo's story in a database of its own, for tests that talk to the built server: told once
 * per test process and engine, then copied; the courses in it are imported once for all of them.
 */
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { importedDatabase, importedFile, runOn } from './imported-content.ts';

export type Engine = 'SQLite' | 'PostgreSQL';

export const engines: Engine[] = process.env.TEST_POSTGRES_URL
  ? ['SQLite', 'PostgreSQL']
  : ['SQLite'];

async function inPostgres(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function postgresUrl(name: string): string {
  const url = new URL(process.env.TEST_POSTGRES_URL!);
  url.pathname = `/${name}`;
  return url.href;
}

const told = new Map<Engine, Promise<string>>();

function template(engine: Engine): Promise<string> {
  let making = told.get(engine);
  if (!making) told.set(engine, (making = engine === 'SQLite' ? tellInFile() : tellInPostgres()));
  return making;
}

async function tellInFile(): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'journeyhome-demo-')), 'template.sqlite');
  await importedFile(file);
  await runOn(`file:${file}`, 'seed');
  return file;
}

async function tellInPostgres(): Promise<string> {
  const name = `demo_${randomBytes(5).toString('hex')}`;
  await inPostgres(`create database ${name} template ${await importedDatabase(postgresUrl)}`);
  await runOn(postgresUrl(name), 'seed');
  return name;
}

const removeFolderOf = (file: string) => rmSync(dirname(file), { recursive: true, force: true });

/** A database that knows the story; `drop` it when done. */
export async function demoDatabase(
  engine: Engine,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const from = await template(engine);
  if (engine === 'SQLite') {
    const file = join(mkdtempSync(join(tmpdir(), 'journeyhome-demo-')), 'story.sqlite');
    copyFileSync(from, file);
    return { url: `file:${file}`, drop: async () => removeFolderOf(file) };
  }
  const name = `${from}_${randomBytes(3).toString('hex')}`;
  await inPostgres(`create database ${name} template ${from}`);
  return {
    url: postgresUrl(name),
    drop: () => inPostgres(`drop database if exists ${name} with (force)`),
  };
}

/** A database with nothing in it; `drop` it when done. */
export async function blankDatabase(
  engine: Engine,
): Promise<{ url: string; drop: () => Promise<void> }> {
  if (engine === 'SQLite') {
    const file = join(mkdtempSync(join(tmpdir(), 'journeyhome-blank-')), 'blank.sqlite');
    return { url: `file:${file}`, drop: async () => removeFolderOf(file) };
  }
  const name = `blank_${randomBytes(5).toString('hex')}`;
  await inPostgres(`create database ${name}`);
  return {
    url: postgresUrl(name),
    drop: () => inPostgres(`drop database if exists ${name} with (force)`),
  };
}

/** Drops what this process made to copy from. */
export async function forgetTemplates(): Promise<void> {
  const name = await told.get('PostgreSQL');
  if (name) await inPostgres(`drop database if exists ${name} with (force)`);
  const file = await told.get('SQLite');
  if (file) removeFolderOf(file);
  told.clear();
}
