/** What of the roster is asked for, as the address of a page says it. */
import { statusGroups, type StatusGroup } from './cell-state.ts';

export interface RosterFilters {
  /** A course's slug. */
  course: string | null;
  status: StatusGroup | null;
  /** A part of a name. */
  search: string;
  /** What somebody does there, in the leader's words. */
  position: string | null;
  order: 'urgent' | 'name';
}

export const everybody: RosterFilters = {
  course: null,
  status: null,
  search: '',
  position: null,
  order: 'urgent',
};

/** Whatever is not understood is not asked for. */
export function readFilters(search: URLSearchParams): RosterFilters {
  const text = (name: string) => (search.get(name) ?? '').trim().slice(0, 200);
  return {
    course: text('course') || null,
    status: statusGroups.find((group) => group === text('status')) ?? null,
    search: text('search'),
    position: text('position') || null,
    order: text('order') === 'name' ? 'name' : 'urgent',
  };
}

/** The same back again: `?course=…&status=…`, empty for everybody. */
export function filterQuery(filters: RosterFilters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters) as [keyof RosterFilters, string | null][]) {
    if (value && value !== everybody[name]) query.set(name, value);
  }
  return query.size === 0 ? '' : `?${query}`;
}
