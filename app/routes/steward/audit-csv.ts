import type { LoaderFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { auditFile } from '#app/domain/stewardship/stewardship.server.ts';
import { auditFilterOf } from '#app/http/audit-filter.server.ts';
import { download } from '#app/http/file-answers.server.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const filter = auditFilterOf(request.url);
  const file = await auditFile(database(), context.viewer, filter, context.now);
  const name = `audit-${context.now.toISOString().slice(0, 10)}.csv`;
  return download(file, { name, type: 'text/csv; charset=utf-8' });
}
