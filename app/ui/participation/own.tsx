import type { Sheet } from '#app/domain/certificates/certificates.ts';
import type { PublicParticipation } from '#app/domain/participation/participation.ts';
import { SheetOnPage } from '../certificates/own.tsx';
import { Crumb } from '../crumb.tsx';
import { Icon } from '../icon.tsx';
import { useSay } from '../say.tsx';
import { ParticipationCheck } from './check.tsx';

interface OwnProps {
  certificate: PublicParticipation;
  sheet: Sheet;
  now: string;
}

/** What the owner sees: the sheet to print, the PDF, and what others see. */
export function OwnParticipation({ certificate, sheet, now }: OwnProps) {
  const say = useSay();
  return (
    <div className="stack">
      <div className="noprint stack">
        <Crumb to="/participation">{say('participation.title')}</Crumb>
        <h1>{say('participation.own.title')}</h1>
        <p className="row">
          <a className="button" href={`/participation/${certificate.number}.pdf`}>
            <Icon name="down" />{' '}
            {say('certificates.ready.pdf', { size: Math.ceil(sheet.bytes / 1024) })}
          </a>
        </p>
        <p className="small soft narrow">{say('certificates.ready.print')}</p>
      </div>
      <SheetOnPage sheet={sheet} />
      <p className="noprint narrow">{say('certificates.ready.show')}</p>
      <details className="noprint narrow">
        <summary>{say('certificates.ready.seen')}</summary>
        <div className="stack">
          <ParticipationCheck certificate={certificate} now={now} below />
        </div>
      </details>
    </div>
  );
}
