/** Somebody builds, or takes away, what a process serves from: it goes on, and says what is gone. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startServer, type TestServer } from './setup/server.ts';

const root = join(import.meta.dirname, '..');

let folder: string;
let assets: string;
let server: TestServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'journeyhome-release-'));
  cpSync(join(root, 'build'), join(folder, 'build'), { recursive: true });
  for (const name of ['package.json', 'node_modules'])
    symlinkSync(join(root, name), join(folder, name));
  assets = join(folder, 'build/client/assets');
  const entry = join(folder, 'build/server/serve.js');
  server = await startServer({ entry, listen: true });
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (name: string, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}/assets/${name}`, { headers });
const aStyle = () => readdirSync(assets).find((it) => it.endsWith('.css'))!;
const health = async () => expect((await fetch(`${server.origin}/health`)).status).toBe(200);

it('answers 404 for an asset that is gone, and goes on', async () => {
  const style = aStyle();
  expect((await ask(style)).status).toBe(200);
  rmSync(assets, { recursive: true });
  const ways: Record<string, string>[] = [
    {},
    { 'Accept-Encoding': 'identity' },
    { Range: 'bytes=0-9' },
  ];
  for (const headers of ways) {
    const gone = await ask(style, headers);
    expect(gone.status).toBe(404);
    expect(gone.headers.get('cache-control')).toBe('no-cache');
    expect(gone.headers.get('content-range')).toBeNull();
    // Whole, with a length of its own.
    expect(await gone.text()).toMatch(/<\/html>\s*$/);
  }
  await health();
});

it('answers for what is there as it should, part of it and nothing of it too', async () => {
  const style = aStyle();
  const whole = await ask(style, { 'Accept-Encoding': 'identity' });
  expect(await whole.text()).toBe(readFileSync(join(assets, style), 'utf8'));
  const part = await ask(style, { 'Accept-Encoding': 'identity', Range: 'bytes=0-9' });
  expect({ status: part.status, bytes: (await part.arrayBuffer()).byteLength }).toEqual({
    status: 206,
    bytes: 10,
  });
  expect((await ask(style, { Range: 'bytes=99999999-' })).status).toBe(416);
  const senseless = await ask(style, { 'Accept-Encoding': 'identity', Range: 'bytes=20-10' });
  expect({ status: senseless.status, text: await senseless.text() }).toEqual({
    status: 200,
    text: readFileSync(join(assets, style), 'utf8'),
  });
  const known = { 'Accept-Encoding': 'identity', 'If-None-Match': whole.headers.get('etag')! };
  expect((await ask(style, known)).status).toBe(304);
  await health();
});

it('goes on when what bears the name cannot be read', async () => {
  const style = aStyle();
  for (const ending of ['', '.br', '.gz']) {
    rmSync(join(assets, style + ending));
    mkdirSync(join(assets, style + ending));
  }
  const broken = await ask(style);
  expect(broken.status).toBe(500);
  expect(await broken.text()).not.toBe('');
  await health();
});
