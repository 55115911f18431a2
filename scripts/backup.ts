/**
 * `npm run backup [-- <folder>]`: one consistent file of everything, while the site serves. Without a
 * folder it goes where BACKUP_DIRECTORY says, and all but the newest BACKUP_KEEP go.
 */
import { mkdirSync, statSync } from 'node:fs';
import { forgetOldBackups, makeBackup } from '#db/backup/backup.server.ts';
import { config } from '#app/platform/config/config.server.ts';

const { databaseUrl, backupDirectory = 'var/backups', backupHours, backupKeep } = config();
const [named] = process.argv.slice(2);
const folder = named ?? backupDirectory;
const start = new Date();
mkdirSync(folder, { recursive: true, mode: 0o700 });
const { path, rows } = await makeBackup(databaseUrl, folder, start);
const seconds = ((Date.now() - start.getTime()) / 1000).toFixed(1);
const kilobytes = Math.ceil(statSync(path).size / 1024).toLocaleString('en');
console.log(`${path}: ${rows.toLocaleString('en')} rows, ${kilobytes} KB, in ${seconds} s.`);
console.log(
  `What is written after ${start.toISOString()} is not in it: with a backup every ${backupHours} h, ${backupHours} h, ten minutes and what making one takes can be lost (RPO).`,
);
if (!named)
  for (const old of await forgetOldBackups(folder, backupKeep, start))
    console.log(`Taken away: ${old}`);
