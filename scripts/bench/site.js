/** What is measured: the built server on its own demo database, and bare ones beside it. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {Awaited<ReturnType<typeof serve>>} Site */

const canPin = existsSync('/usr/bin/taskset') && availableParallelism() > 1;

/** The server on one core, the load on the other, where the system can do that. */
const pinned = canPin ? ['taskset', '-c', '0'] : [];
export function stayOffTheServersCore() {
  if (canPin) execFileSync('taskset', ['-a', '-cp', '1', `${process.pid}`], { stdio: 'ignore' });
  return canPin;
}

/** @param {string[]} words @param {NodeJS.ProcessEnv} env */
async function serve(words, env) {
  const [command = '', ...rest] = [...pinned, ...words];
  const child = spawn(command, rest, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  /** @type {number} */
  const port = await new Promise((done, refuse) => {
    child.once('message', (message) => done(/** @type {any} */ (message).listening));
    child.once('exit', (code) => refuse(new Error(`ended with ${code}`)));
  });
  /** Asks the child, and waits for what it says. @param {any} question @returns {Promise<any>} */
  const ask = (question) => {
    const told = new Promise((done) => child.once('message', done));
    child.send(question);
    return told;
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    ask,
    /** What `loop-probe.js` saw of the event loop while `work` went on. */
    watched: async (/** @type {() => Promise<unknown>} */ work) => {
      child.send('watch');
      // The probe sees the lengths between two looks of its own: the first must lie before the work.
      await sleep(100);
      await work();
      await sleep(100);
      return /** @type {Promise<{ busy: number, own: number, p99: number, longest: number }>} */ (
        ask('tell')
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

/** @param {string} url of the database @returns {NodeJS.ProcessEnv} */
export const environmentOf = (url, mail = mkdtempSync(join(tmpdir(), 'journeyhome-mail-'))) => {
  process.once('exit', () => rmSync(mail, { recursive: true, force: true }));
  return {
    ...process.env,
    NODE_ENV: 'production',
    DEMO: '1',
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
    // The load plays a hundred addresses.
    TRUST_PROXY: '1',
    DATABASE_URL: url,
    MAIL_DIRECTORY: mail,
  };
};

/** The demo's story, told into a database that is empty. @param {NodeJS.ProcessEnv} env */
export function tellStory(env) {
  for (const script of ['migrate', 'import-content', 'seed']) {
    execFileSync('node', [`build/server/${script}.js`], { env, stdio: 'ignore' });
  }
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

/**
 * Bare durable commits, on the server's core: `ask(seconds)` says how many a second. @param {string} where
 * a file that goes with the database beside it, or the address of a PostgreSQL
 */
export const startBareCommits = (where) =>
  serve(['node', 'scripts/bench/bare-commits.js', where], process.env);

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
