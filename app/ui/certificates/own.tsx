import type { PublicCertificate, Sheet } from '#app/domain/certificates/certificates.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { CertificateScene } from '#app/ui/scenes.tsx';
import { useSay } from '#app/ui/say.tsx';

interface OwnProps {
  certificate: PublicCertificate;
  sheet: Sheet;
}

/** What the owner sees besides: the sheet to print, the PDF, and what happens next. */
export function Own({ certificate, sheet }: OwnProps) {
  const say = useSay();
  const day = say.day(certificate.expiresAt, 'UTC');
  return (
    <>
      <div className="noprint stack">
        <Crumb to="/certificates">{say('certificates.mine.title')}</Crumb>
        <h1>
          {certificate.state === 'expired'
            ? say('certificates.ready.endedTitle')
            : say('certificates.ready.title')}
        </h1>
        <p className="row">
          <a className="button" href={`/certificates/${certificate.number}.pdf`}>
            <Icon name="down" />{' '}
            {say('certificates.ready.pdf', { size: Math.ceil(sheet.bytes / 1024) })}
          </a>
        </p>
        <p className="small soft narrow">{say('certificates.ready.print')}</p>
      </div>
      <SheetOnPage sheet={sheet} />
      <div className="noprint stack narrow far">
        <h2>{say('certificates.ready.next')}</h2>
        <p>
          {certificate.state === 'expired'
            ? say('certificates.ready.ended', { day })
            : say('certificates.ready.yours', { day })}
        </p>
        <p>{say('certificates.ready.show')}</p>
      </div>
    </>
  );
}

/** As it is printed. */
export function SheetOnPage({ sheet }: { sheet: Sheet }) {
  const say = useSay();
  return (
    <article
      className="certificate"
      lang={sheet.language}
      aria-label={say('certificates.sheet.label')}
    >
      <div className="sheet">
        <h2>
          <Icon name="logo" /> {sheet.heading}
        </h2>
        <p className="holder" data-length={lengthOf(sheet.holder)}>
          {sheet.holder}
        </p>
        {sheet.organization === null ? null : <p className="of">{sheet.organization}</p>}
        <p>{sheet.completed}</p>
        <p className="title" data-length={lengthOf(sheet.course)}>
          {sheet.course}
        </p>
        <p>{sheet.about}</p>
        <div className="terms">
          <svg
            className="icon"
            width="120"
            height="120"
            viewBox={`0 0 ${sheet.qr.size} ${sheet.qr.size}`}
            aria-hidden="true"
          >
            <path d={sheet.qr.path} fill="#000" stroke="none" />
          </svg>
          <dl>
            {sheet.terms.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="of">{sheet.disclaimer}</p>
        </div>
      </div>
      <CertificateScene />
    </article>
  );
}

/** Long words are set smaller, in steps; marks above and below letters take no room. */
function lengthOf(words: string): 'long' | 'longer' | 'longest' | undefined {
  const length = words.replace(/\p{M}/gu, '').length;
  if (length > 100) return 'longest';
  return length > 60 ? 'longer' : length > 30 ? 'long' : undefined;
}
