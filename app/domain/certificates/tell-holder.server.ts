import type { Selectable, Transaction } from 'kysely';
import type { CertificatesTable, Database } from '#db/schema.ts';
import { postTo } from '#app/domain/people/people.server.ts';
import type { Say } from '#app/words/words.ts';
import { certificateAddress } from './sheet.server.ts';

/** A message with the number, where the person has an address. */
export function tellHolder(
  trx: Transaction<Database>,
  certificate: Selectable<CertificatesTable>,
  now: Date,
): Promise<void> {
  const message = {
    template: 'certificate-issued',
    eventKey: `certificate:${certificate.id}`,
    values: (say: Say) => ({
      course: certificate.course_title,
      number: certificate.number,
      address: certificateAddress(certificate.number),
      expires: say.day(certificate.expires_at, 'UTC'),
    }),
  } as const;
  return postTo(trx, certificate.person_id, message, now);
}
