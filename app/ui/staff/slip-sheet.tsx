/** Slips to print and cut: A4, eight a page, each in its person's language. */
import type { MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import type { NoSlip, Slip } from '#app/domain/staffing/staffing.ts';
import { asLanguage } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { link } from '#app/ui/link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { pageTitle, Sentence, useSay, useViewer } from '#app/ui/say.tsx';

export interface Sheet {
  slips: Slip[];
  refused: { id: string; name: string; why: NoSlip }[];
  added: { list: string; count: number } | null;
  organization: { slug: string; name: string };
  leader: string;
}

const aPage = 8;
/** Beyond, it is written smaller, to be there in full. */
const longName = 45;

export const sheetTitle: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('staff.slips.title'));

/** The page that a form answers with; there is nothing to see without the form. */
export function SlipSheet() {
  const sheet = useActionData<Sheet>();
  return sheet ? <SlipPage {...sheet} /> : null;
}

export function SlipPage({ slips, refused, added, organization, leader }: Sheet) {
  const say = useSay();
  return (
    <div className="stack">
      <header className="stack narrow noprint">
        <Crumb to={`/organizations/${organization.slug}/slips`}>{say('staff.sheet.back')}</Crumb>
        <h1>{say('staff.sheet.title', { count: slips.length })}</h1>
        {added ? (
          <p>
            <Sentence
              of="staff.sheet.added"
              with={{ count: added.count, link: link(added.list) }}
            />
          </p>
        ) : null}
        {refused.map(({ id, name, why }) => (
          <Notice key={id} kind="unsent">
            {say('staff.sheet.refused', { name, why: say(`staff.no.${why}`) })}
          </Notice>
        ))}
        {slips.length > 0 ? (
          <>
            <p>{say('staff.sheet.lead', { pages: Math.ceil(slips.length / aPage) })}</p>
            <Notice icon="lock" title={say('staff.sheet.once')}>
              {say('staff.sheet.once.text')}
            </Notice>
            <p className="small soft">{say('staff.sheet.print')}</p>
          </>
        ) : null}
      </header>
      <div className="slips">
        {slips.map((slip) => (
          <OneSlip key={slip.personId} slip={slip} leader={leader} />
        ))}
      </div>
    </div>
  );
}

function OneSlip({ slip, leader }: { slip: Slip; leader: string }) {
  const { timeZone } = useViewer();
  const say = speak(asLanguage(slip.language));
  const { size, path } = slip.qr;
  return (
    <section
      className="slip"
      lang={say.language}
      aria-label={say('staff.slip.label', { name: slip.name })}
    >
      <h2 className={slip.name.length > longName ? 'long' : undefined}>
        <Icon name="logo" /> <span>{slip.name}</span>
      </h2>
      <svg className="code" viewBox={`-4 -4 ${size + 8} ${size + 8}`} aria-hidden="true">
        <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <dl>
        <dt>{say('staff.slip.open')}</dt>
        <dd>{slip.address}</dd>
        <dt>{say('staff.slip.code')}</dt>
        <dd className="pin">{slip.code}</dd>
        <dt>{say('staff.slip.username')}</dt>
        <dd>{slip.username}</dd>
      </dl>
      <ol>
        <li>{say('staff.slip.step.open')}</li>
        <li>{say('staff.slip.step.choose')}</li>
        <li>{say('staff.slip.step.keep')}</li>
      </ol>
      <p>{say('staff.slip.forgot', { leader, day: say.day(slip.validUntil, timeZone) })}</p>
    </section>
  );
}
