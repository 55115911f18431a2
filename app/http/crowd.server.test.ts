import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasRoom } from './crowd.server.ts';

/** Answers when it is told to: as long as a comparison takes. */
const held: (() => void)[] = [];
const app = express();
app.use((request, response) => {
  if (!hasRoom('routes/account/sign-in', request, response)) return;
  request.resume().once('end', () => held.push(() => response.end('compared')));
});
const server = app.listen(0, '127.0.0.1');
let port: number;
beforeAll(async () => {
  if (!server.listening) await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const signIn = (language = 'en') =>
  fetch(`http://127.0.0.1:${port}/sign-in`, {
    method: 'POST',
    headers: { 'accept-language': language },
    body: new URLSearchParams({ who: 'grace' }),
  });
const waiting = async (count: number) => {
  while (held.length < count) await new Promise((done) => setTimeout(done, 5));
};

it('lets a hundred wait, tells the next, and lets them in when there is room again', async () => {
  const inside = Array.from({ length: 100 }, () => signIn());
  await waiting(100);
  const refused = await signIn('fr');
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('5');
  expect(await refused.text()).toContain('Beaucoup de personnes se connectent');
  for (const answer of held.splice(0)) answer();
  for (const reply of await Promise.all(inside)) expect(await reply.text()).toBe('compared');
  const again = signIn();
  await waiting(1);
  held.pop()!();
  expect((await again).status).toBe(200);
});

it('gives nobody’s place to who sends slowly, and takes it back from who leaves', async () => {
  const head = 'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n';
  const slow = Array.from({ length: 120 }, () => connect(port, '127.0.0.1'));
  await Promise.all(slow.map((socket) => once(socket, 'connect')));
  for (const socket of slow) socket.write(`${head}who=`);
  await new Promise((done) => setTimeout(done, 100));
  const meanwhile = signIn();
  await waiting(1);
  held.pop()!();
  expect((await meanwhile).status).toBe(200);

  for (const socket of slow.slice(0, 100)) socket.write('grace');
  await waiting(100);
  expect((await signIn()).status).toBe(503);
  for (const socket of slow) socket.destroy();
  held.splice(0);
  await new Promise((done) => setTimeout(done, 100));
  const afterwards = signIn();
  await waiting(1);
  held.pop()!();
  expect((await afterwards).status).toBe(200);
});
