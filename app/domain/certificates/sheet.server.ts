/** The certificate as a sheet: the same words on the page and in the PDF, in its own language. */
import type { Selectable } from 'kysely';
import type { CertificatesTable } from '#db/schema.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { certificatePdf, type CertificateSheet } from '#app/platform/pdf/certificate-pdf.server.ts';
import { qrCode } from '#app/platform/pdf/qr-code.server.ts';
import { asLanguage, languageNames } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';

export const certificateAddress = (number: string): string =>
  `${publicUrl()}/certificates/${number}`;

export function sheetOf(certificate: Selectable<CertificatesTable>): CertificateSheet {
  const { number, version_number, course_subtitle } = certificate;
  const language = asLanguage(certificate.language);
  const say = speak(language);
  const day = (instant: string) => say.day(instant, 'UTC');
  const taken = {
    version: version_number,
    language: languageNames[language],
  };
  const address = certificateAddress(number);
  return {
    heading: say('certificates.sheet.heading'),
    holder: certificate.holder,
    completed: say('certificates.sheet.completed'),
    course: certificate.course_title,
    about: course_subtitle
      ? say('certificates.sheet.about', { subtitle: course_subtitle, ...taken })
      : say('certificates.sheet.version', taken),
    organization: certificate.organization_name,
    terms: [
      { label: say('certificates.sheet.issued'), value: day(certificate.issued_at) },
      { label: say('certificates.sheet.expires'), value: day(certificate.expires_at) },
      { label: say('certificates.sheet.number'), value: number },
      {
        label: say('certificates.sheet.check'),
        value: `${publicUrl().replace(/^https?:\/\//, '')}/verify`,
      },
    ],
    disclaimer: certificate.statement,
    verifyUrl: address,
    language: say.language,
    title: say('certificates.sheet.title', {
      holder: certificate.holder,
      course: certificate.course_title,
    }),
    issuedAt: new Date(certificate.issued_at),
  };
}

/** What leads from the paper to the check: one path of modules on a square of `size`. */
export const qrOf = (number: string) => qrOfAddress(certificateAddress(number));

export function qrOfAddress(address: string): { size: number; path: string } {
  const { size, path } = qrCode(address);
  return { size, path };
}

/** Making one takes a tenth of a second, and the page that offers it tells its size. */
const kept = new Map<string, Promise<Buffer>>();
const mostKept = 50;

export const pdfOf = (certificate: Selectable<CertificatesTable>): Promise<Buffer> =>
  keptPdf(certificate.number, () => sheetOf(certificate));

export function keptPdf(number: string, sheet: () => CertificateSheet): Promise<Buffer> {
  let pdf = kept.get(number);
  if (!pdf) {
    pdf = certificatePdf(sheet());
    pdf.catch(() => kept.delete(number));
    for (const oldest of kept.keys()) if (kept.size >= mostKept) kept.delete(oldest);
    kept.set(number, pdf);
  }
  return pdf;
}
