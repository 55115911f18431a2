import { filterQuery, type RosterFilters, type StatusGroup } from '#app/domain/roster/roster.ts';
import { useSay } from '#app/ui/say.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Status } from '#app/ui/status.tsx';
import { shapeOf } from './cell-status.tsx';

interface CountsProps {
  base: string;
  filters: RosterFilters;
  size: number;
  counts: Record<StatusGroup, number>;
}

/** Who is ready and who is late come first: on a phone the rest is below the edge. */
const order: StatusGroup[] = ['done', 'overdue', 'expiring', 'going', 'not-started'];

/** How many there are of each, and the way to see only those. */
export function Counts({ base, filters, size, counts }: CountsProps) {
  const say = useSay();
  const to = (status: StatusGroup | null) => base + filterQuery({ ...filters, status });
  const here = (status: StatusGroup | null) => (filters.status === status ? 'true' : undefined);
  return (
    <nav aria-label={say('team.counts.label')}>
      <ul className="counts" role="list">
        <li>
          <a href={to(null)} aria-current={here(null)}>
            <b>{say.number(size)}</b>
            <span className="status">
              <Icon name="people" />
              <span>{say('team.counts.all')}</span>
            </span>
          </a>
        </li>
        {order.map((group) => (
          <li key={group}>
            <a href={to(group)} aria-current={here(group)}>
              <b>{say.number(counts[group])}</b>
              <Status is={shapeOf[group]}>{say(`team.state.${group}`)}</Status>
            </a>
          </li>
        ))}
      </ul>
      <p className="small soft">{say('team.counts.unit')}</p>
    </nav>
  );
}
