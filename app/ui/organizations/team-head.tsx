import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import { Icon } from '#app/ui/icon.tsx';
import { useSay } from '#app/ui/say.tsx';

interface TeamProps {
  organization: ViewedOrganization;
  base: string;
}

interface HeadProps extends TeamProps {
  size: number;
  /** Whether the page has a first step of its own below, which is then the one to take. */
  beginning: boolean;
}

/** The team's name, and what a leader does most. */
export function TeamHead({ organization, base, size, beginning }: HeadProps) {
  const say = useSay();
  return (
    <header className="row apart">
      <div>
        <h1>{say('team.title')}</h1>
        <p className="small soft">{say('team.size', { name: organization.name, count: size })}</p>
      </div>
      {organization.standing === 'leader' && size > 1 ? (
        <p className="row near noprint">
          {organization.pause ? null : (
            <a className={`button ${beginning ? 'quiet ' : ''}small`} href={`${base}/people/new`}>
              <Icon name="plus" /> {say('team.addStaff')}
            </a>
          )}
          <a className="button quiet small" href={`${base}/slips`}>
            <Icon name="print" /> {say('team.slips')}
          </a>
        </p>
      ) : null}
    </header>
  );
}

const leadersRooms = ['enrolments', 'paths', 'reminders'] as const;
const papers = ['report', 'certificates'] as const;

/** The other rooms; a steward looks at papers and changes nothing. */
export function TeamRooms({ organization, base }: TeamProps) {
  const say = useSay();
  const rooms =
    organization.standing === 'leader'
      ? ([...leadersRooms, ...papers, 'settings'] as const).filter(
          (room) => room !== 'enrolments' || !organization.pause,
        )
      : papers;
  return (
    <nav className="rooms noprint" aria-label={say('team.rooms')}>
      {rooms.map((room) => (
        <a key={room} href={`${base}/${room}`}>
          {say(`team.to.${room}`)}
        </a>
      ))}
    </nav>
  );
}
