/** How things can stand with a person and a course, and what a leader looks for. */

/**
 * - `not-needed`: neither required nor enrolled
 * - `not-started`: required or enrolled, no lesson done
 * - `going`: some lessons done
 * - `ready`: all lessons done, the final check is next
 * - `done`: passed; the certificate, once the person has made it, holds
 * - `expiring`: passed; the certificate ends within 60 days
 * - `expired`: the certificate has ended and the course is not done again
 * - `withdrawn`: the certificate was withdrawn by a steward, and no other is in its place
 * - `overdue`: required, not done, and the due day is over
 * - `waived`: required, and then not, with a reason
 */
export const cellStates = [
  'overdue',
  'expired',
  'withdrawn',
  'expiring',
  'ready',
  'going',
  'not-started',
  'done',
  'waived',
  'not-needed',
] as const;
export type CellState = (typeof cellStates)[number];

/** What a leader looks for; each gathers some states of cells. */
export const statusGroups = ['overdue', 'expiring', 'going', 'not-started', 'done'] as const;
export type StatusGroup = (typeof statusGroups)[number];

export const groupOf: Record<CellState, StatusGroup | null> = {
  overdue: 'overdue',
  expired: 'overdue',
  withdrawn: 'overdue',
  expiring: 'expiring',
  ready: 'going',
  going: 'going',
  'not-started': 'not-started',
  done: 'done',
  waived: null,
  'not-needed': null,
};
