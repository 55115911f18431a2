import type { Due } from '#app/domain/requirements/requirements.ts';
import { useSay } from '../say.tsx';
import { Status } from '../status.tsx';

/** Days. */
const soon = 7;

/** By when a course is to be done, and how far away that is. */
export function DueLine({ due }: { due: Due }) {
  const say = useSay();
  const { organization, dueAt, days, late, refresh, timeZone } = due;
  if (dueAt === null || days === null) {
    return organization ? (
      <span className="small">{say('requirements.learner.asked', { organization })}</span>
    ) : null;
  }
  const kind = refresh ? 'refresh' : 'due';
  const values = { day: say.weekday(dueAt, timeZone), days: Math.abs(days) };
  // What is far away is said, and not shouted.
  if (!late && !refresh && days > soon)
    return <span className="small">{say('requirements.learner.due', values)}</span>;
  return late ? (
    <Status is="overdue">{say(`requirements.learner.${kind}.late`, values)}</Status>
  ) : (
    <Status is="expiring">{say(`requirements.learner.${kind}`, values)}</Status>
  );
}
