/** An organization's learning paths. They are ended, never deleted: requirements name them. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { Deed } from '#app/domain/audit/audit.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import type { LearningPath } from './requirements.ts';

interface PathInput {
  organizationId: string;
  title: string;
  /** Slugs, in order. */
  courses: string[];
}

/** The ones in use, by title. */
export async function listPaths(db: Db, organizationId: string): Promise<LearningPath[]> {
  const paths = await readPaths(db, organizationId);
  const byTitle = new Intl.Collator('en');
  return paths
    .filter((path) => path.endedAt === null)
    .sort((a, b) => byTitle.compare(a.title, b.title));
}

/** Ended ones are found no more. */
export async function findPath(
  db: Db,
  organizationId: string,
  id: string,
): Promise<LearningPath | null> {
  const [path] = await readPaths(db, organizationId, id);
  return path && path.endedAt === null ? path : null;
}

export function makePath(
  db: Db,
  viewer: SignedIn,
  { organizationId, title, courses }: PathInput,
  now: Date,
): Promise<{ path: string } | { refused: 'no-course' }> {
  return db.transaction().execute(async (trx) => {
    const id = newId();
    const ordered = await idsOf(trx, courses);
    if (ordered.length === 0) return { refused: 'no-course' };
    await trx
      .insertInto('learning_paths')
      .values({
        id,
        organization_id: organizationId,
        title,
        created_at: now.toISOString(),
        created_by: viewer.id,
        ended_at: null,
      })
      .execute();
    await order(trx, id, ordered);
    await note(trx, viewer, 'path.made', { id, organizationId, courses }, now);
    return { path: id };
  });
}

/** What was required by the path before stays as it was. */
export function changePath(
  db: Db,
  viewer: SignedIn,
  { organizationId, path: id, title, courses }: PathInput & { path: string },
  now: Date,
): Promise<{ path: string } | { refused: 'not-found' | 'no-course' }> {
  return db.transaction().execute(async (trx) => {
    const ordered = await idsOf(trx, courses);
    if (ordered.length === 0) return { refused: 'no-course' };
    const changed = await trx
      .updateTable('learning_paths')
      .set({ title })
      .where('id', '=', id)
      .where('organization_id', '=', organizationId)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return { refused: 'not-found' };
    await order(trx, id, ordered);
    await note(trx, viewer, 'path.changed', { id, organizationId, courses }, now);
    return { path: id };
  });
}

export function endPath(
  db: Db,
  viewer: SignedIn,
  { organizationId, path: id }: { organizationId: string; path: string },
  now: Date,
): Promise<{ ended: true } | { refused: 'not-found' }> {
  return db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('learning_paths')
      .set({ ended_at: now.toISOString() })
      .where('id', '=', id)
      .where('organization_id', '=', organizationId)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n) return { refused: 'not-found' };
    await note(trx, viewer, 'path.ended', { id, organizationId }, now);
    return { ended: true };
  });
}

async function readPaths(db: Db, organizationId: string, id?: string): Promise<LearningPath[]> {
  const rows = await db
    .selectFrom('learning_paths')
    .innerJoin('learning_path_courses', 'learning_path_courses.path_id', 'learning_paths.id')
    .innerJoin('courses', 'courses.id', 'learning_path_courses.course_id')
    .select(['learning_paths.id', 'title', 'ended_at', 'courses.slug'])
    .where('learning_paths.organization_id', '=', organizationId)
    .$if(id !== undefined, (query) => query.where('learning_paths.id', '=', id!))
    .orderBy('learning_paths.id')
    .orderBy('learning_path_courses.position')
    .execute();
  const paths = new Map<string, LearningPath>();
  for (const row of rows) {
    const path = paths.get(row.id);
    if (path) path.courses.push(row.slug);
    else
      paths.set(row.id, {
        id: row.id,
        title: row.title,
        courses: [row.slug],
        endedAt: row.ended_at,
      });
  }
  return [...paths.values()];
}

async function idsOf(trx: Transaction<Database>, slugs: string[]): Promise<string[]> {
  if (slugs.length === 0) return [];
  const rows = await trx
    .selectFrom('courses')
    .select(['id', 'slug'])
    .where('slug', 'in', slugs)
    .execute();
  const bySlug = new Map(rows.map(({ id, slug }) => [slug, id]));
  return [...new Set(slugs)].flatMap((slug) => bySlug.get(slug) ?? []);
}

async function order(trx: Transaction<Database>, path: string, courseIds: string[]): Promise<void> {
  await trx.deleteFrom('learning_path_courses').where('path_id', '=', path).execute();
  await trx
    .insertInto('learning_path_courses')
    .values(courseIds.map((course_id, at) => ({ path_id: path, course_id, position: at + 1 })))
    .execute();
}

const note = (
  trx: Transaction<Database>,
  viewer: SignedIn,
  verb: Extract<Deed, `path.${string}`>,
  path: { id: string; organizationId: string; courses?: string[] },
  now: Date,
) =>
  recordAudit(
    trx,
    {
      actorId: viewer.id,
      verb,
      subjectId: path.id,
      organizationId: path.organizationId,
      details: path.courses ? { courses: path.courses } : {},
    },
    now,
  );
