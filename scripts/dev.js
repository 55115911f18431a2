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

const { openDatabase } = await load('/db/connection.server.ts');
const { migrate } = await load('/db/migrate.server.ts');
const { config } = await load('/app/platform/config/config.server.ts');
const { importContent } = await load('/app/domain/courses/courses.server.ts');
const { seedDemo } = await load('/db/seeds/demo.ts');
const { startWork } = await load('/app/http/work.server.ts');

const db = openDatabase(config().databaseUrl);
await migrate(db);
const read = async () => {
  const report = await importContent(db, config().contentDirectory, new Date());
  for (const line of report.lines) console.log(line);
};
await read();
await seedDemo(db, new Date());
const work = startWork(db);

let timer = setTimeout(() => undefined, 0);
watch(config().contentDirectory, { recursive: true }, () => {
  clearTimeout(timer);
  timer = setTimeout(() => void read().catch((error) => console.log(String(error))), 200);
});

const server = createServer((request, response) => {
  vite.middlewares(request, response, async () => {
    try {
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

process.on('SIGINT', async () => {
  server.close();
  await work.stop();
  await vite.close();
  await db.destroy();
  process.exit(0);
});
