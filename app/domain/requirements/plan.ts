/** What asking a person for a course will do, given how things stand. */

/** A person's place in the latest cycle of a course. */
export interface Standing {
  enrolmentId: string;
  cycle: number;
  withdrawn: boolean;
  passed: boolean;
  /** Passed, and every certificate of it has ended: expired or revoked. */
  ended: boolean;
}

/**
 * - `required`: from now on
 * - `later`: from now on, and open once what must come first is passed
 * - `back`: had been left, and is open again
 * - `known`: was required before; nothing changes, its day neither
 * - `waived`: was required before and waived; it stays waived
 * - `done`: passed, and still valid: not needed again
 */
export type Outcome = 'required' | 'later' | 'back' | 'known' | 'waived' | 'done';

export interface Plan {
  cycle: number;
  outcome: Outcome;
  /** Whether the person is to be enrolled in the cycle. */
  enrols: boolean;
}

/** The cycle that asking now would be about. */
export function cycleOf(standing: Standing | undefined): number {
  if (!standing) return 1;
  return standing.ended ? standing.cycle + 1 : standing.cycle;
}

export function planFor(
  standing: Standing | undefined,
  before: { waivedAt: string | null } | undefined,
  /** A rule keeps the course closed to the person. */
  closed: boolean,
): Plan {
  const cycle = cycleOf(standing);
  const open = standing && !standing.ended;
  if (open && standing.passed) return { cycle, outcome: 'done', enrols: false };
  if (before?.waivedAt) return { cycle, outcome: 'waived', enrols: false };
  if (open && standing.withdrawn) return { cycle, outcome: 'back', enrols: false };
  if (open) return { cycle, outcome: before ? 'known' : 'required', enrols: false };
  if (before) return { cycle, outcome: 'known', enrols: !closed };
  return { cycle, outcome: closed ? 'later' : 'required', enrols: !closed };
}
