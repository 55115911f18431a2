import type { ReactNode } from 'react';
import type { Meeting } from '#app/domain/meetings/meetings.ts';
import { Crumb } from '../crumb.tsx';
import { useSay, useViewer } from '../say.tsx';

type Of = Pick<Meeting, 'id' | 'title' | 'theme' | 'writtenIn' | 'startsAt'>;

/** Which meeting a page after it is about, and the way back to it. */
export function MeetingHead({ of, children }: { of: Of; children: ReactNode }) {
  const say = useSay();
  const { timeZone } = useViewer();
  return (
    <>
      <Crumb to={`/meetings/${of.id}`}>{say('after.back')}</Crumb>
      <h1>{children}</h1>
      <p>
        <b lang={of.writtenIn === say.language ? undefined : of.writtenIn}>
          {of.theme ?? of.title}
        </b>
        <br />
        <span className="soft">{say.day(of.startsAt, timeZone)}</span>
      </p>
    </>
  );
}

/** For who runs the meeting: its other pages of afterwards. */
export function Rooms({ of, but }: { of: Of; but: 'notes' | 'edit' | 'attendance' | 'feedback' }) {
  const say = useSay();
  const rooms = [
    ['notes', '/notes', say('after.room.notes')],
    ['edit', '/notes/edit', say('after.room.edit')],
    ['attendance', '/attendance', say('after.room.attendance')],
    ['feedback', '/feedback', say('after.room.feedback')],
  ] as const;
  return (
    <nav className="rooms noprint" aria-label={say('after.rooms')}>
      {rooms
        .filter(([room]) => room !== but)
        .map(([room, path, words]) => (
          <a key={room} href={`/meetings/${of.id}${path}`}>
            {words}
          </a>
        ))}
    </nav>
  );
}
