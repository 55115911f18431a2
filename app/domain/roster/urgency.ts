import type { CellState, RosterCell, RosterPerson } from './roster.ts';

/** The smaller, the sooner somebody must act. */
const weight: Record<CellState, number> = {
  overdue: 0,
  expired: 0,
  withdrawn: 0,
  expiring: 1,
  ready: 2,
  going: 2,
  'not-started': 2,
  done: 3,
  waived: 3,
  'not-needed': 4,
};

const never = '9999';

/** The day that makes a cell pressing: when it was or is due, else when what is held ends. */
const dayOf = ({ state, dueAt, certificate }: RosterCell): string => {
  if (state === 'expiring' || state === 'expired') return certificate?.expiresAt ?? never;
  return weight[state] <= 2 ? (dueAt ?? never) : never;
};

interface Pressing {
  weight: number;
  cells: number;
  day: string;
}

function pressing(cells: RosterCell[]): Pressing {
  const most = Math.min(4, ...cells.map((cell) => weight[cell.state]));
  const those = cells.filter((cell) => weight[cell.state] === most);
  return { weight: most, cells: those.length, day: those.map(dayOf).sort()[0] ?? never };
}

/** The most urgent first: by what is worst, by its day, by how much of it, by name. */
export function sortPeople(
  people: RosterPerson[],
  order: 'urgent' | 'name',
  language: string,
): RosterPerson[] {
  const names = new Intl.Collator(language);
  const byName = (a: RosterPerson, b: RosterPerson) => names.compare(a.name, b.name);
  if (order === 'name') return people.toSorted(byName);
  const urgency = new Map(people.map((person) => [person, pressing(person.cells)]));
  return people.toSorted((one, other) => {
    const [a, b] = [urgency.get(one)!, urgency.get(other)!];
    return (
      a.weight - b.weight ||
      (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) ||
      b.cells - a.cells ||
      byName(one, other)
    );
  });
}
