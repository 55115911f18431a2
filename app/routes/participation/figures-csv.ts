import type { LoaderFunctionArgs } from '@remix-run/node';
import { participationCsv } from '#app/domain/participation/participation.server.ts';
import { download } from '#app/http/file-answers.server.ts';
import { database } from '#db/connection.server.ts';
import { yearIn } from './year-in.ts';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = { year: yearIn(request) };
  const { file, year } = await participationCsv(database(), context.viewer, asked, context.now);
  return download(file, { name: `participation-${year}.csv`, type: 'text/csv; charset=utf-8' });
}
