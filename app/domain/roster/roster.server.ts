/** The roster of an organization, computed from the facts of its people. */
import { setImmediate as others } from 'node:timers/promises';
import type { Db } from '#db/connection.server.ts';
import type { Language } from '#app/words/languages.ts';
import { cellFrom } from './cell.ts';
import { columnsIn, type Column } from './columns.server.ts';
import { factsOf, membersOf, type Member } from './facts.server.ts';
import {
  groupOf,
  statusGroups,
  type Roster,
  type RosterCell,
  type RosterCourse,
  type RosterFilters,
  type RosterPerson,
  type StatusGroup,
} from './roster.ts';
import { sortPeople } from './urgency.ts';

export { staffRecord } from './person-record.server.ts';

const atOnce = 200;

/**
 * The organization comes from `findOrganization`, which has looked whether the viewer may see it.
 * Six queries, whatever the number of people, and of other organizations.
 */
export async function rosterOf(
  db: Db,
  organization: { id: string },
  { filters, language }: { filters: RosterFilters; language: Language },
  now: Date,
): Promise<Roster> {
  const columns = await columnsIn(db, language);
  const members = await membersOf(db, { organization: organization.id });
  const factsAt = await factsOf(db, { organization: organization.id });

  const everyone: RosterPerson[] = [];
  for (const member of members) {
    // Whoever waits for a page comes first.
    if (everyone.length % atOnce === 0) await others();
    everyone.push({
      id: member.id,
      name: member.name,
      position: member.position,
      role: member.role,
      joinedAt: member.started_at,
      suspended: member.suspended_at !== null,
      cells: columns.map((course) =>
        cellFrom(course, factsAt({ personId: member.id, courseId: course.id }), now),
      ),
    });
  }
  // A course that nobody needs is no column.
  const used = columns.filter((_, at) =>
    everyone.some(({ cells }) => cells[at]!.state !== 'not-needed'),
  );
  const shown = used.some((it) => it.slug === filters.course)
    ? used.filter((it) => it.slug === filters.course)
    : used;
  const asked = everyone
    .map((person) => ({ ...person, cells: cellsOf(person, shown) }))
    .filter((person) => matches(person, filters));
  await others();
  const people = asked.filter(
    ({ cells }) => filters.status === null || standsIn(cells, filters.status),
  );
  return {
    at: now.toISOString(),
    courses: shown.map(plain),
    people: sortPeople(people, filters.order, language),
    size: members.length,
    counts: countsOf(asked),
    next: nextOf(everyone, members),
    choices: { courses: used.map(plain), positions: positionsOf(everyone, language) },
  };
}

const plain = ({ id, slug, title, lessons }: Column): RosterCourse => ({
  id,
  slug,
  title,
  lessons,
});

const cellsOf = ({ cells }: RosterPerson, courses: Column[]) =>
  cells.filter((cell) => courses.some((course) => course.id === cell.courseId));

/** The engines fold letters differently, so it is done here. */
const folded = (text: string) => text.normalize('NFKC').toLowerCase();

const matches = (person: RosterPerson, { search, position }: RosterFilters): boolean =>
  folded(person.name).includes(folded(search)) &&
  (position === null || person.position === position);

/** Somebody late in one course is late; done is who has done them all. */
function standsIn(cells: RosterCell[], group: StatusGroup): boolean {
  const groups = cells.map((cell) => groupOf[cell.state]).filter((it) => it !== null);
  if (group === 'done') return groups.length > 0 && groups.every((it) => it === 'done');
  return groups.includes(group);
}

const countIn = (people: RosterPerson[], group: StatusGroup): number =>
  people.filter(({ cells }) => standsIn(cells, group)).length;

const countsOf = (people: RosterPerson[]): Record<StatusGroup, number> =>
  Object.fromEntries(statusGroups.map((group) => [group, countIn(people, group)])) as Record<
    StatusGroup,
    number
  >;

const nextOf = (people: RosterPerson[], members: Member[]): Roster['next'] => ({
  late: countIn(people, 'overdue'),
  expiring: countIn(people, 'expiring'),
  outside: members.filter(({ outside }) => outside).length,
});

function positionsOf(people: RosterPerson[], language: string): string[] {
  const positions = new Set(people.map((person) => person.position).filter((it) => it !== null));
  return [...positions].sort(new Intl.Collator(language).compare);
}
