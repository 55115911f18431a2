/** SMTP, one connection a message, with an end to every wait. */
import { Readable } from 'node:stream';
import { createTransport, type NodemailerError } from 'nodemailer';
import type { Mail, MailOutcome } from './mail.ts';

const second = 1000;
/** However slowly the other side drips: well below the time after which a claim is abandoned. */
const longestSending = 180 * second;

export async function sendBySmtp(url: string, mail: Mail, bytes: Buffer): Promise<MailOutcome> {
  const transport = createTransport({
    url,
    // Whoever stands between could otherwise take the offer of TLS away and read.
    requireTLS: !isNear(url),
    connectionTimeout: 10 * second,
    greetingTimeout: 10 * second,
    socketTimeout: 30 * second,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let handedOver = false;
  async function* hand() {
    yield bytes;
    handedOver = true;
  }
  try {
    await transport.sendMail({
      envelope: { from: mail.from, to: [mail.to] },
      raw: Readable.from(hand()),
      signal: AbortSignal.timeout(longestSending),
    });
    return { result: 'sent' };
  } catch (error) {
    return outcomeOf(error as NodemailerError, handedOver);
  } finally {
    transport.close();
  }
}

/** What does not leave the machine needs no TLS. */
const isNear = (url: string) =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);

/** A 5xx to our own name, password or wish for TLS is our mistake to mend, not the message's end. */
function outcomeOf(error: NodemailerError, handedOver: boolean): MailOutcome {
  const problem = String(error.message);
  const code = error.responseCode ?? 0;
  const ours = error.code === 'EAUTH' || error.code === 'ETLS' || error.command === 'CONN';
  if (code >= 500 && !ours) return { result: 'failed', problem };
  if (code === 0 && handedOver) return { result: 'uncertain', problem };
  return { result: 'later', problem };
}
