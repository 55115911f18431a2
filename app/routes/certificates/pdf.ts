import type { LoaderFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { certificateForPdf } from '#app/domain/certificates/certificates.server.ts';
import { canonicalNumber } from '#app/domain/certificates/certificates.ts';
import { signedIn } from '#app/http/context.ts';
import { fileNotFound } from '#app/http/refusals.server.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const number = canonicalNumber(params.number!);
  const found = number && (await certificateForPdf(database(), signedIn(context), number));
  if (!found) throw fileNotFound(context.say);
  return new Response(new Uint8Array(found.pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(found.pdf.byteLength),
      'Content-Disposition': `inline; filename="${found.fileName}"`,
    },
  });
}
