import type { MeetingPage, RoomRefusal } from '#app/domain/meetings/meetings.ts';
import { Crumb } from '../crumb.tsx';
import { Notice } from '../notice.tsx';
import { useSay } from '../say.tsx';
import { Clock } from './clock.tsx';
import { MeetingTitle } from './meeting-title.tsx';
import { OpensAt } from './opens-at.tsx';

interface RoomPageProps {
  page: MeetingPage;
  now: string;
  /** Why the room is shut for the person; otherwise there is a number to call. */
  refusal: RoomRefusal | null;
  phone: string | null;
}

/** Where somebody lands who cannot be sent into the room: why not, and what to do. */
export function RoomPage({ page, now, refusal, phone }: RoomPageProps) {
  const say = useSay();
  const { meeting } = page;
  return (
    <div className="stack">
      <Crumb to={`/meetings/${meeting.id}`}>
        <MeetingTitle of={meeting} />
      </Crumb>
      <h1>{say(phone ? 'meetings.room.phone.title' : 'meetings.room.shut')}</h1>
      {phone ? <Call phone={phone} /> : null}
      {refusal ? <WhyNot refusal={refusal} page={page} now={now} /> : null}
      <p>
        <a href={`/meetings/${meeting.id}`}>{say('meetings.room.back')}</a>
      </p>
    </div>
  );
}

function Call({ phone }: { phone: string }) {
  const say = useSay();
  return (
    <>
      <p>
        <a className="button" href={`tel:${phone.replace(/[^\d+#*,;]/g, '')}`}>
          {phone}
        </a>
      </p>
      <p>{say('meetings.room.phone.text')}</p>
      <p className="small soft">{say('meetings.room.phone.keep')}</p>
    </>
  );
}

function WhyNot({ refusal, page, now }: { refusal: RoomRefusal; page: MeetingPage; now: string }) {
  const say = useSay();
  const { meeting, notes } = page;
  switch (refusal.refused) {
    case 'early':
      return (
        <>
          <p>
            <span className="button shut">
              <OpensAt opensAt={refusal.opensAt} now={now} />
            </span>
          </p>
          <p>{say('meetings.room.early')}</p>
          <Clock meeting={meeting} now={now} />
        </>
      );
    case 'over':
      return (
        <>
          <p>{say('meetings.room.over')}</p>
          <p>
            {notes ? (
              <a href={`/meetings/${meeting.id}/notes`}>{say('meetings.join.notes')}</a>
            ) : (
              say('meetings.join.notes.soon')
            )}
          </p>
        </>
      );
    case 'cancelled':
      return (
        <Notice kind="unsent" icon="s-overdue" title={say('meetings.cancelled.title')}>
          {say('meetings.cancelled.text')}
        </Notice>
      );
    case 'waiting':
      return <p>{say('meetings.room.waiting', { at: refusal.at })}</p>;
    case 'full':
      return (
        <>
          <p>{say('meetings.room.full')}</p>
          <p>
            <a className="button" href={`/meetings/${meeting.id}#answer`}>
              {say('meetings.room.line')}
            </a>
          </p>
        </>
      );
    case 'no-room':
      return meeting.place ? (
        <p>{say('meetings.join.place', { place: meeting.place })}</p>
      ) : (
        <p>{say('meetings.room.none')}</p>
      );
  }
}
