/** The demo's story behind a running server, and its people's sessions. */
import { connect, type Db } from '#db/connection.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import routes from '#app/routes.ts';
import { Client } from './browserless.ts';
import { quiet } from './database-state.ts';
import { demoDatabase, type Engine } from './demo-database.ts';
import { thingsOf } from './story-things.ts';
import { startServer, type ServerOptions, type TestServer } from './server.ts';
import { cookieFor } from './session.ts';

export interface Story {
  server: TestServer;
  db: Db;
  /** A browser that is signed in as somebody of the story, or as nobody. */
  browser(username?: string, headers?: Record<string, string>): Promise<Client>;
  personId(username: string): Promise<string>;
  close(): Promise<void>;
}

export async function openStory(
  engine: Engine = 'SQLite',
  options: ServerOptions = {},
): Promise<Story> {
  const database = await demoDatabase(engine);
  const server = await startServer({ databaseUrl: database.url, ...options });
  const db = connect(database.url);
  await quiet(db);
  const personId = async (username: string) =>
    (
      await db
        .selectFrom('people')
        .select('id')
        .where('username', '=', username)
        .executeTakeFirstOrThrow()
    ).id;
  return {
    server,
    db,
    personId,
    browser: async (username, headers = {}) => {
      const client = new Client(server.origin, headers);
      if (!username) return client;
      const [name, token] = (await cookieFor(db, await personId(username))).split('=');
      client.cookies.set(name!, token!);
      return client;
    },
    close: async () => {
      await server.stop();
      await db.destroy();
      await database.drop();
    },
  };
}

/** Every address of the map, with things in it that belong to `username`. */
export async function addressesOf(
  { db }: Story,
  username: string,
): Promise<{ route: string; path: string }[]> {
  const things: Record<string, string> = {
    ...(await thingsOf(db, username)),
    token: newId(),
    hash: newId(),
    code: newId(),
  };
  return (await Promise.resolve(routes)).map(({ file, path = '' }) => ({
    route: file.replace(/\.tsx?$/, ''),
    path:
      path === '*' ? '/no/such/page' : `/${path}`.replace(/:(\w+)/g, (_, name) => things[name]!),
  }));
}
