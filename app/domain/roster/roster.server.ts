/** The roster of an organization, computed from the facts of its people. */
import { setImmediate as others } from 'node:timers/promises';
import type { Db } from '#db/connection.server.ts';
import type { Language } from '#app/words/languages.ts';
import { cellFrom } from './cell.ts';
import { columnsIn, type Column } from './columns.server.ts';
import { factsOf, membersOf } from './facts.server.ts';
import {
  groupOf,
  type Roster,
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
    ({ cells }) =>
      filters.status === null || cells.some((cell) => groupOf[cell.state] === filters.status),
  );
  return {
    at: now.toISOString(),
    courses: shown.map(plain),
    people: sortPeople(people, filters.order, language),
    size: members.length,
    counts: countsOf(asked),
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

function countsOf(people: RosterPerson[]): Record<StatusGroup, number> {
  const counts = { overdue: 0, expiring: 0, going: 0, 'not-started': 0, done: 0 };
  for (const { state } of people.flatMap((person) => person.cells)) {
    const group = groupOf[state];
    if (group) counts[group] += 1;
  }
  return counts;
}

function positionsOf(people: RosterPerson[], language: string): string[] {
  const positions = new Set(people.map((person) => person.position).filter((it) => it !== null));
  return [...positions].sort(new Intl.Collator(language).compare);
}
