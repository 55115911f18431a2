import { roomState, type MeetingPage } from '#app/domain/meetings/meetings.ts';
import { House } from '../house.tsx';
import { link } from '../link.tsx';
import { Sentence, useSay, useViewer } from '../say.tsx';
import { OpensAt } from './opens-at.tsx';

interface JoinProps {
  page: Pick<MeetingPage, 'meeting' | 'room' | 'place' | 'mayAnswer' | 'notes'>;
  now: string;
}

/** The way into the room: when it opens, the door itself, or what is left afterwards. */
export function Join({ page, now }: JoinProps) {
  const say = useSay();
  const { meeting } = page;
  const room = roomState(meeting.days, new Date(now));
  if (meeting.cancelled) return null;
  return (
    <House className="stack" labelledBy="join">
      <h2 className="kicker" id="join">
        {say(room.state === 'over' ? 'meetings.join.over' : 'meetings.join.title')}
      </h2>
      {room.state === 'over' ? <Over page={page} now={now} /> : null}
      {room.state === 'early' ? <Early page={page} now={now} opensAt={room.opensAt} /> : null}
      {room.state === 'open' ? <Open page={page} until={room.until} /> : null}
    </House>
  );
}

function Early({ page: { meeting, room }, now, opensAt }: JoinProps & { opensAt: string }) {
  const say = useSay();
  if (!room.address && !room.phone) return <NoRoom place={meeting.place} />;
  return (
    <>
      {meeting.place ? <p>{say('meetings.join.place', { place: meeting.place })}</p> : null}
      <p>
        <span className="button shut">
          <OpensAt opensAt={opensAt} now={now} />
        </span>
      </p>
      <p className="small">{say('meetings.join.comeBack')}</p>
      {room.address ? <Data minutes={meeting.minutes} /> : null}
      {room.phone ? <p className="small">{say('meetings.join.phone.then')}</p> : null}
    </>
  );
}

function Open({ page: { meeting, room }, until }: { page: JoinProps['page']; until: string }) {
  const say = useSay();
  const { timeZone } = useViewer();
  if (!room.address && !room.phone) return <NoRoom place={meeting.place} />;
  const address = `/meetings/${meeting.id}/room`;
  return (
    <>
      <p>
        <a className="button" href={address} rel="noreferrer">
          {say(room.address ? 'meetings.join.enter' : 'meetings.join.number')}
        </a>
      </p>
      <p className="small">{say('meetings.join.until', { hour: say.hour(until, timeZone) })}</p>
      {room.address ? <Data minutes={meeting.minutes} /> : null}
      {room.address && room.phone ? (
        <p className="small">
          <Sentence of="meetings.join.phone.now" with={{ link: link(`${address}?by=phone`) }} />
        </p>
      ) : null}
    </>
  );
}

function Over({ page: { meeting, notes }, now }: JoinProps) {
  const say = useSay();
  const soon = Date.parse(now) < Date.parse(meeting.endsAt) + 48 * 3_600_000;
  return (
    <>
      {notes ? (
        <p>
          <a className="button" href={`/meetings/${meeting.id}/notes`}>
            {say('meetings.join.notes')}
          </a>
        </p>
      ) : (
        <p>{say(soon ? 'meetings.join.notes.soon' : 'meetings.join.notes.none')}</p>
      )}
      <p>
        <a href={`/meetings/${meeting.id}/feedback`}>{say('meetings.join.feedback')}</a>
      </p>
    </>
  );
}

const NoRoom = ({ place }: { place: string | null }) => {
  const say = useSay();
  return place ? (
    <p>{say('meetings.join.place', { place })}</p>
  ) : (
    <p className="small">{say('meetings.join.noRoom')}</p>
  );
};

/** Rough: voice about 0.45 MB a minute, video about 3.5. */
function Data({ minutes }: { minutes: number }) {
  const say = useSay();
  const round = (value: number) => Math.max(10, Math.round(value / 10) * 10);
  const values = { voice: round(minutes * 0.45), video: round(minutes * 3.5) };
  return <p className="small">{say('meetings.join.data', values)}</p>;
}
