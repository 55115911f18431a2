import type { Outcome } from '#app/domain/staffing/staffing.ts';
import { useSay, useViewer } from '#app/ui/say.tsx';
import { Status, type StatusName } from '#app/ui/status.tsx';

const shapes: Record<Outcome['is'], StatusName> = {
  new: 'done',
  asked: 'going',
  'asked-before': 'excused',
  member: 'excused',
  'like-row': 'check',
  'like-member': 'check',
  'like-former': 'check',
  back: 'done',
  unreadable: 'check',
  'left-out': 'excused',
};

/** What will happen with a line, and why where the leader has to do something. */
export function OutcomeStatus({ of: outcome }: { of: Outcome }) {
  const say = useSay();
  const { timeZone } = useViewer();
  const values = {
    day: outcome.is === 'like-former' ? say.day(outcome.left, timeZone) : '',
    line: outcome.is === 'like-row' ? outcome.line : 0,
    name: outcome.is === 'like-member' ? outcome.name : '',
  };
  return (
    <div className="outcome">
      <Status is={shapes[outcome.is]}>{say(`staff.outcome.${outcome.is}`, values)}</Status>
      {outcome.is === 'like-former' ? <small>{say('staff.why.former')}</small> : null}
      {outcome.is === 'unreadable' ? <small>{say(`staff.why.${outcome.why}`)}</small> : null}
    </div>
  );
}

/** Whether the leader has to look at the line before it can do anything. */
export const needsEye = ({ is }: Outcome): boolean => is === 'unreadable' || is.startsWith('like-');
