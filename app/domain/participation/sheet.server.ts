/** The certificate of participation as a sheet: the same words on the page and in the PDF. */
import type { Selectable } from 'kysely';
import type { ParticipationCertificatesTable } from '#db/schema.ts';
import { qrOfAddress } from '#app/domain/certificates/certificates.server.ts';
import type { Sheet } from '#app/domain/certificates/certificates.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import type { CertificateSheet } from '#app/platform/pdf/certificate-pdf.server.ts';
import { asLanguage } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';

type Row = Selectable<ParticipationCertificatesTable>;

const addressOf = (number: string): string => `${publicUrl()}/participation/${number}`;

export function sheetOf(row: Row): CertificateSheet {
  const { number, kind, times, year, holder } = row;
  const say = speak(asLanguage(row.language));
  const day = (text: string) => say.day(text, 'UTC');
  const days = { first: day(row.first_on), last: day(row.last_on), count: times };
  const what =
    kind === 'year' ? say('participation.sheet.year', { year: String(year) }) : row.title;
  return {
    heading: say(`participation.sheet.heading.${kind}`),
    holder,
    completed: say(`participation.sheet.did.${kind}`),
    course: what,
    about:
      kind === 'year'
        ? say('participation.sheet.months', { count: times })
        : say('participation.days', days),
    organization: row.organization_name,
    terms: [
      { label: say('certificates.sheet.issued'), value: day(row.issued_at) },
      { label: say('certificates.sheet.number'), value: number },
      {
        label: say('certificates.sheet.check'),
        value: `${publicUrl().replace(/^https?:\/\//, '')}/verify`,
      },
    ],
    disclaimer: say('participation.sheet.disclaimer'),
    verifyUrl: addressOf(number),
    language: say.language,
    title: say('participation.sheet.title', { holder, what }),
    issuedAt: new Date(row.issued_at),
  };
}

export const pageSheetOf = (row: Row, bytes: number): Sheet => ({
  ...sheetOf(row),
  qr: qrOfAddress(addressOf(row.number)),
  bytes,
});
