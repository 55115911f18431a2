/** PostgreSQL with two accounts: one that changes tables, and one that serves and may not. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '#db/connection.server.ts';
import { migrate, migrationNames } from '#db/migrate.server.ts';
import { Client } from './setup/browserless.ts';
import { engines } from './setup/demo-database.ts';
import { startServer } from './setup/server.ts';

/** What docs/OPERATIONS.md says: first to whoever makes the account, then to the owner of the tables. */
function toldTo(name: string, password = '', block = 1): string[] {
  const page = readFileSync(join(import.meta.dirname, '../docs/OPERATIONS.md'), 'utf8');
  const statements = [...page.matchAll(/```sql\n([^]*?)```/g)][block]![1]!;
  return statements
    .replace(/\bsite\b/g, name)
    .replace('journeyhome', name)
    .replace('…', password)
    .trim()
    .split('\n');
}

describe.runIf(engines.includes('PostgreSQL'))('An account that only serves', () => {
  const name = `site_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const admin = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
  const owner = new URL(process.env.TEST_POSTGRES_URL ?? 'postgres://nobody@nowhere.invalid/none');
  owner.pathname = `/${name}`;
  const serving = new URL(owner);
  serving.username = name;
  serving.password = password;

  beforeAll(async () => {
    await admin.connect();
    await admin.query(`create database ${name}`);
    const [role, connecting] = toldTo(name, password, 0);
    await admin.query(role!);
    await admin.query(connecting!);
    const db = connect(owner.href);
    await migrate(db);
    await db.destroy();
    const own = new pg.Client({ connectionString: owner.href });
    await own.connect();
    for (const statement of toldTo(name)) await own.query(statement);
    await own.end();
  }, 60_000);
  afterAll(async () => {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`drop role if exists ${name}`);
    await admin.end();
  });

  it('serves what there is, and can change no table', async () => {
    const server = await startServer({ databaseUrl: serving.href });
    const client = new Client(server.origin);
    const person = {
      ...{ name: 'Grace Atieno', email: 'grace@example.org', timeZone: 'Africa/Nairobi' },
      passphrase: 'lamp river seven mango',
    };
    expect((await client.post('/sign-up', person)).status).toBe(303);
    expect((await client.get('/me')).status).toBe(200);
    expect((await client.get('/health')).status).toBe(200);
    await server.stop();
    const own = new pg.Client({ connectionString: serving.href });
    await own.connect();
    for (const deed of ['create table mine (id text)', 'drop table people', 'truncate people'])
      await expect(own.query(deed)).rejects.toThrow(/permission denied|must be owner/);
    await own.end();
  }, 60_000);

  it('does not start while something is to be migrated, and says what to do', async () => {
    const own = new pg.Client({ connectionString: owner.href });
    await own.connect();
    const last = migrationNames.at(-1);
    const { rowCount } = await own.query('delete from kysely_migration where name = $1', [last]);
    expect(rowCount).toBe(1);
    const server = startServer({ databaseUrl: serving.href, listen: true });
    await expect(server).rejects.toThrow('ended with 1');
    const db = connect(serving.href);
    await expect(migrate(db)).rejects.toThrow('run `npm run migrate` with one that may');
    // Where it may see nothing, as after a restore, it is told the same.
    await own.query(`revoke usage on schema public from public, ${name}`);
    await expect(migrate(db)).rejects.toThrow('run `npm run migrate` with one that may');
    await db.destroy();
    await own.end();
  }, 60_000);
});
