/** Where the members of an organization stand in every course: what requiring has to know. */
import type { Db } from '#db/connection.server.ts';
import type { Standing } from './plan.ts';

/** By `person course`. */
export type Standings = Record<
  string,
  | (Standing & {
      /** In any cycle: what was learnt counts for what comes after. */
      everPassed: boolean;
    })
  | undefined
>;

export async function standingsIn(db: Db, organizationId: string, now: Date): Promise<Standings> {
  const rows = await db
    .selectFrom('enrolments')
    .innerJoin('memberships', (join) =>
      join
        .onRef('memberships.person_id', '=', 'enrolments.person_id')
        .on('memberships.organization_id', '=', organizationId)
        .on('memberships.ended_at', 'is', null),
    )
    .leftJoin('withdrawals', (join) =>
      join
        .onRef('withdrawals.enrolment_id', '=', 'enrolments.id')
        .on('withdrawals.returned_at', 'is', null),
    )
    .select(['enrolments.id', 'enrolments.person_id', 'enrolments.course_id', 'enrolments.cycle'])
    .select('withdrawals.withdrawn_at')
    .select((query) => [
      query
        .selectFrom('attempts')
        .select((it) => it.fn.max('attempts.passed').as('passed'))
        .whereRef('attempts.enrolment_id', '=', 'enrolments.id')
        .as('passed'),
      query
        .selectFrom('certificates')
        .select((it) => it.fn.max('certificates.issued_at').as('at'))
        .whereRef('certificates.person_id', '=', 'enrolments.person_id')
        .whereRef('certificates.course_id', '=', 'enrolments.course_id')
        .whereRef('certificates.cycle', '=', 'enrolments.cycle')
        .as('issued_at'),
      query
        .selectFrom('certificates')
        .select((it) => it.fn.max('certificates.expires_at').as('at'))
        .whereRef('certificates.person_id', '=', 'enrolments.person_id')
        .whereRef('certificates.course_id', '=', 'enrolments.course_id')
        .whereRef('certificates.cycle', '=', 'enrolments.cycle')
        .where('certificates.revoked_at', 'is', null)
        .as('expires_at'),
    ])
    .orderBy('enrolments.cycle')
    .execute();
  const standings: Standings = {};
  const at = now.toISOString();
  for (const row of rows) {
    const key = `${row.person_id} ${row.course_id}`;
    const passed = row.passed === 1;
    const ended = row.issued_at !== null && (row.expires_at === null || row.expires_at <= at);
    // Rows come cycle by cycle; the last one is where the person is.
    standings[key] = {
      enrolmentId: row.id,
      cycle: row.cycle,
      withdrawn: row.withdrawn_at !== null,
      passed,
      ended: passed && ended,
      everPassed: passed || standings[key]?.everPassed === true,
    };
  }
  return standings;
}
