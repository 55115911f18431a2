import type { MetaFunction } from '@remix-run/node';
import type { Closed, OwnCase } from '#app/domain/clinic/clinic.ts';
import type { Meeting } from '#app/domain/meetings/meetings.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { Crumb } from '../crumb.tsx';
import { Button, type Refill } from '../forms.tsx';
import { link } from '../link.tsx';
import { Notice } from '../notice.tsx';
import { Path, Stop } from '../path.tsx';
import { pageTitle, Sentence, useSay, useViewer } from '../say.tsx';
import { SheetFieldset } from './sheet-form.tsx';
import { SheetWords } from './sheet-words.tsx';

export const titleOfClinic: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('clinic.title'));

interface ClinicPageProps {
  meeting: Meeting;
  own: OwnCase | null;
  closed: Closed | null;
  withdrawn: boolean;
  refill?: Refill | null | undefined;
}

/** What the clinic is, what holds in it, and the sheet to ask for a place with. */
export function ClinicPage({ meeting, own, closed, withdrawn, refill }: ClinicPageProps) {
  const say = useSay();
  const { timeZone } = useViewer();
  const address = `/meetings/${meeting.id}`;
  const open = closed === null;
  return (
    <div className="stack">
      <Crumb to={address}>
        <span lang={meeting.writtenIn === say.language ? undefined : meeting.writtenIn}>
          {meeting.theme ?? meeting.title}
        </span>
      </Crumb>
      <h1>{say('clinic.title')}</h1>
      <p className="small soft">
        {say('clinic.when', {
          when: say.moment(meeting.startsAt, timeZone),
          zone: placeOf(timeZone),
        })}
      </p>
      <p>{say('clinic.lead')}</p>
      {meeting.leads ? (
        <p>
          <a href={`${address}/cases`}>{say('clinic.cases.link')}</a>
        </p>
      ) : null}
      {refill ? null : <Standing own={own} closed={closed} withdrawn={withdrawn} />}
      <Notice kind="unsent" icon="s-overdue" title={say('clinic.danger.title')}>
        <p>
          <Sentence of="clinic.danger" with={{ link: link('/help/worried-about-a-child') }} />
        </p>
      </Notice>
      {open || refill ? (
        <SheetFieldset action={`${address}/clinic`} own={own} open={open} refill={refill ?? null} />
      ) : null}
      {own?.decision === 'taken' && own.sheet && !refill ? <SheetWords sheet={own.sheet} /> : null}
      {own?.sheet ? (
        <form method="post" action={`${address}/clinic/withdrawal`}>
          <Button className="quiet">{say('clinic.withdraw')}</Button>
        </form>
      ) : null}
      <h2>{say('clinic.how')}</h2>
      <Path>
        {steps.map(({ name, minutes }) => (
          <Stop key={name} state="ahead" marker={say('clinic.minutes', { minutes })}>
            {say(`clinic.step.${name}`)}
          </Stop>
        ))}
      </Path>
      <Notice icon="people" title={say('clinic.stays.title')}>
        <p>{say('clinic.stays')}</p>
        <p>{say('clinic.stays.law')}</p>
      </Notice>
    </div>
  );
}

/** The half hour of CURRICULUM.md § 5. */
const steps = [
  { name: 'ask', minutes: 5 },
  { name: 'clarify', minutes: 5 },
  { name: 'discuss', minutes: 10 },
  { name: 'respond', minutes: 5 },
  { name: 'safety', minutes: 5 },
] as const;

function Standing({
  own,
  closed,
  withdrawn,
}: Pick<ClinicPageProps, 'own' | 'closed' | 'withdrawn'>) {
  const say = useSay();
  if (own?.decision)
    return (
      <Notice icon={own.decision === 'taken' ? 'tick' : 'info'}>
        {say(`clinic.own.${own.decision}`)}
      </Notice>
    );
  if (own) return <Notice icon="tick">{say('clinic.own.asked')}</Notice>;
  if (closed && closed !== 'decided') return <Notice>{say(`clinic.closed.${closed}`)}</Notice>;
  if (withdrawn) return <Notice icon="tick">{say('clinic.withdrawn')}</Notice>;
  return null;
}
