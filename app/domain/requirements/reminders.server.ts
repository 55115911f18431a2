import type { Db } from '#db/connection.server.ts';
import { remindOfCertificates } from './certificate-reminders.server.ts';
import { remindOfDays } from './due-reminders.server.ts';

/**
 * Posts what is to be said today by mail. Any number of workers may run it at once, and however
 * often: a message is posted once for its template, person and event.
 */
export async function postReminders(db: Db, now: Date): Promise<void> {
  await remindOfDays(db, now);
  await remindOfCertificates(db, now);
}
