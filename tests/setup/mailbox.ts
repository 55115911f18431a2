/** What a person does who waits for a mail: looks into the folder of .eml files until it is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The first address below `path` (`/confirm/`) in the mails to somebody, or none yet. */
export function linkTo(mailDirectory: string, recipient: string, path: string): string | null {
  if (!existsSync(mailDirectory)) return null;
  const mails = readdirSync(mailDirectory)
    .filter((file) => file.endsWith('.eml'))
    .map((file) => readFileSync(join(mailDirectory, file), 'utf8'))
    .filter((mail) => new RegExp(`^To: .*${recipient}`, 'm').test(mail))
    .map((mail) => mail.replace(/=\r?\n/g, ''));
  const link = new RegExp(`https?://\\S+?(${path}[\\w-]+)`);
  return mails.map((mail) => link.exec(mail)?.[1]).find((found) => found !== undefined) ?? null;
}
