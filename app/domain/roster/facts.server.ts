/**
 * The facts behind a roster: one query for each kind, whoever the organization has, each through
 * the memberships that are live in it. What others ask of the same people is not read.
 */
import { setImmediate as others } from 'node:timers/promises';
import type { Db } from '#db/connection.server.ts';
import { requirementsOf } from '#app/domain/requirements/requirements.server.ts';
import type { CertificateFact, EnrolmentFact, Facts } from './cell.ts';

export interface Whose {
  organization: string;
  /** Only this person of the organization. */
  person?: string;
}

type Row = { personId: string; courseId: string };

export type Member = Awaited<ReturnType<typeof membersOf>>[number];

export async function membersOf(db: Db, { organization, person }: Whose) {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .select([
      'people.id',
      'people.name',
      'people.suspended_at',
      'people.email',
      'memberships.position',
      'memberships.role',
      'memberships.started_at',
    ])
    .select((it) =>
      it.and([it('password_hash', 'is', null), it('pin_hash', 'is', null)]).as('unopened'),
    )
    .where('memberships.organization_id', '=', organization)
    .where('memberships.ended_at', 'is', null)
    .where('people.deleted_at', 'is', null)
    .$if(person !== undefined, (query) => query.where('people.id', '=', person!))
    .execute();
  // Who has an address was sent a link.
  return rows.map(({ email, unopened, ...row }) => ({
    ...row,
    outside: Boolean(unopened) && email === null,
  }));
}

/** By person and course; nothing where nothing is known. */
export async function factsOf(db: Db, whose: Whose): Promise<(of: Row) => Facts> {
  // SQLite answers at once and holds everybody up meanwhile: of a thousand people, one kind a turn.
  const requirements = await requirementsOf(db, whose.organization);
  await others();
  const enrolments = await enrolmentsOf(db, whose);
  await others();
  const certificates = await certificatesOf(db, whose);
  const facts = new Map<string, Facts>();
  const at = (row: Row): Facts => {
    const key = `${row.personId} ${row.courseId}`;
    let known = facts.get(key);
    if (!known) {
      known = { requirement: null, enrolment: null, certificates: [] };
      facts.set(key, known);
    }
    return known;
  };
  for (const it of requirements) {
    at(it).requirement = { ...it, waived: it.waivedAt !== null };
  }
  for (const it of enrolments) at(it).enrolment = it;
  for (const it of certificates) at(it).certificates.push(it);
  return at;
}

/** The people of an organization as it is now, or the one of them that is asked for. */
const theirs = (db: Db, { organization, person }: Whose) =>
  db
    .selectFrom('memberships')
    .select('memberships.person_id')
    .where('memberships.organization_id', '=', organization)
    .where('memberships.ended_at', 'is', null)
    .$if(person !== undefined, (query) => query.where('memberships.person_id', '=', person!));

/** In the last cycle of each course: what was before says nothing about now. */
async function enrolmentsOf(db: Db, whose: Whose): Promise<(Row & EnrolmentFact)[]> {
  const rows = await db
    .selectFrom('enrolments')
    .select(['person_id', 'course_id', 'cycle', 'enrolled_at'])
    .select((query) => [
      query
        .selectFrom('withdrawals')
        .select('withdrawals.withdrawn_at')
        .whereRef('withdrawals.enrolment_id', '=', 'enrolments.id')
        .where('withdrawals.returned_at', 'is', null)
        .as('left_at'),
      query
        .selectFrom('attempts')
        .select((it) => it.fn.min('attempts.submitted_at').as('at'))
        .whereRef('attempts.enrolment_id', '=', 'enrolments.id')
        .where('attempts.passed', '=', 1)
        .as('passed_at'),
      query
        .selectFrom('completions')
        .select((it) => it.fn<string>('string_agg', ['lesson_key', it.val(' ')]).as('keys'))
        .whereRef('completions.enrolment_id', '=', 'enrolments.id')
        .as('lessons'),
    ])
    .where('person_id', 'in', theirs(db, whose))
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('enrolments as later')
            .select('later.id')
            .whereRef('later.person_id', '=', 'enrolments.person_id')
            .whereRef('later.course_id', '=', 'enrolments.course_id')
            .whereRef('later.cycle', '>', 'enrolments.cycle'),
        ),
      ),
    )
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    courseId: row.course_id,
    cycle: row.cycle,
    enrolledAt: row.enrolled_at,
    left: row.left_at !== null,
    passedAt: row.passed_at,
    lessons: row.lessons?.split(' ') ?? [],
  }));
}

async function certificatesOf(db: Db, whose: Whose): Promise<(Row & CertificateFact)[]> {
  const rows = await db
    .selectFrom('certificates')
    .select(['person_id', 'course_id', 'cycle', 'number', 'issued_at', 'expires_at', 'revoked_at'])
    .where('person_id', 'in', theirs(db, whose))
    .orderBy('issued_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    courseId: row.course_id,
    cycle: row.cycle,
    number: row.number,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    revoked: row.revoked_at !== null,
  }));
}
