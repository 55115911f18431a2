import type { Prerequisite } from '#app/domain/enrolments/enrolments.ts';
import { Notice } from '../notice.tsx';
import { useSay } from '../say.tsx';
import { Status } from '../status.tsx';

/** What should come before a course, or must. */
export function Before({ prerequisites }: { prerequisites: Prerequisite[] }) {
  const say = useSay();
  if (prerequisites.length === 0) return null;
  const rule = prerequisites.some((it) => it.as === 'rule');
  return (
    <Notice title={say(rule ? 'courses.before.rule' : 'courses.before.advice')}>
      <ul className="list">
        {prerequisites.map(({ slug, title, done }) => (
          <li key={slug} className="row">
            <a href={`/courses/${slug}`}>{title}</a>
            {done ? <Status is="done">{say('courses.status.done')}</Status> : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
