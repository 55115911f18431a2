import type { LoaderFunctionArgs } from '@remix-run/node';
import { aidFile } from '#app/domain/library/library.server.ts';
import { fileNotFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const place = { course: params.course!, lesson: params.lesson! };
  const found = await aidFile(database(), context.viewer, place);
  if (!found) throw fileNotFound(context.say);
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(found.bytes.byteLength),
      'Content-Disposition': `inline; filename="${found.name}"`,
    },
  });
}
