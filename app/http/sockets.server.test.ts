import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Server } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { patientServer } from './sockets.server.ts';

/** More than two systems keep for a socket, on its way out and on its way in. */
const large = Buffer.alloc(32 * 1024 * 1024);
const standstill = 1_000;

let server: Server;
let hungUp: Promise<number>;
beforeEach(async () => {
  server = patientServer((_, response) => response.end(large), standstill);
  hungUp = new Promise((done) =>
    server.on('connection', (socket: Socket) => {
      const began = performance.now();
      socket.on('close', () => done(performance.now() - began));
    }),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
afterEach(() => server.close());

function ask(): Socket {
  const socket = connect({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  return socket;
}

it('hangs up on who asks and does not read', async () => {
  const socket = ask().pause();
  expect(await hungUp).toBeLessThan(4 * standstill);
  socket.destroy();
}, 20_000);

it('lets who reads slowly and steadily read to the end', async () => {
  const socket = ask();
  const began = performance.now();
  let read = 0;
  for await (const bytes of socket) {
    read += (bytes as Buffer).length;
    // Four million bytes a second.
    const due = began + (read / 4_000_000) * 1000;
    if (due > performance.now()) await new Promise((go) => setTimeout(go, due - performance.now()));
  }
  expect(read).toBeGreaterThan(large.length);
  expect(performance.now() - began).toBeGreaterThan(4 * standstill);
}, 60_000);
