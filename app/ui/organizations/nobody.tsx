import { filterQuery, type RosterFilters } from '#app/domain/roster/roster.ts';
import { House } from '#app/ui/house.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { useSay } from '#app/ui/say.tsx';

/** A team of one: where to begin. */
export function BringStaff({ base }: { base: string }) {
  const say = useSay();
  return (
    <House>
      <h2>{say('team.empty.title')}</h2>
      <p>{say('team.empty.text')}</p>
      <p>
        <a className="button" href={`${base}/people/new`}>
          <Icon name="plus" /> {say('team.addStaff')}
        </a>
      </p>
    </House>
  );
}

/** People, and nothing asked of them yet. */
export function NoCourse({ base, leads }: { base: string; leads: boolean }) {
  const say = useSay();
  return (
    <House>
      <h2>{say('team.noCourse.title')}</h2>
      {leads ? (
        <>
          <p>{say('team.noCourse.text')}</p>
          <p>
            <a className="button" href={`${base}/enrolments`}>
              {say('team.to.enrolments')}
            </a>
          </p>
        </>
      ) : null}
    </House>
  );
}

export function NobodyFits({ base, filters }: { base: string; filters: RosterFilters }) {
  const say = useSay();
  const all = { ...filters, course: null, status: null, search: '', position: null };
  return (
    <p>
      {say('team.filters.nobody')}{' '}
      <a href={base + filterQuery(all)}>{say('team.filters.everybody')}</a>
    </p>
  );
}
