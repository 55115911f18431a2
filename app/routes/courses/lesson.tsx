import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findLesson } from '#app/domain/courses/courses.server.ts';
import {
  prerequisitesOf,
  progressIn,
  readReflections,
} from '#app/domain/enrolments/enrolments.server.ts';
import { isEnrolled, missingOf } from '#app/domain/enrolments/enrolments.ts';
import { signedIn } from '#app/http/context.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { JoinFirst } from '#app/ui/courses/join-first.tsx';
import { LessonPage } from '#app/ui/courses/lesson-page.tsx';
import { pageTitle } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, (say) => data?.title ?? say('courses.title'));

/** A lesson is read by those who joined its course; others are shown the door that opens it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const place = { course: params.course!, lesson: params.lesson! };
  const found = await findLesson(database(), viewer, place);
  if (!found) throw notFound();
  const { course, lesson } = found;
  const progress = await progressIn(database(), viewer, course);
  if (!isEnrolled(progress)) {
    const prerequisites = await prerequisitesOf(database(), viewer, course);
    const missing = missingOf(prerequisites);
    const { title, language } = lesson;
    return {
      joined: false as const,
      title,
      lesson: { title, language },
      course,
      progress,
      missing,
    };
  }
  const asks = lesson.parts.some((part) => part.kind === 'reflection');
  const reflections = asks ? await readReflections(database(), viewer, place) : {};
  return { joined: true as const, title: lesson.title, found, progress, reflections };
}

export default function LessonRoute() {
  const data = useLoaderData<typeof loader>();
  return data.joined ? <LessonPage {...data} /> : <JoinFirst {...data} />;
}
