import type { OwnApplication } from '#app/domain/applications/applications.ts';
import { Notice } from '#app/ui/notice.tsx';
import { useSay } from '#app/ui/say.tsx';

/** How it stands with what was sent. */
export function Standing({ of }: { of: OwnApplication }) {
  const say = useSay();
  const { state, submittedAt, decision, reason, organization } = of;
  if (state === 'submitted' && submittedAt !== null) {
    return (
      <Notice title={say('apply.state.submitted')}>
        {say('apply.state.submittedWhat', { day: say.day(submittedAt, 'UTC') })}
      </Notice>
    );
  }
  if (state === 'interview') {
    return (
      <Notice title={say('apply.state.interview')}>
        <p className="typed">{of.interview ?? say('apply.state.interviewWhat')}</p>
      </Notice>
    );
  }
  if (decision === null) return null;
  return (
    <Notice title={say(`apply.state.${decision}`)}>
      {reason === null ? null : <p className="typed">{reason}</p>}
      <p>
        {decision === 'invited' ? (
          <a href={`/organizations/${organization}`}>{say('apply.state.invitedWhat')}</a>
        ) : (
          say(`apply.state.${decision}What`)
        )}
      </p>
    </Notice>
  );
}
