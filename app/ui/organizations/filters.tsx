import type { Roster, RosterFilters } from '#app/domain/roster/roster.ts';
import { Button, Field, Select } from '#app/ui/forms.tsx';
import { useSay } from '#app/ui/say.tsx';

interface FiltersProps {
  base: string;
  filters: RosterFilters;
  choices: Roster['choices'];
}

/** Asked in the address of the page, so that it can be kept and sent on. */
export function Filters({ base, filters, choices }: FiltersProps) {
  const say = useSay();
  const positions = choices.positions.map((value) => ({ value, label: value }));
  const { search, course, position, order } = filters;
  const chosen = search !== '' || course !== null || position !== null || order !== 'urgent';
  return (
    <details className="finder noprint" open={chosen}>
      <summary>{say('team.filters.label')}</summary>
      <form className="filters" method="get" action={base}>
        {filters.status === null ? null : (
          <input type="hidden" name="status" value={filters.status} />
        )}
        <Field
          label={say('team.filters.search')}
          name="search"
          type="search"
          autoComplete="off"
          maxLength={200}
          defaultValue={filters.search}
        />
        <Select
          label={say('team.filters.course')}
          name="course"
          defaultValue={filters.course ?? ''}
          options={[
            { value: '', label: say('team.filters.allCourses') },
            ...choices.courses.map(({ slug, title }) => ({ value: slug, label: title })),
          ]}
        />
        {positions.length === 0 ? null : (
          <Select
            label={say('team.filters.position')}
            name="position"
            defaultValue={filters.position ?? ''}
            options={[{ value: '', label: say('team.filters.allPositions') }, ...positions]}
          />
        )}
        <Select
          label={say('team.filters.order')}
          name="order"
          defaultValue={filters.order}
          options={[
            { value: 'urgent', label: say('team.filters.urgent') },
            { value: 'name', label: say('team.filters.name') },
          ]}
        />
        <Button className="quiet wide">{say('team.filters.show')}</Button>
      </form>
    </details>
  );
}
