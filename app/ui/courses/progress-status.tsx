import type { Progress } from '#app/domain/enrolments/enrolments.ts';
import { useSay } from '../say.tsx';
import { Status } from '../status.tsx';

/** How somebody stands in a course, in a few words. */
export function ProgressStatus({ progress }: { progress: Progress }) {
  const say = useSay();
  const { state, completed, lessons } = progress;
  if (state === 'done') return <Status is="done">{say('courses.status.done')}</Status>;
  if (state === 'ready') return <Status is="going">{say('courses.status.ready')}</Status>;
  if (state === 'going') {
    const values = { done: completed, all: lessons.length };
    return <Status is="going">{say('courses.status.going', values)}</Status>;
  }
  if (state === 'withdrawn') return <Status is="excused">{say('courses.status.withdrawn')}</Status>;
  return (
    <Status is="none">
      {say(state === 'none' ? 'courses.status.none' : 'courses.status.notStarted')}
    </Status>
  );
}
