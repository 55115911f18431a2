import { expect, it } from 'vitest';
import { everybody, filterQuery, readFilters } from './roster.ts';

const read = (query: string) => readFilters(new URLSearchParams(query));

it('asks for everybody where nothing is said, or nothing that is understood', () => {
  expect(read('')).toEqual(everybody);
  expect(read('status=__proto__&order=sideways&course=&search=%20')).toEqual(everybody);
  expect(filterQuery(everybody)).toBe('');
});

it('comes back from an address as it went in', () => {
  const filters = {
    course: 'safe-every-day',
    status: 'overdue',
    search: 'มาลี & co',
    position: 'House parent',
    order: 'name',
  } as const;
  expect(readFilters(new URLSearchParams(filterQuery(filters)))).toEqual(filters);
});
