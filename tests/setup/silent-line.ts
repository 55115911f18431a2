/** A line to PostgreSQL that can fall silent, as one does whose cable is cut: nobody hangs up. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Line {
  /** The same database, over this line. */
  url: string;
  /** From now on nothing passes; whoever calls is let in, and hears nothing. */
  fallSilent(): void;
  /** Passes a statement with these words on, and falls silent before the answer to it. */
  fallSilentAfter(words: string): void;
  speak(): void;
  close(): void;
}

export async function lineTo(databaseUrl: string): Promise<Line> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let [isSilent, last] = [false, ''];
  const fallSilent = () => {
    isSilent = true;
    sockets.forEach((socket) => socket.pause());
  };
  const pass = (from: Socket, to: Socket, heard: (bytes: Buffer) => void) => {
    sockets.add(from);
    from.on('data', (bytes) => {
      to.write(bytes);
      heard(bytes);
    });
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
    from.on('error', () => undefined);
    if (isSilent) from.pause();
  };
  const server = createServer((near) => {
    const far = connect({ host: hostname, port: Number(port || 5432) });
    pass(far, near, () => undefined);
    pass(near, far, (bytes) => {
      if (last && bytes.includes(last)) fallSilent();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    fallSilent,
    fallSilentAfter: (words) => void (last = words),
    speak: () => {
      [isSilent, last] = [false, ''];
      sockets.forEach((socket) => socket.resume());
    },
    close: () => {
      server.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
