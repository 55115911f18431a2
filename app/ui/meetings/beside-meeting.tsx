import type { MeetingPage } from '#app/domain/meetings/meetings.ts';
import { placeOf } from '#app/domain/people/people.ts';
import { languageNames } from '#app/words/languages.ts';
import { Ledger, LedgerItem } from '../ledger.tsx';
import { Listed, useSay } from '../say.tsx';
import { useLang } from './meeting-title.tsx';

/** Ways from a date to what belongs to it. */
export function Ways({ page, bytes, now }: { page: MeetingPage; bytes: number; now: string }) {
  const say = useSay();
  const lang = useLang();
  const { meeting, readings } = page;
  const here = `/meetings/${meeting.id}`;
  const over = meeting.endsAt <= now;
  const size = say.number(Math.max(1, Math.round(bytes / 1024)));
  return (
    <Ledger>
      {over ? null : (
        <LedgerItem state={say('meetings.ways.calendar.size', { size })}>
          <a href={`${here}/calendar.ics`}>{say('meetings.ways.calendar')}</a>
        </LedgerItem>
      )}
      {readings.map(({ kind, title, language, minutes, address }) => (
        <LedgerItem
          key={address}
          state={say(minutes === null ? 'meetings.ways.aid' : 'meetings.ways.lesson', {
            minutes: minutes ?? 0,
          })}
        >
          <a href={address} lang={lang(language)}>
            {title}
          </a>
          <p className="small soft">
            {say(kind === 'aid' ? 'meetings.ways.have' : 'meetings.ways.read')}
          </p>
        </LedgerItem>
      ))}
      <LedgerItem>
        <a href={`${here}/discussion`}>{say('meetings.ways.discussion')}</a>
      </LedgerItem>
      {over || meeting.cancelled || meeting.kind === 'workshop' ? null : (
        <LedgerItem>
          <a href={`${here}/clinic`}>{say('meetings.ways.clinic')}</a>
        </LedgerItem>
      )}
      {over ? null : (
        <LedgerItem>
          <span className="soft">{say('meetings.ways.notes')}</span>
        </LedgerItem>
      )}
    </Ledger>
  );
}

/** How many come, who runs it, and what is spoken. */
export function Company({ page, now }: { page: MeetingPage; now: string }) {
  const say = useSay();
  const { meeting, hosts, coming, waiting } = page;
  const over = meeting.endsAt <= now;
  const places = meeting.capacity;
  return (
    <p className="small soft">
      {over || meeting.cancelled
        ? null
        : `${say('meetings.company.coming', { count: coming })} ${
            places === null
              ? ''
              : say('meetings.company.places', {
                  free: Math.max(0, places - coming),
                  places,
                  waiting,
                })
          } `}
      {hosts.length > 0 ? (
        <>
          {say('meetings.company.hosts', { count: hosts.length })}{' '}
          <Listed
            items={hosts.map(({ name, timeZone }) =>
              timeZone === 'UTC'
                ? name
                : say('meetings.company.host', { name, place: placeOf(timeZone) }),
            )}
          />
          {'. '}
        </>
      ) : null}
      {say('meetings.company.languages', {
        languages: say.list(meeting.languages.map((it) => languageNames[it])),
      })}
    </p>
  );
}
