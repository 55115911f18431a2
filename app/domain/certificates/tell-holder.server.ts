import type { Selectable, Transaction } from 'kysely';
import type { CertificatesTable, Database } from '#db/schema.ts';
import { postMessage } from '#app/domain/messages/messages.server.ts';
import { asLanguage } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';
import { certificateAddress } from './sheet.server.ts';

/** A message with the number, where the person has an address. */
export async function tellHolder(
  trx: Transaction<Database>,
  certificate: Selectable<CertificatesTable>,
  now: Date,
): Promise<void> {
  const person = await trx
    .selectFrom('people')
    .select(['name', 'email', 'language'])
    .where('id', '=', certificate.person_id)
    .executeTakeFirstOrThrow();
  if (person.email === null) return;
  const language = asLanguage(person.language);
  await postMessage(
    trx,
    {
      template: 'certificate-issued',
      personId: certificate.person_id,
      recipient: person.email,
      language,
      eventKey: `certificate:${certificate.id}`,
      values: {
        name: person.name,
        course: certificate.course_title,
        number: certificate.number,
        address: certificateAddress(certificate.number),
        expires: speak(language).day(certificate.expires_at, 'UTC'),
      },
    },
    now,
  );
}
