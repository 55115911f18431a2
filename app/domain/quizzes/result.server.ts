import type { Db } from '#db/connection.server.ts';
import { findCourse } from '#app/domain/courses/courses.server.ts';
import type { LessonHead } from '#app/domain/courses/courses.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { commentsOn, correctInWords, inWords } from './answer-in-words.ts';
import { titleOf, type ResultQuestion, type ResultView } from './quizzes.ts';
import { loadSitting, type Sitting } from './sitting.server.ts';
import { standingIn } from './standing.server.ts';

/** What came of an attempt; null before it is submitted, and when it is not the viewer's. */
export async function findResult(
  db: Db,
  viewer: SignedIn,
  id: string,
  now: Date,
): Promise<ResultView | null> {
  const sitting = await loadSitting(db, viewer, id);
  if (!sitting?.marks || sitting.submittedAt === null) return null;
  // Reading again and trying again are done in the course as it is now.
  const course = (await findCourse(db, viewer, sitting.course.slug)) ?? sitting.course;
  const { standing, attemptsLeft } = await standingIn(db, viewer, course, now, {
    enrolment: sitting.enrolmentId,
  });
  const { perQuestion, ...marks } = sitting.marks;
  const questions = perQuestion.map((_, at) => explain(sitting, course.lessons, at));
  return {
    id: sitting.id,
    number: sitting.number,
    language: sitting.language,
    course: titleOf(course),
    attempts: course.attempts,
    submittedAt: sitting.submittedAt,
    marks,
    questions,
    readAgain: readAgain(questions, course.lessons),
    standing,
    attemptsLeft,
  };
}

function explain(sitting: Sitting, lessons: LessonHead[], at: number): ResultQuestion {
  const question = sitting.questions[at]!;
  const { right, response } = sitting.marks!.perQuestion[at]!;
  const lesson = lessons.find((it) => it.key === question.lesson);
  return {
    number: at + 1,
    key: question.id,
    critical: question.critical,
    promptHtml: question.promptHtml,
    label: question.label,
    right,
    given: inWords(question, response),
    correct: correctInWords(question),
    comments: commentsOn(question, response),
    feedbackHtml: question.feedbackHtml,
    lesson: lesson ? { key: lesson.key, title: lesson.title, language: lesson.language } : null,
  };
}

function readAgain(questions: ResultQuestion[], lessons: LessonHead[]): ResultView['readAgain'] {
  return lessons
    .map(({ key, title, language, minutes }) => ({
      key,
      title,
      language,
      minutes,
      questions: questions
        .filter((question) => !question.right && question.lesson?.key === key)
        .map((question) => question.number),
    }))
    .filter((lesson) => lesson.questions.length > 0);
}
