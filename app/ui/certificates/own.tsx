import type { PublicCertificate, Sheet } from '#app/domain/certificates/certificates.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Icon } from '#app/ui/icon.tsx';
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
      <div className="noprint stack narrow">
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

function SheetOnPage({ sheet }: { sheet: Sheet }) {
  const say = useSay();
  return (
    <article
      className="certificate"
      lang={sheet.language}
      aria-label={say('certificates.sheet.label')}
    >
      <Frame />
      <div className="sheet">
        <h2>{sheet.heading}</h2>
        <p className="holder">{sheet.holder}</p>
        {sheet.organization === null ? null : <p>{sheet.organization}</p>}
        <p>{sheet.completed}</p>
        <p className="title">{sheet.course}</p>
        <p>{sheet.about}</p>
        <p>{sheet.disclaimer}</p>
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
          <p>
            {sheet.terms.map(({ label, value }, place) => (
              <span key={label}>
                {place > 0 ? <br /> : null}
                <b>{label}</b> {value}
              </span>
            ))}
          </p>
        </div>
      </div>
    </article>
  );
}

/** The path that ends at a lit door. */
const Frame = () => (
  <svg
    viewBox="0 0 297 210"
    aria-hidden="true"
    fill="none"
    strokeLinejoin="round"
    strokeLinecap="round"
  >
    <path d="M8 141V8h281v194H8v-44" stroke="#14254f" />
    <path
      d="M-4 155C26 138 70 152 104 144s60-26 92-18 22 26 12 36 6 26 46 26"
      stroke="#a8471e"
      strokeWidth="2.4"
    />
    <path
      d="M216 188h73M236 188v-28M272 188v-28M228 164l26-23 26 23"
      stroke="#14254f"
      strokeWidth="1.6"
    />
    <path d="M248 188v-12a6 6 0 0 1 12 0v12z" fill="#ffc845" stroke="#14254f" />
  </svg>
);
