/**
 * The door to the post office: SMTP where `SMTP_URL` is set, and without it a folder of .eml files
 * that any mail reader opens. Both get the same bytes.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { config } from '#app/platform/config/config.server.ts';
import type { Mail, MailOutcome } from './mail.ts';
import { sendBySmtp } from './smtp.server.ts';

export type { Mail, MailOutcome };

export interface PostOffice {
  smtpUrl: string | undefined;
  mailDirectory: string;
}

export async function sendMail(mail: Mail, office: PostOffice = config()): Promise<MailOutcome> {
  // The header syntax knows groups, comments and lists; an address that looks like one is refused.
  if (!/^[^\s,;:<>()[\]\\"@]+@[^\s,;:<>()[\]\\"@]+$/.test(mail.to)) {
    return { result: 'failed', problem: 'The address is not one plain address.' };
  }
  const bytes = await compose(mail);
  if (office.smtpUrl) return sendBySmtp(office.smtpUrl, mail, bytes);
  return keep(office.mailDirectory, mail, bytes);
}

const composer = createTransport({
  streamTransport: true,
  buffer: true,
  newline: 'windows',
  disableFileAccess: true,
  disableUrlAccess: true,
});

async function compose(mail: Mail): Promise<Buffer> {
  const composed = await composer.sendMail({
    from: mail.from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    messageId: mail.messageId,
    date: mail.at,
    headers: { 'Auto-Submitted': 'auto-generated', ...stoppable(mail) },
  });
  return composed.message as Buffer;
}

/** RFC 2369 and 8058: a mail program's own button, pressed once, without signing in. */
const stoppable = ({ unsubscribe }: Mail): Record<string, string> =>
  unsubscribe === null
    ? {}
    : {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      };

/** Written aside and renamed, so that nobody ever reads half of one. */
async function keep(directory: string, mail: Mail, bytes: Buffer): Promise<MailOutcome> {
  const id = mail.messageId.replace(/^<|@.*$/g, '').replace(/[^\w-]/g, '');
  const file = join(directory, `${mail.at.toISOString().replace(/[:.]/g, '-')}-${id}.eml`);
  try {
    await mkdir(directory, { recursive: true });
    await writeFile(`${file}.part`, bytes);
    await rename(`${file}.part`, file);
    return { result: 'sent' };
  } catch (error) {
    return { result: 'later', problem: String(error) };
  }
}
