import { Icon } from './icon.tsx';
import { useSay, useViewer } from './say.tsx';

export function Masthead({ path }: { path: string }) {
  const say = useSay();
  return (
    <header className="masthead">
      <a className="wordmark" href="/">
        <Icon name="logo" />
        <span>
          JOURNEY<b>HOME</b>
        </span>
      </a>
      <a
        className="worry"
        href="/help/worried-about-a-child"
        aria-current={isHere('/help/worried-about-a-child', path)}
      >
        {say('core.frame.worried')}
      </a>
      <nav className="ways" aria-label={say('core.frame.main')}>
        {useWays().map(({ to, text }) => (
          <a key={to} href={to} aria-current={isHere(to, path)}>
            {text}
          </a>
        ))}
      </nav>
    </header>
  );
}

/**
 * Four ways, five for a steward who leads: they fit beside each other on a phone. The last is the
 * person's own. Certificates are found on one's path, and so are courses by who has other work here.
 */
function useWays(): { to: string; text: string }[] {
  const say = useSay();
  const viewer = useViewer();
  const courses = { to: '/courses', text: say('core.ways.courses') };
  if (!viewer.signedIn) {
    return [
      { to: '/', text: say('core.ways.home') },
      courses,
      { to: '/library', text: say('core.ways.library') },
      { to: '/sign-in', text: say('core.ways.signIn') },
    ];
  }
  const steward = viewer.roles.includes('steward');
  const leads = viewer.team !== null;
  return [
    ...(leads ? [{ to: viewer.team!, text: say('team.title') }] : []),
    { to: '/', text: say('core.ways.path') },
    ...(steward || leads ? [] : [courses]),
    { to: '/meetings', text: say('core.ways.meetings') },
    ...(steward ? [{ to: '/steward', text: say('core.ways.steward') }] : []),
    { to: '/me', text: viewer.shortName || say('core.ways.me') },
  ];
}

/** What is reached from a way without standing below its address. */
const reachedFrom: Record<string, string[]> = { '/meetings': ['/series', '/participation'] };

/** `page` for the very page, `true` for one below it: a lesson is under Courses. */
function isHere(to: string, path: string): 'page' | 'true' | undefined {
  if (path === to) return 'page';
  if (to === '/') return undefined;
  const below = reachedFrom[to]?.some((it) => path === it || path.startsWith(`${it}/`));
  return below || path.startsWith(`${to}/`) ? 'true' : undefined;
}
