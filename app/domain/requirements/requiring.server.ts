/** Requiring many courses of many people at once: all of it happens, or nothing. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import type { Course } from '#app/domain/courses/courses.ts';
import { openEnrolments, resumeEnrolment } from '#app/domain/enrolments/enrolments.server.ts';
import { takesMore } from '#app/domain/organizations/organizations.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { coursesIn } from './course-titles.server.ts';
import { endOfDay, zoneOfCountry } from '#app/domain/organizations/organizations.ts';
import { membersOf, type Member } from './members.server.ts';
import { insertRequirements } from './insertion.server.ts';
import { requirementsOf } from './of-organization.server.ts';
import { findPath } from './paths.server.ts';
import { cycleOf, planFor, type Plan } from './plan.ts';
import type { Asked, Asking, Requirement } from './requirements.ts';
import { standingsIn, type Standings } from './standings.server.ts';
import { tellRequired } from './tell-required.server.ts';

export interface RequiringOrganization {
  id: string;
  name: string;
  country: string;
}

export type Requiring =
  | { asked: Asked[]; dueAt: string | null }
  | { refused: 'nobody' | 'no-course' | 'past' | 'paused' };

type AskedOf = Pick<Pair, 'person' | 'course'> & Pick<Asked, 'requirementId' | 'outcome' | 'dueAt'>;

/** One person and one course of what is asked. */
interface Pair extends Plan {
  person: Member;
  course: Course;
  standing: Standings[string];
  before: Requirement | undefined;
}

/** Who is no live member, and what is no course, is passed over. */
export async function requireCourses(
  db: Db,
  viewer: SignedIn,
  { organization, ...asking }: Asking & { organization: RequiringOrganization },
  now: Date,
): Promise<Requiring> {
  const wanted = new Set(asking.people);
  const people = (await membersOf(db, organization.id)).filter((it) => wanted.has(it.id));
  if (people.length === 0) return { refused: 'nobody' };
  const words = await coursesIn(db, [viewer.language, ...people.map((it) => it.language)]);
  const catalogue = [...words.get(viewer.language)!.values()];
  const path = asking.path ? await findPath(db, organization.id, asking.path) : null;
  const bySlug = new Map(catalogue.map((course) => [course.slug, course]));
  const slugs = new Set([...(path?.courses ?? []), ...asking.courses]);
  const courses = [...slugs].flatMap((slug) => bySlug.get(slug) ?? []);
  if (courses.length === 0) return { refused: 'no-course' };
  const due = asking.due && endOfDay(asking.due, zoneOfCountry(organization.country));
  if (due && due < now) return { refused: 'past' };
  const dueAt = due ? due.toISOString() : null;

  return db.transaction().execute(async (trx): Promise<Requiring> => {
    if (!(await takesMore(trx, organization.id))) return { refused: 'paused' };
    const pairs = await plan(trx, organization.id, { people, courses, catalogue }, now);
    // In one order, whoever asks: two at once wait for each other, and never in a circle.
    const sorted = pairs.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    await openEnrolments(
      trx,
      viewer,
      sorted
        .filter((it) => it.enrols)
        .map(({ person, course, cycle }) => ({
          personId: person.id,
          courseId: course.id,
          courseSlug: course.slug,
          cycle,
          organizationId: organization.id,
          enrolledBy: viewer.id,
        })),
      now,
    );
    const ids = await insertRequirements(
      trx,
      viewer,
      sorted
        .filter((it) => !it.before)
        .map(({ person, course, cycle }) => ({
          organizationId: organization.id,
          personId: person.id,
          courseId: course.id,
          courseSlug: course.slug,
          cycle,
          pathId: path?.courses.includes(course.slug) ? path.id : null,
          dueAt,
          requiredBy: viewer.id,
        })),
      now,
    );
    await bringBack(trx, viewer, organization.id, pairs, now);
    const asked = pairs.map((pair): AskedOf => {
      const { person, course, before } = pair;
      const made = ids.get(keyOf(pair));
      // Somebody else's press of the same button was quicker.
      const beaten = !made && !before && (pair.outcome === 'required' || pair.outcome === 'later');
      return {
        person,
        course,
        requirementId: made ?? before?.id ?? null,
        outcome: beaten ? 'known' : pair.outcome,
        dueAt: before ? before.dueAt : dueAt,
      };
    });
    await tellRequired(trx, viewer, { organization, asked, words }, now);
    return {
      dueAt,
      asked: asked.map(({ person, course, ...rest }) => ({
        ...rest,
        personName: person.name,
        courseTitle: course.title,
      })),
    };
  });
}

const keyOf = ({ person, course }: Pick<Pair, 'person' | 'course'>) => `${person.id} ${course.id}`;

async function plan(
  trx: Transaction<Database>,
  organizationId: string,
  of: { people: Member[]; courses: Course[]; catalogue: Course[] },
  now: Date,
): Promise<Pair[]> {
  const standings = await standingsIn(trx, organizationId, now);
  const asked = await requirementsOf(trx, organizationId);
  const known = new Map(asked.map((it) => [`${it.personId} ${it.courseId} ${it.cycle}`, it]));
  const ids = new Map(of.catalogue.map((course) => [course.slug, course.id]));
  return of.people.flatMap((person) =>
    of.courses.map((course) => {
      const key = `${person.id} ${course.id}`;
      const standing = standings[key];
      const before = known.get(`${key} ${cycleOf(standing)}`);
      const closed = course.prerequisites.some(({ course: slug, as }) => {
        const first = as === 'rule' ? ids.get(slug) : undefined;
        return first !== undefined && !standings[`${person.id} ${first}`]?.everPassed;
      });
      return { person, course, standing, before, ...planFor(standing, before, closed) };
    }),
  );
}

async function bringBack(
  trx: Transaction<Database>,
  viewer: SignedIn,
  organizationId: string,
  pairs: Pair[],
  now: Date,
): Promise<void> {
  for (const { outcome, standing, course, cycle } of pairs) {
    if (outcome !== 'back' || !standing) continue;
    const enrolment = { id: standing.enrolmentId, courseSlug: course.slug, cycle, organizationId };
    await resumeEnrolment(trx, viewer, enrolment, now);
  }
}
