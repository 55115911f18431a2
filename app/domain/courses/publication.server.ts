/** Publishing: a new version beside the old ones, which stay as they are. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { CheckedCourse, CourseSource } from '#app/platform/content/content.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import type { CompiledQuestion, Publication, Published } from './courses.ts';
import { storeFiles } from './files.server.ts';
import { publicationOf } from './publication.ts';
import { reusedIds, type Past } from './stable-ids.ts';

interface Publishing {
  source: CourseSource;
  compiled: CheckedCourse['compiled'];
  /** Null where the importer publishes. */
  publishedBy: string | null;
}

/** Publishes a course that was checked and found without problems. */
export function publishCourse(db: Db, input: Publishing, now: Date): Promise<Published> {
  const course = publicationOf(input.source, input.compiled);
  return publishCompiled(db, { course, publishedBy: input.publishedBy }, now);
}

/** Publishes what is compiled already; the same course again changes nothing. */
export function publishCompiled(
  db: Db,
  { course, publishedBy }: { course: Publication; publishedBy: string | null },
  now: Date,
): Promise<Published> {
  return db.transaction().execute(async (trx) => {
    const courseId = await lockCourse(trx, course.slug, now);
    const current = await trx
      .selectFrom('course_versions')
      .select(['id', 'number', 'content_hash'])
      .where('course_id', '=', courseId)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (current?.content_hash === course.hash) {
      return { version: current.number, versionId: current.id, changed: false };
    }
    if (current) {
      const problems = reusedIds(await pastOf(trx, courseId), current.number, course);
      if (problems.length > 0) return { refused: 'reused-ids', problems };
    }
    const versionId = newId();
    const version = (current?.number ?? 0) + 1;
    await trx
      .insertInto('course_versions')
      .values({
        id: versionId,
        course_id: courseId,
        number: version,
        content_hash: course.hash,
        texts: JSON.stringify(course.texts),
        rules: JSON.stringify(course.rules),
        published_at: now.toISOString(),
        published_by: publishedBy,
      })
      .execute();
    await insertLessons(trx, versionId, course);
    await insertQuestions(trx, versionId, course);
    await recordAudit(
      trx,
      {
        actorId: publishedBy,
        verb: 'course.published',
        subjectId: courseId,
        details: { course: course.slug, version },
      },
      now,
    );
    return { version, versionId, changed: true };
  });
}

/** Two who publish at once take their numbers one after the other. */
async function lockCourse(trx: Transaction<Database>, slug: string, now: Date): Promise<string> {
  await trx
    .insertInto('courses')
    .values({ id: newId(), slug, created_at: now.toISOString() })
    .onConflict((oc) => oc.column('slug').doNothing())
    .execute();
  const { id } = await trx
    .updateTable('courses')
    .set({ slug })
    .where('slug', '=', slug)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function insertLessons(trx: Transaction<Database>, versionId: string, course: Publication) {
  for (const [index, { key, texts }] of course.lessons.entries()) {
    for (const [language, lesson] of Object.entries(texts)) {
      const { title, summary, minutes, words, note, topics, parts, aid, assets } = lesson;
      await trx
        .insertInto('lessons')
        .values({
          id: newId(),
          version_id: versionId,
          key,
          position: index + 1,
          language,
          title,
          summary,
          minutes,
          words,
          note,
          topics: JSON.stringify(topics),
          parts: JSON.stringify(parts),
          aid: aid && JSON.stringify(aid),
        })
        .execute();
      await storeFiles(trx, assets);
    }
  }
}

async function insertQuestions(trx: Transaction<Database>, versionId: string, course: Publication) {
  for (const [language, questions] of Object.entries(course.questions)) {
    for (const [index, question] of questions.entries()) {
      await trx
        .insertInto('questions')
        .values({
          id: newId(),
          version_id: versionId,
          key: question.id,
          position: index + 1,
          language,
          kind: question.kind,
          critical: question.critical ? 1 : 0,
          lesson_key: question.lesson,
          outcome: question.outcome,
          definition: JSON.stringify(question),
        })
        .execute();
    }
  }
}

async function pastOf(trx: Transaction<Database>, courseId: string): Promise<Past> {
  const lessons = await trx
    .selectFrom('lessons')
    .innerJoin('course_versions', 'course_versions.id', 'lessons.version_id')
    .select(['lessons.key', 'lessons.title', 'course_versions.number as version'])
    .where('course_versions.course_id', '=', courseId)
    .where('lessons.language', '=', 'en')
    .orderBy('course_versions.number')
    .execute();
  const questions = await trx
    .selectFrom('questions')
    .innerJoin('course_versions', 'course_versions.id', 'questions.version_id')
    .select([
      'questions.key',
      'questions.kind',
      'questions.definition',
      'course_versions.number as version',
    ])
    .where('course_versions.course_id', '=', courseId)
    .where('questions.language', '=', 'en')
    .orderBy('course_versions.number')
    .execute();
  return {
    lessons,
    questions: questions.map(({ definition, ...row }) => ({
      ...row,
      label: (JSON.parse(definition) as CompiledQuestion).label,
    })),
  };
}
