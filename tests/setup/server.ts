/** The built server as a process of its own, as a person's browser meets it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const entry = join(import.meta.dirname, '../../build/server/serve.js');

// A test that fails half way leaves its server behind; it goes with the process.
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

export interface TestServer {
  origin: string;
  databaseUrl: string;
  mailDirectory: string;
  pid: number;
  /** What it wrote, where somebody listens. */
  output(): string;
  /** Its exit code, when it has ended; null after a signal that it did not handle. */
  ended: Promise<number | null>;
  /** SIGTERM, as an operator would. */
  stop(): Promise<void>;
  /** SIGKILL, as a power cut would. */
  kill(): Promise<void>;
}

export interface ServerOptions {
  databaseUrl?: string;
  port?: number;
  environment?: Record<string, string>;
  /** Keep what it writes for `output` instead of showing it. */
  listen?: boolean;
  /** Another build than ours. */
  entry?: string;
  /** A program that runs it: `strace …`, `faketime …`. */
  under?: string[];
}

export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  if (!existsSync(entry)) throw new Error('There is no build: run `npm run build` first.');
  const folder = mkdtempSync(join(tmpdir(), 'journeyhome-'));
  const databaseUrl = options.databaseUrl ?? `file:${join(folder, 'test.sqlite')}`;
  const mailDirectory = join(folder, 'mail');
  const [program, ...words] = [...(options.under ?? []), process.execPath, options.entry ?? entry];
  const child = spawn(program!, words, {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DEMO: '1',
      HOST: '127.0.0.1',
      PORT: String(options.port ?? 0),
      LOG_LEVEL: 'error',
      DATABASE_URL: databaseUrl,
      MAIL_DIRECTORY: mailDirectory,
      ...options.environment,
    },
    stdio: options.listen
      ? ['ignore', 'pipe', 'pipe', 'ipc']
      : ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => (output += bytes.toString()));
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  running.add(child);
  child.once('exit', () => running.delete(child));
  const port = await new Promise<number>((done, refuse) => {
    child.once('message', (message: { listening: number }) => done(message.listening));
    child.once('exit', (code) =>
      refuse(new Error(`The server ended with ${code} before it listened.`)),
    );
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    databaseUrl,
    mailDirectory,
    pid: child.pid!,
    output: () => output,
    ended,
    stop: async () => {
      await end(child, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
    kill: async () => {
      await end(child, 'SIGKILL');
      if (options.databaseUrl) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill(signal);
  });
}
