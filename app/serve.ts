/** The process: opens the database, serves, sends mail, and leaves without dropping a request. */
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import * as build from 'virtual:remix/server-build';
import { openDatabase, unhurried } from '#db/connection.server.ts';
import { migrate } from '#db/migrate.server.ts';
import { openTries } from '#db/tries.server.ts';
import { config, publicUrl } from '#app/platform/config/config.server.ts';
import { shareLimits } from '#app/platform/limits/limits.server.ts';
import { log, reportError } from '#app/platform/log/log.server.ts';
import { createApp } from '#app/http/app.server.ts';
import { phoneAnswers } from '#app/http/phone-answers.server.ts';
import { patientServer } from '#app/http/sockets.server.ts';
import { visitorPages } from '#app/http/visitor-pages.server.ts';
import { startWork } from '#app/http/work.server.ts';

// Where there is much memory V8 lets garbage grow to four times of what lives; half as much will do.
setFlagsFromString('--heap-growing-percent=50');

const { databaseUrl, databaseTimeout, host, port } = config();
// Nobody knows what still stands after a surprise: another process begins anew.
process.on('uncaughtException', (error) => {
  reportError(error, 'fatal');
  process.exit(1);
});

const db = openDatabase(databaseUrl, databaseTimeout);
await unhurried(migrate);
const tries = openTries(databaseUrl);
shareLimits(tries.shared);

const client = resolve(dirname(fileURLToPath(import.meta.url)), '../client');
const server = patientServer(phoneAnswers(await visitorPages(createApp(build, [client]))));
const work = startWork(db);

server.listen(port, host, () => {
  log().info({ listening: publicUrl() });
  process.send?.({ listening: (server.address() as { port: number }).port });
});

const longestFarewell = 20_000;
const shortestFarewell = 1_000;
let leaving = false;
async function leave(signal: string): Promise<void> {
  if (leaving) return;
  leaving = true;
  log().info({ leaving: signal });
  const late = sleep(longestFarewell);
  // Once it is closing, Node no longer ends requests that never come to an end.
  void late.then(() => server.closeAllConnections());
  await new Promise<void>((done) => {
    server.close(() => done());
    server.closeIdleConnections();
  });
  // A mail server may drip for minutes; what becomes of that message is then as uncertain as it is.
  await Promise.race([work.stop(), late]);
  // A database that fell silent does not say goodbye.
  await Promise.race([Promise.all([tries.close(), db.destroy()]), sleep(shortestFarewell)]);
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void leave(signal));
