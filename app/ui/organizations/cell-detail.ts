import type { RosterCell } from '#app/domain/roster/roster.ts';
import type { Say } from '#app/words/words.ts';

/**
 * What stands small under a status: the day that matters, or how far somebody is. A due day is one
 * of the organization's; the day on a certificate is as it is printed.
 */
export function cellDetail(
  say: Say,
  cell: RosterCell,
  { lessons, zone }: { lessons: number; zone: string },
): string | null {
  const { state, dueAt, certificate } = cell;
  const due = dueAt === null ? null : say.shortDay(dueAt, zone);
  const end = certificate && say.shortDay(certificate.expiresAt, 'UTC');
  const progress = { done: cell.completed, all: lessons };
  switch (state) {
    case 'overdue':
      return due && say('team.cell.wasDue', { day: due });
    case 'expired':
      return end && say('team.cell.ended', { day: end });
    case 'expiring':
      return end && say('team.cell.ends', { day: end });
    case 'done':
      return end ? say('team.cell.to', { day: end }) : say('team.cell.noCertificate');
    case 'going':
      return due
        ? say('team.cell.lessonsDue', { ...progress, day: due })
        : say('team.cell.lessons', progress);
    case 'ready':
    case 'not-started':
      return due && say('team.cell.due', { day: due });
    default:
      return null;
  }
}
