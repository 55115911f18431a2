import type { LoaderFunctionArgs } from '@remix-run/node';
import { canonicalNumber } from '#app/domain/certificates/certificates.ts';
import { participationPdf } from '#app/domain/participation/participation.server.ts';
import { signedIn } from '#app/http/context.ts';
import { fileNotFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const number = canonicalNumber(params.participation!);
  const found = number && (await participationPdf(database(), signedIn(context), number));
  if (!found) throw fileNotFound(context.say);
  return new Response(new Uint8Array(found.pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(found.pdf.byteLength),
      'Content-Disposition': `inline; filename="${found.fileName}"`,
    },
  });
}
