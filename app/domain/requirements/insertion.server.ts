import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { recordAudits } from '#app/domain/audit/audit.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';

export interface NewRequirement {
  organizationId: string;
  personId: string;
  courseId: string;
  courseSlug: string;
  cycle: number;
  pathId: string | null;
  dueAt: string | null;
  requiredBy: string;
}

/** Insertions of one statement: far below what either engine allows. */
const atOnce = 200;

/**
 * Writes requirements, each once whoever else does it at the same time. Gives the ids of those
 * that were made now, by `person course`. `actor` is null where the platform itself acts.
 */
export async function insertRequirements(
  trx: Transaction<Database>,
  actor: { id: string } | null,
  wanted: NewRequirement[],
  now: Date,
): Promise<Map<string, string>> {
  const rows = wanted.map((requirement) => ({ id: newId(), requirement }));
  const made = new Set<string>();
  for (let from = 0; from < rows.length; from += atOnce) {
    const inserted = await trx
      .insertInto('requirements')
      .values(
        rows.slice(from, from + atOnce).map(({ id, requirement }) => ({
          id,
          organization_id: requirement.organizationId,
          person_id: requirement.personId,
          course_id: requirement.courseId,
          cycle: requirement.cycle,
          path_id: requirement.pathId,
          due_at: requirement.dueAt,
          required_at: now.toISOString(),
          required_by: requirement.requiredBy,
        })),
      )
      .onConflict((oc) =>
        oc.columns(['organization_id', 'person_id', 'course_id', 'cycle']).doNothing(),
      )
      .returning('id')
      .execute();
    for (const { id } of inserted) made.add(id);
  }
  const fresh = rows.filter(({ id }) => made.has(id));
  const deeds = fresh.map(({ id, requirement }) => ({
    actorId: actor?.id ?? null,
    verb: actor ? ('requirement.made' as const) : ('requirement.renewed' as const),
    subjectId: id,
    organizationId: requirement.organizationId,
    details: {
      course: requirement.courseSlug,
      cycle: requirement.cycle,
      due: requirement.dueAt,
    },
  }));
  await recordAudits(trx, deeds, now);
  return new Map(
    fresh.map(({ id, requirement }) => [`${requirement.personId} ${requirement.courseId}`, id]),
  );
}
