/** The process: opens the database, serves, sends mail, and leaves without dropping a request. */
import { createServer } from 'node:http';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as build from 'virtual:remix/server-build';
import type { ServerBuild } from '@remix-run/node';
import { openDatabase } from '#db/connection.server.ts';
import { migrate } from '#db/migrate.server.ts';
import { config, publicUrl } from '#app/platform/config/config.server.ts';
import { log } from '#app/platform/log/log.server.ts';
import { createApp } from '#app/http/app.server.ts';
import { startWork } from '#app/http/work.server.ts';

const db = openDatabase(config().databaseUrl);
await migrate(db);

const client = resolve(dirname(fileURLToPath(import.meta.url)), '../client');
const server = createServer(createApp(build as unknown as ServerBuild, [client]));
server.requestTimeout = 30_000;
server.headersTimeout = 10_000;
const work = startWork(db);

server.listen(config().port, config().host, () => {
  log().info({ listening: publicUrl() });
  process.send?.({ listening: (server.address() as { port: number }).port });
});

let leaving = false;
async function leave(signal: string): Promise<void> {
  if (leaving) return;
  leaving = true;
  log().info({ leaving: signal });
  await new Promise<void>((done) => {
    server.close(() => done());
    server.closeIdleConnections();
  });
  await work.stop();
  await db.destroy();
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void leave(signal));
