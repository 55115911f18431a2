import type { LoaderFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { noteTaken, reportFile } from '#app/domain/reports/reports.server.ts';
import { signedIn } from '#app/http/context.ts';
import { download, organizationOfFile } from '#app/http/file-answers.server.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const organization = await organizationOfFile(context, params.organization);
  const input = { language: context.viewer.language, as: 'csv' as const };
  const file = await reportFile(database(), organization, input, context.now);
  await noteTaken(database(), signedIn(context), organization, input, context.now);
  const name = `${organization.slug}-${context.now.toISOString().slice(0, 10)}.csv`;
  return download(file, { name, type: 'text/csv; charset=utf-8' });
}
