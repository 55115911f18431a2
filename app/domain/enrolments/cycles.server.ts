/** Enrolling somebody else, and again: the **cycles** of a course. The latest one is the live one. */
import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { recordAudit, recordAudits } from '#app/domain/audit/audit.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';

export interface Opening {
  personId: string;
  courseId: string;
  courseSlug: string;
  cycle: number;
  organizationId: string | null;
  enrolledBy: string;
}

/** Insertions of one statement: far below what either engine allows. */
const atOnce = 200;

/**
 * Enrols people in cycles of courses, each once whoever else does it at the same time, and says
 * which were opened now. `actor` is null where the platform itself acts.
 */
export async function openEnrolments(
  trx: Transaction<Database>,
  actor: { id: string } | null,
  openings: Opening[],
  now: Date,
): Promise<Opening[]> {
  const rows = openings.map((opening) => ({ id: newId(), opening }));
  const opened = new Set<string>();
  for (let from = 0; from < rows.length; from += atOnce) {
    const inserted = await trx
      .insertInto('enrolments')
      .values(
        rows.slice(from, from + atOnce).map(({ id, opening }) => ({
          id,
          person_id: opening.personId,
          course_id: opening.courseId,
          cycle: opening.cycle,
          organization_id: opening.organizationId,
          enrolled_at: now.toISOString(),
          enrolled_by: opening.enrolledBy,
        })),
      )
      .onConflict((oc) => oc.columns(['person_id', 'course_id', 'cycle']).doNothing())
      .returning('id')
      .execute();
    for (const { id } of inserted) opened.add(id);
  }
  const made = rows.filter(({ id }) => opened.has(id));
  const deeds = made.map(({ id, opening }) => ({
    actorId: actor?.id ?? null,
    verb: opening.cycle === 1 ? ('enrolment.made' as const) : ('enrolment.renewed' as const),
    subjectId: id,
    organizationId: opening.organizationId,
    details: { course: opening.courseSlug, cycle: opening.cycle },
  }));
  await recordAudits(trx, deeds, now);
  return made.map(({ opening }) => opening);
}

/** Brings somebody back to a course they left. False when they had not. */
export async function resumeEnrolment(
  trx: Transaction<Database>,
  actor: { id: string },
  enrolment: { id: string; courseSlug: string; cycle: number; organizationId: string },
  now: Date,
): Promise<boolean> {
  const returned = await trx
    .updateTable('withdrawals')
    .set({ returned_at: now.toISOString() })
    .where('enrolment_id', '=', enrolment.id)
    .where('returned_at', 'is', null)
    .executeTakeFirst();
  if (returned.numUpdatedRows === 0n) return false;
  await recordAudit(
    trx,
    {
      actorId: actor.id,
      verb: 'enrolment.resumed',
      subjectId: enrolment.id,
      organizationId: enrolment.organizationId,
      details: { course: enrolment.courseSlug, cycle: enrolment.cycle },
    },
    now,
  );
  return true;
}
