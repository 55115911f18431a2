/** One requirement, with everything that was done about it. */
import type { Db } from '#db/connection.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { coursesIn } from './course-titles.server.ts';
import { requirementsOf } from './of-organization.server.ts';
import type { RequirementEvent, RequirementRecord } from './requirements.ts';

export async function findRequirement(
  db: Db,
  viewer: SignedIn,
  { organization, requirement: id }: { organization: { id: string }; requirement: string },
): Promise<RequirementRecord | null> {
  const [requirement] = await requirementsOf(db, organization.id, { id });
  if (!requirement) return null;
  const more = await db
    .selectFrom('requirements')
    .innerJoin('people', 'people.id', 'requirements.person_id')
    .leftJoin('learning_paths', 'learning_paths.id', 'requirements.path_id')
    .select(['people.name', 'learning_paths.title', 'requirements.waiver_reason'])
    .where('requirements.id', '=', id)
    .executeTakeFirstOrThrow();
  const words = await coursesIn(db, [viewer.language]);
  const course = words.get(viewer.language)?.get(requirement.courseId);
  return {
    ...requirement,
    personName: more.name,
    courseTitle: course?.title ?? requirement.courseSlug,
    pathTitle: more.title,
    waiverReason: more.waiver_reason,
    history: await historyOf(db, organization.id, id),
  };
}

async function historyOf(db: Db, organizationId: string, id: string): Promise<RequirementEvent[]> {
  const entries = await db
    .selectFrom('audit_entries')
    .leftJoin('people', 'people.id', 'audit_entries.actor_id')
    .select(['audit_entries.at', 'audit_entries.verb', 'audit_entries.details', 'people.name'])
    .where('audit_entries.subject_kind', '=', 'requirement')
    .where('audit_entries.subject_id', '=', id)
    .where('audit_entries.organization_id', '=', organizationId)
    .orderBy('audit_entries.at')
    .orderBy('audit_entries.id')
    .execute();
  return entries.map(({ at, verb, details: json, name }) => {
    const details = JSON.parse(json) as { reason?: string; to?: string; due?: string };
    return {
      verb: verb.replace('requirement.', '') as RequirementEvent['verb'],
      at,
      by: name,
      reason: details.reason ?? null,
      dueAt: details.to ?? details.due ?? null,
    };
  });
}
