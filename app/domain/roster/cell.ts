import type { CellState, RosterCell, RosterCourse } from './roster.ts';
import { soonDays } from './roster.ts';

/** What the organization asks: the last cycle of a person and a course. */
export interface RequirementFact {
  id: string;
  cycle: number;
  dueAt: string | null;
  waived: boolean;
}

/** The last cycle of a person in a course. */
export interface EnrolmentFact {
  cycle: number;
  enrolledAt: string;
  left: boolean;
  passedAt: string | null;
  /** Keys of lessons done, of earlier versions too. */
  lessons: string[];
}

export interface CertificateFact {
  cycle: number;
  number: string;
  issuedAt: string;
  expiresAt: string;
  revoked: boolean;
}

export interface Facts {
  requirement: RequirementFact | null;
  enrolment: EnrolmentFact | null;
  /** Of every cycle, revoked ones too. */
  certificates: CertificateFact[];
}

interface Weighed extends Facts {
  completed: number;
  all: number;
  passed: boolean;
  held: CertificateFact | null;
}

/** How things stand with a person in a course, now. */
export function cellFrom(
  course: RosterCourse & { keys: string[] },
  facts: Facts,
  now: Date,
): RosterCell {
  const { requirement, enrolment, certificates } = facts;
  const cycle = Math.max(requirement?.cycle ?? 0, enrolment?.cycle ?? 0) || 1;
  const current = enrolment?.cycle === cycle ? enrolment : null;
  const done = new Set(current?.lessons);
  const completed = course.keys.filter((key) => done.has(key)).length;
  const passedAt = current?.passedAt ?? null;
  const held = lastOf(certificates.filter((it) => !it.revoked));
  const weighed = { ...facts, completed, all: course.keys.length, passed: passedAt !== null, held };
  return {
    courseId: course.id,
    state: stateOf(weighed, cycle, now),
    requirementId: requirement?.id ?? null,
    dueAt: requirement && !requirement.waived ? requirement.dueAt : null,
    cycle,
    enrolledAt: current?.enrolledAt ?? null,
    completed,
    passedAt,
    certificate: held && {
      number: held.number,
      issuedAt: held.issuedAt,
      expiresAt: held.expiresAt,
    },
  };
}

const lastOf = (certificates: CertificateFact[]): CertificateFact | null =>
  certificates.reduce<CertificateFact | null>(
    (last, it) => (last === null || it.expiresAt > last.expiresAt ? it : last),
    null,
  );

function stateOf(facts: Weighed, cycle: number, now: Date): CellState {
  const { requirement, enrolment, passed, held } = facts;
  if (!requirement && !enrolment) return 'not-needed';
  const validity = held && validityOf(held, now);
  if (passed) {
    const withdrawn = !held && facts.certificates.some((it) => it.revoked && it.cycle === cycle);
    return withdrawn ? 'withdrawn' : unlessWaived(facts, validity ?? 'done');
  }
  if (requirement?.waived) return validity === 'done' ? 'done' : 'waived';
  // A renewal is due by the certificate's end: what ended says more than what is late.
  if (validity === 'expired') return 'expired';
  if (requirement?.dueAt && requirement.dueAt < now.toISOString()) return 'overdue';
  if (validity === 'expiring') return 'expiring';
  // Who left a course that nobody asks for does not need it.
  if (!requirement && enrolment?.left) return validity ?? 'not-needed';
  if (enrolment?.cycle === cycle && facts.completed === facts.all) return 'ready';
  return facts.completed > 0 ? 'going' : (validity ?? 'not-started');
}

const unlessWaived = ({ requirement }: Weighed, state: CellState): CellState =>
  requirement?.waived && state !== 'done' ? 'waived' : state;

function validityOf({ expiresAt }: CertificateFact, now: Date): 'done' | 'expiring' | 'expired' {
  if (expiresAt <= now.toISOString()) return 'expired';
  const soon = new Date(now.getTime() + soonDays * 86_400_000).toISOString();
  return expiresAt <= soon ? 'expiring' : 'done';
}
