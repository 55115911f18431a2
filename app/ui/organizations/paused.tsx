import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import { Notice } from '#app/ui/notice.tsx';
import { useSay } from '#app/ui/say.tsx';

/** Since when nobody new is let in, what that means, and why. */
export function Paused({ pause }: Pick<ViewedOrganization, 'pause'>) {
  const say = useSay();
  if (pause === null) return null;
  return (
    <Notice title={say('team.paused.title')}>
      <p>{say('team.paused.text', { day: say.day(pause.since, 'UTC') })}</p>
      <p className="typed">{pause.why}</p>
    </Notice>
  );
}
