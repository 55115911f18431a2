/** The mails that a server without SMTP wrote down. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each as one text, its soft line breaks undone. */
export function mailsIn(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) => readFileSync(join(directory, name), 'utf8'))
    .map((mail) => mail.replace(/=\r?\n/g, '').replaceAll('=3D', '='));
}

/** Waits for the worker to write a mail in which `wanted` is found, and returns what was found. */
export async function foundInMail(directory: string, wanted: RegExp): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    for (const mail of mailsIn(directory)) {
      const found = wanted.exec(mail)?.[0];
      if (found) return found;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`No mail holds ${wanted}.`);
}
