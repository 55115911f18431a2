/** `npm run restore -- <file>`: puts a backup in the place of the database, and keeps what was there. */
import { statSync } from 'node:fs';
import { CannotRestore, NotABackup, restoreBackup } from '#db/backup/backup.server.ts';
import { indexEntries } from '#app/domain/library/library.server.ts';
import { config } from '#app/platform/config/config.server.ts';

const [file] = process.argv.slice(2);
const { databaseUrl } = config();
const start = new Date();
const refuse = (why: string): never => {
  console.error(`${why}\nNothing was changed.`);
  process.exit(1);
};
if (!file || !statSync(file, { throwIfNoEntry: false })?.isFile())
  refuse('Which file? npm run restore -- <file>');
try {
  const { header, rows, replaced, uncertain } = await restoreBackup(
    databaseUrl,
    file!,
    start,
    indexEntries,
  );
  const seconds = ((Date.now() - start.getTime()) / 1000).toFixed(1);
  console.log(
    `Restored ${rows.toLocaleString('en')} rows as of ${header.madeAt} in ${seconds} s (RTO).`,
  );
  if (replaced) console.log(`What was there before is kept as ${replaced}.`);
  console.log('Everybody signs in anew.');
  console.log(
    uncertain === 0
      ? 'No mail was waiting then.'
      : `${uncertain} ${uncertain === 1 ? 'mail was' : 'mails were'} waiting then and may have gone out since. Now “uncertain”, sent by nobody until a steward says so on the page Mail.`,
  );
  console.log(
    'In no backup, and so not here: the sheets for the case clinic of meetings to come (ask for them again), who was signed in, counts of tries to sign in. The search was made anew.',
  );
} catch (error) {
  if (error instanceof NotABackup || error instanceof CannotRestore) refuse(error.message);
  throw error;
}
