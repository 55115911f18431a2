import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportData } from '#app/domain/data-export/data-export.server.ts';
import { signedIn } from '#app/http/context.ts';
import { download, noFile } from '#app/http/file-answers.server.ts';
import { database } from '#db/connection.server.ts';

/** To get, not to send: phones' download managers ask for a file a second time, with GET. */
export async function loader({ context }: LoaderFunctionArgs) {
  const exported = await exportData(database(), signedIn(context), context.now);
  if ('refused' in exported)
    return noFile(
      context.say('account.data.wait', { minutes: exported.minutes }),
      429,
      exported.minutes,
    );
  const name = `journeyhome-${context.now.toISOString().slice(0, 10)}.zip`;
  return download(exported.zip, { name, type: 'application/zip' });
}
