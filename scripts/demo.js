/**
 * `npm run demo`: installs, builds, migrates, imports the content, seeds the demo story and serves
 * it. A second run starts in seconds and loses nothing; `-- --reset` begins afresh.
 */
import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build, install } from './prepare.js';
import { run } from './run.js';

const environment = {
  NODE_ENV: 'production',
  DEMO: '1',
  DATABASE_URL: process.env.DATABASE_URL ?? 'file:var/demo/journeyhome.sqlite',
  MAIL_DIRECTORY: process.env.MAIL_DIRECTORY ?? 'var/demo/mail',
  PORT: process.env.PORT ?? '3000',
  // So that a phone on the same Wi-Fi can try it.
  HOST: process.env.HOST ?? '0.0.0.0',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
};

if (process.argv.includes('--reset')) {
  rmSync('var/demo', { recursive: true, force: true });
  console.log('The demo begins afresh.');
}
await install();
await build();
await run('node', ['build/server/migrate.js'], environment);
await run('node', ['build/server/import-content.js'], environment);
await run('node', ['build/server/seed.js'], environment);
const env = /** @type {NodeJS.ProcessEnv} */ ({ ...process.env, ...environment });
const server = fork('build/server/serve.js', { env });
server.once('message', (message) => {
  const { listening } = /** @type {{ listening: number }} */ (message);
  const address = `http://localhost:${listening}`;
  console.log(`
JOURNEYHOME is at  ${address}

  learner@example.org       works at Tumaini Family Centre, has not begun
  leader@example.org        leads Tumaini Family Centre: ${address}/organizations/tumaini
  trainer@example.org       writes courses
  facilitator@example.org   runs the monthly meetings
  steward@example.org       answers for the platform: ${address}/steward
  steward2@example.org      judges applications with the first
  applicant@example.org     asks to come in with a home: ${address}/apply
  invited@example.org       is invited by Tumaini: ${address}/invitations
  joyce.nafula              has no e-mail; PIN 402718

  password of each: journey home demo        stop with Ctrl-C
  The stewards are asked for a code of an app as well; in the demo the page shows it.
`);
});
server.once('exit', (code) => process.exit(code ?? 1));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => server.kill(signal));
}
