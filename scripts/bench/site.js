/** What is measured: the built server on its own demo database, and a bare one beside it. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The server on one core, the load on the other, where the system can do that. */
/** @typedef {Awaited<ReturnType<typeof serve>>} Site */

const pinned = existsSync('/usr/bin/taskset') ? ['taskset', '-c', '0'] : [];

/** @param {string[]} words @param {NodeJS.ProcessEnv} env */
async function serve(words, env) {
  const [command = '', ...rest] = [...pinned, ...words];
  const child = spawn(command, rest, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  /** @type {number} */
  const port = await new Promise((done, refuse) => {
    child.once('message', (message) => done(/** @type {any} */ (message).listening));
    child.once('exit', (code) => refuse(new Error(`ended with ${code}`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    /** What `loop-probe.js` saw of the event loop while `work` went on. */
    watched: async (/** @type {() => Promise<unknown>} */ work) => {
      child.send('watch');
      // The probe sees the lengths between two looks of its own: the first must lie before the work.
      await sleep(100);
      await work();
      await sleep(100);
      const told = new Promise((done) => child.once('message', done));
      child.send('tell');
      return /** @type {Promise<{ busy: number, own: number, p99: number, longest: number }>} */ (
        told
      );
    },
    stop: () =>
      new Promise((done, refuse) => {
        const { exitCode, signalCode } = child;
        if (exitCode ?? signalCode)
          return refuse(new Error(`the server had ended by itself: ${exitCode ?? signalCode}`));
        child.once('exit', done);
        child.kill('SIGTERM');
      }),
  };
}

const probe = ['--import', './scripts/bench/loop-probe.js'];

/** The built server on a database that is there. @param {NodeJS.ProcessEnv} env */
export const serveOn = (env) => serve(['node', ...probe, 'build/server/serve.js'], env);

export async function startSite() {
  const folder = mkdtempSync(join(tmpdir(), 'journeyhome-bench-'));
  const database = join(folder, 'bench.sqlite');
  const env = /** @type {NodeJS.ProcessEnv} */ ({
    ...process.env,
    NODE_ENV: 'production',
    DEMO: '1',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
    DATABASE_URL: `file:${database}`,
    MAIL_DIRECTORY: join(folder, 'mail'),
  });
  for (const script of ['migrate', 'import-content', 'seed']) {
    execFileSync('node', [`build/server/${script}.js`], { env, stdio: 'ignore' });
  }
  const began = performance.now();
  const site = await serve(['node', 'build/server/serve.js'], env);
  return { ...site, database, coldStart: performance.now() - began };
}

/** A bare `node:http` server that sends these bytes. @param {Buffer} bytes */
export function startBare(bytes) {
  const program = `
    const bytes = Buffer.from(process.env.BYTES, 'base64');
    const server = require('node:http').createServer((request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Encoding': 'br' });
      response.end(bytes);
    });
    server.listen(0, '127.0.0.1', () => process.send({ listening: server.address().port }));
    process.on('SIGTERM', () => process.exit(0));`;
  return serve(['node', '-e', program], { ...process.env, BYTES: bytes.toString('base64') });
}

/** Processor time a process has used, in milliseconds. @param {number} pid */
export function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Memory a process holds, in MB. @param {number} pid */
export function memoryOf(pid) {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1024;
}
