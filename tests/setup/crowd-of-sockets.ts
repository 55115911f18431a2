/** Clients that are slow on purpose: each holds a socket for as long as the server lets it. */
import { connect, type Socket } from 'node:net';

export interface SlowCrowd {
  /** How many the server has hung up on. */
  ended(): number;
  /** Of each that was answered, the status. */
  answers: number[];
  leave(): void;
}

/** @param head what each sends at once; one more byte of `rest` follows every half second. */
export function slowCrowd(origin: string, count: number, head: string, rest: string): SlowCrowd {
  const { hostname, port } = new URL(origin);
  let ended = 0;
  const answers: number[] = [];
  const sockets: Socket[] = Array.from({ length: count }, () => {
    const socket = connect({ host: hostname, port: Number(port) });
    let sent = 0;
    socket.write(head);
    const drip = setInterval(
      () => socket.writable && socket.write(rest[sent++ % rest.length]!),
      500,
    );
    drip.unref();
    socket.on('data', (bytes: Buffer) => {
      const status = /^HTTP\/1\.1 (\d{3})/.exec(bytes.toString('latin1'))?.[1];
      if (status) answers.push(Number(status));
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(drip);
      ended += 1;
    });
    return socket;
  });
  return {
    ended: () => ended,
    answers,
    leave: () => sockets.forEach((socket) => socket.destroy()),
  };
}

/** Says that so many bytes come, and sends them whatever is answered: the status, and what it took. */
export function pour(
  origin: string,
  lines: string[],
  bytes: number,
): Promise<{ status: number; sent: number }> {
  const { hostname, port, host } = new URL(origin);
  const chunk = Buffer.alloc(64 * 1024, 'a');
  return new Promise((done) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let [status, sent] = [0, 0];
    socket.on('data', (answer: Buffer) => {
      status ||= Number(/^HTTP\/1\.1 (\d{3})/.exec(answer.toString('latin1'))?.[1] ?? 0);
    });
    const more = () => {
      while (sent < bytes && socket.writable) {
        sent += chunk.length;
        if (!socket.write(chunk)) return;
      }
      if (sent >= bytes) socket.end();
    };
    socket.on('drain', more);
    socket.on('error', () => undefined);
    socket.on('close', () => done({ status, sent }));
    socket.write([...lines, `Host: ${host}`, `Content-Length: ${bytes}`, '', ''].join('\r\n'));
    more();
  });
}
