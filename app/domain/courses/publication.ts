import type {
  ByLanguage,
  CheckedCourse,
  CourseSource,
} from '#app/platform/content/content.server.ts';
import type { CompiledLesson, CompiledQuestion, InLanguages, Publication } from './courses.ts';

/** What authors wrote, in the shape in which it is published. */
export function publicationOf(
  { slug, hash, course }: CourseSource,
  compiled: CheckedCourse['compiled'],
): Publication {
  return {
    slug,
    hash,
    // course.yml is written in English only; lessons and questions bring their own translations.
    texts: {
      en: {
        title: course.title,
        subtitle: course.subtitle ?? '',
        summary: course.summary,
        lead: course.lead,
        audience: course.audience,
        note: course.note ?? null,
        outcomes: course.outcomes,
        statement: course.certificate.statement,
        references: course.references,
      },
    },
    rules: {
      level: course.level,
      minutes: course.minutes,
      scene: course.scene,
      draw: course.assessment.draw,
      pass: course.assessment.pass,
      attempts: course.assessment.attempts,
      waitHours: course.assessment.wait_hours,
      months: course.certificate.months,
      prerequisites: course.prerequisites,
    },
    lessons: course.lessons.map((key) => ({
      key,
      texts: inEnglishAtLeast<CompiledLesson>(compiled.lessons[key]),
    })),
    questions: inEnglishAtLeast<CompiledQuestion[]>(
      Object.fromEntries(
        Object.entries(compiled.assessment).map(([language, it]) => [language, it.questions]),
      ),
    ),
  };
}

function inEnglishAtLeast<T>(texts: ByLanguage<T> | undefined): InLanguages<T> {
  if (!texts?.en) throw new Error('Only a course without problems is published.');
  return { ...texts, en: texts.en };
}
