import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findCourse } from '#app/domain/courses/courses.server.ts';
import { progressIn, withdraw } from '#app/domain/enrolments/enrolments.server.ts';
import { isEnrolled } from '#app/domain/enrolments/enrolments.ts';
import { signedIn } from '#app/http/context.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('courses.leave.title'));

export async function loader({ context, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const course = await findCourse(database(), viewer, params.course!);
  if (!course || !isEnrolled(await progressIn(database(), viewer, course))) throw notFound();
  const { slug, title, language, translated } = course;
  return { slug, title, lang: translated ? undefined : language };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const course = params.course!;
  const left = await withdraw(database(), signedIn(context), { course }, context.now);
  if (!left) throw notFound();
  return redirect(`/courses/${course}`, 303);
}

export default function Withdrawal() {
  const say = useSay();
  const { slug, title, lang } = useLoaderData<typeof loader>();
  return (
    <form method="post" className="stack">
      <Crumb to={`/courses/${slug}`}>
        <span lang={lang}>{title}</span>
      </Crumb>
      <h1>{say('courses.leave.title')}</h1>
      <p>{say('courses.leave.stays')}</p>
      <p>{say('courses.leave.back')}</p>
      <p className="row">
        <button className="button">{say('courses.leave.button')}</button>
        <a href={`/courses/${slug}`}>{say('courses.leave.no')}</a>
      </p>
    </form>
  );
}
