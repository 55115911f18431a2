/** The roster as rows for a spreadsheet: one a person × course that concerns them. */
import { dayIn } from '#app/domain/requirements/requirements.ts';
import type { Roster } from '#app/domain/roster/roster.ts';
import type { Cell, Sheet } from '#app/platform/sheets/sheets.server.ts';
import type { Say } from '#app/words/words.ts';

const columns = [
  'person',
  'position',
  'course',
  'state',
  'lessonsDone',
  'lessons',
  'enrolled',
  'due',
  'passed',
  'certificate',
  'issued',
  'expires',
] as const;

export function sheetOfRoster(roster: Roster, zone: string, say: Say): Sheet {
  return {
    name: say('reports.file.sheet'),
    head: columns.map((column) => say(`reports.column.${column}`)),
    rows: rowsOf(roster, zone, say),
  };
}

function* rowsOf(roster: Roster, zone: string, say: Say): Generator<Cell[]> {
  const day = (instant: string | null) => (instant === null ? null : dayIn(instant, zone));
  for (const person of roster.people) {
    for (const [at, cell] of person.cells.entries()) {
      if (cell.state === 'not-needed') continue;
      const course = roster.courses[at]!;
      const { certificate } = cell;
      yield [
        person.name,
        person.position,
        course.title,
        say(`team.state.${cell.state}`),
        cell.completed,
        course.lessons,
        day(cell.enrolledAt),
        day(cell.dueAt),
        day(cell.passedAt),
        certificate?.number ?? null,
        // As printed on it: in UTC.
        certificate?.issuedAt.slice(0, 10) ?? null,
        certificate?.expiresAt.slice(0, 10) ?? null,
      ];
    }
  }
}
