/** What a certificate freezes, read from the attempt that was passed. */
import type { Db } from '#db/connection.server.ts';
import type { CourseRules, CourseTexts, InLanguages } from '#app/domain/courses/courses.ts';
import { asLanguage, type Language } from '#app/words/languages.ts';

export interface PassedAttempt {
  id: string;
  enrolmentId: string;
  courseId: string;
  courseSlug: string;
  cycle: number;
  versionId: string;
  versionNumber: number;
  organizationId: string | null;
  submittedAt: string;
  language: Language;
  title: string;
  subtitle: string;
  statement: string;
  months: number;
}

/** The person's own attempt, if it was passed. */
export async function passedAttempt(
  db: Db,
  personId: string,
  attemptId: string,
): Promise<PassedAttempt | 'not-found' | 'not-passed'> {
  const row = await db
    .selectFrom('attempts')
    .innerJoin('enrolments', 'enrolments.id', 'attempts.enrolment_id')
    .innerJoin('courses', 'courses.id', 'enrolments.course_id')
    .innerJoin('course_versions', 'course_versions.id', 'attempts.version_id')
    .select([
      'attempts.id',
      'attempts.enrolment_id',
      'attempts.version_id',
      'attempts.language',
      'attempts.submitted_at',
      'attempts.passed',
      'enrolments.course_id',
      'enrolments.cycle',
      'enrolments.organization_id',
      'courses.slug',
      'course_versions.number',
      'course_versions.texts',
      'course_versions.rules',
    ])
    .where('attempts.id', '=', attemptId)
    .where('attempts.person_id', '=', personId)
    .where('enrolments.person_id', '=', personId)
    .executeTakeFirst();
  if (!row) return 'not-found';
  if (row.passed !== 1 || row.submitted_at === null) return 'not-passed';

  const { months } = JSON.parse(row.rules) as CourseRules;
  const texts = JSON.parse(row.texts) as InLanguages<CourseTexts>;
  const taken = asLanguage(row.language);
  const language = texts[taken] ? taken : 'en';
  const { title, subtitle, statement } = texts[language] ?? texts.en;
  return {
    id: row.id,
    enrolmentId: row.enrolment_id,
    courseId: row.course_id,
    courseSlug: row.slug,
    cycle: row.cycle,
    versionId: row.version_id,
    versionNumber: row.number,
    organizationId: row.organization_id,
    submittedAt: row.submitted_at,
    language,
    title,
    subtitle,
    statement,
    months,
  };
}
