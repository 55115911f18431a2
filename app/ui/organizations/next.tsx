import type { Roster } from '#app/domain/roster/roster.ts';
import { link } from '#app/ui/link.tsx';
import { Sentence, useSay } from '#app/ui/say.tsx';

interface NextProps {
  base: string;
  of: Roster['next'];
  /** Whether any course is asked for. */
  asks: boolean;
}

/** The first answer of the page: what is left to do, each with the way there. */
export function Next({ base, of: { late, expiring, outside }, asks }: NextProps) {
  const say = useSay();
  const reminders = link(`${base}/reminders`);
  const quiet = asks && late + expiring + outside === 0;
  if (!quiet && late + expiring + outside === 0) return null;
  return (
    <ul className="next noprint" role="list" aria-label={say('team.next.label')}>
      {late > 0 ? (
        <li>
          <Sentence of="team.next.late" with={{ count: late, link: reminders }} />
        </li>
      ) : null}
      {expiring > 0 ? (
        <li>
          <Sentence of="team.next.expiring" with={{ count: expiring, link: reminders }} />
        </li>
      ) : null}
      {outside > 0 ? (
        <li>
          <Sentence of="team.next.outside" with={{ count: outside, link: link(`${base}/slips`) }} />
        </li>
      ) : null}
      {quiet ? <li>{say('team.next.none')}</li> : null}
    </ul>
  );
}
