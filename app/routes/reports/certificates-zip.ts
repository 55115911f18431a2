import type { LoaderFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { certificatesZip, noteTaken } from '#app/domain/reports/reports.server.ts';
import { signedIn } from '#app/http/context.ts';
import { download, noFile, organizationOfFile } from '#app/http/file-answers.server.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const organization = await organizationOfFile(context, params.organization);
  const made = await certificatesZip(database(), organization, context.now);
  const { say } = context;
  if ('zip' in made) {
    await noteTaken(database(), signedIn(context), organization, { as: 'zip' }, context.now);
    const name = `${organization.slug}-certificates-${context.now.toISOString().slice(0, 10)}.zip`;
    return download(made.zip, { name, type: 'application/zip' });
  }
  if (made.refused === 'none') return noFile(say('reports.certificates.none'), 200);
  return noFile(say('reports.certificates.wait', { minutes: made.minutes }), 429, made.minutes);
}
