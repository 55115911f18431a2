/** Requests as no browser sends them: byte by byte, from an address of one's choice. */
import { connect } from 'node:net';

export interface RawAnswer {
  status: number;
  headers: Headers;
  body: string;
}

interface RawOptions {
  /** Of 127.0.0.0/8: another one is another client. */
  from?: string;
  /** After the head: pieces, each so many milliseconds after the one before. */
  pieces?: [milliseconds: number, bytes: string][];
}

/** Sends lines as they are, with `Host` and `Connection: close`, and reads until the server hangs up. */
export function sendRaw(
  origin: string,
  lines: string[],
  body = '',
  { from, pieces = [] }: RawOptions = {},
): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(origin);
  const own = lines.some((line) => /^host:/i.test(line)) ? [] : [`Host: ${host}`];
  return new Promise((done, refuse) => {
    const socket = connect({ host: hostname, port: Number(port), localAddress: from });
    const received: Buffer[] = [];
    socket.on('data', (bytes) => received.push(bytes));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') refuse(error);
    });
    socket.on('close', () => done(read(Buffer.concat(received).toString('latin1'))));
    socket.write([...lines, ...own, 'Connection: close', '', body].join('\r\n'), 'latin1');
    let wait = 0;
    for (const [milliseconds, bytes] of pieces) {
      wait += milliseconds;
      setTimeout(() => socket.writable && socket.write(bytes, 'latin1'), wait).unref();
    }
  });
}

function read(answer: string): RawAnswer {
  const end = answer.indexOf('\r\n\r\n');
  const [first = '', ...lines] = answer.slice(0, Math.max(end, 0)).split('\r\n');
  const headers = new Headers();
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  return { status: Number(first.split(' ')[1] ?? 0), headers, body: answer.slice(end + 4) };
}
