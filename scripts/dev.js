/**
 * `npm run dev`: the app under Vite, code reloaded as it changes, content imported again when a
 * file under content/ is saved.
 */
import { createServer } from 'node:http';
import { watch } from 'node:fs';
import { createServer as createVite } from 'vite';
import { install } from './prepare.js';

await install();
process.env.NODE_ENV ??= 'development';
process.env.DEMO ??= '1';
process.env.DATABASE_URL ??= 'file:var/dev/journeyhome.sqlite';
process.env.MAIL_DIRECTORY ??= 'var/dev/mail';

const vite = await createVite({ server: { middlewareMode: true }, appType: 'custom' });
/** @param {string} path @returns {Promise<any>} */
const load = (path) => vite.ssrLoadModule(path);

const { config } = await load('/app/platform/config/config.server.ts');
const { seedDemo } = await load('/db/seeds/demo.ts');

/** @type {any} */
let opened;
let turn = Promise.resolve();
/** The database, one caller after the other; opened again when a file of db/ was saved. */
const open = () => (turn = turn.catch(() => undefined).then(openUnlessOpen));

async function openUnlessOpen() {
  const { openDatabase, unhurried } = await load('/db/connection.server.ts');
  const { migrate } = await load('/db/migrate.server.ts');
  if (opened?.openDatabase === openDatabase && opened.migrate === migrate) return opened.db;
  await close();
  const db = openDatabase(config().databaseUrl, config().databaseTimeout);
  await unhurried(migrate);
  const { startWork } = await load('/app/http/work.server.ts');
  opened = { openDatabase, migrate, db, work: startWork(db) };
  return db;
}
async function close() {
  await opened?.work.stop();
  await opened?.db.destroy();
}

async function readContent() {
  const { importContent } = await load('/app/domain/courses/courses.server.ts');
  const report = await importContent(await open(), config().contentDirectory, new Date());
  for (const line of report.lines) console.log(line);
}
await readContent();
await seedDemo(await open(), new Date());

let timer = setTimeout(() => undefined, 0);
watch(config().contentDirectory, { recursive: true }, () => {
  clearTimeout(timer);
  timer = setTimeout(() => void readContent().catch((error) => console.log(error)), 200);
});

const server = createServer((request, response) => {
  vite.middlewares(request, response, async () => {
    try {
      await open();
      const build = await load('virtual:remix/server-build');
      const { createApp } = await load('/app/http/app.server.ts');
      createApp(build, ['public'])(request, response);
    } catch (error) {
      if (error instanceof Error) vite.ssrFixStacktrace(error);
      console.log(error);
      response.statusCode = 500;
      response.end('The page could not be made; the terminal says why.\n');
    }
  });
});
server.listen(config().port, () => console.log(`http://localhost:${config().port}`));

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    server.close();
    await close();
    await vite.close();
    process.exit(0);
  });
}
