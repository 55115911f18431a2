import type { ApplicationStanding } from '#app/domain/applications/applications.ts';
import { useSay } from '#app/ui/say.tsx';
import { Status, type StatusName } from '#app/ui/status.tsx';

const shapes: Record<ApplicationStanding, StatusName> = {
  submitted: 'none',
  interview: 'going',
  invited: 'done',
  deferred: 'expiring',
  declined: 'excused',
};

/** Where it stands; while it waits, with how many reviews. */
export function ApplicationStatus(of: { standing: ApplicationStanding; reviews: number }) {
  const say = useSay();
  const { standing, reviews } = of;
  const waits = standing === 'submitted' || standing === 'interview';
  return (
    <span>
      <Status is={shapes[standing]}>{say(`applying.filter.${standing}`)}</Status>
      {waits ? (
        <>
          <br />
          <span className="small soft">{say('applying.reviews', { count: reviews })}</span>
        </>
      ) : null}
    </span>
  );
}
