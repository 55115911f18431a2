/** A real SMTP server on this machine, which says what the test tells it to. */
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

export interface Received {
  recipients: string[];
  /** Unfolded, as they travelled. */
  headers: string[];
  subject: string;
  text: string;
}

/** @param answers to one message after the other: 250, 451, 550 … or 'hang-up'; then always 250 */
export async function aMailServer(answers: (number | 'hang-up')[] = [], milliseconds = 0) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      void buffer(stream).then(async (bytes) => {
        const answer = answers.shift() ?? 250;
        await new Promise((go) => setTimeout(go, milliseconds));
        if (answer === 'hang-up') {
          server.connections.forEach((connection) => connection.close());
        } else if (answer !== 250) {
          done(Object.assign(new Error('Not today'), { responseCode: answer }));
        } else {
          received.push(read(bytes.toString('utf8'), session.envelope.rcptTo));
          done();
        }
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((closed) => server.close(() => closed()));
  onTestFinished(close);
  return { url: `smtp://127.0.0.1:${port}`, received, close };
}

function read(raw: string, rcptTo: { address: string }[]): Received {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const headers = head.replace(/\r\n[ \t]/g, ' ').split('\r\n');
  const subject = headers.find((header) => header.startsWith('Subject: ')) ?? '';
  const encoding = /^Content-Transfer-Encoding: (.*)$/m.exec(head)?.[1]?.trim();
  return {
    recipients: rcptTo.map(({ address }) => address),
    headers,
    subject: decodeWords(subject.slice('Subject: '.length)),
    text: decode(body.join('\r\n\r\n'), encoding).toString('utf8').replace(/\r\n/g, '\n'),
  };
}

function decode(text: string, encoding: string | undefined): Buffer {
  if (encoding === 'base64') return Buffer.from(text, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(text);
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** RFC 2047: neighbouring encoded words are one text. */
function decodeWords(text: string): string {
  return text.replace(/=\?utf-8\?[bq]\?[^?]*\?=( =\?utf-8\?[bq]\?[^?]*\?=)*/gi, (words) =>
    Buffer.concat(
      words.split(' ').map((word) => {
        const [, , how, encoded = ''] = word.split('?');
        return how?.toUpperCase() === 'B'
          ? decode(encoded, 'base64')
          : decode(encoded.replace(/_/g, ' '), 'quoted-printable');
      }),
    ).toString('utf8'),
  );
}
