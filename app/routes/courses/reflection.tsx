import { data, redirect, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { findLesson } from '#app/domain/courses/courses.server.ts';
import { saveReflection } from '#app/domain/enrolments/enrolments.server.ts';
import { reflectionForm } from '#app/domain/enrolments/enrolments.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm, type Refill } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Reflection } from '#app/ui/courses/reflection.tsx';
import { Crumb } from '#app/ui/crumb.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';

export const handle = { main: 'alone' };

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, (say) => say('lesson.reflection.notKept'));

/** Keeps the words and goes back to where they were written; what is too long comes back here. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const viewer = signedIn(context);
  const place = { course: params.course!, lesson: params.lesson! };
  // As they came: nobody has looked yet whether there is such a lesson.
  const [course, lesson] = [place.course, place.lesson].map(encodeURIComponent);
  const address = `/courses/${course}/lessons/${lesson}`;
  const form = await readForm(request, reflectionForm);
  if (form.ok) {
    const saved = await saveReflection(
      database(),
      viewer,
      { ...place, ...form.value },
      context.now,
    );
    if (!saved) throw notFound();
    if ('refused' in saved) return redirect(address, 303);
    return redirect(`${address}#reflection-${encodeURIComponent(form.value.reflection)}`, 303);
  }
  return again(await findLesson(database(), viewer, place), address, form.refill);
}

function again(found: Awaited<ReturnType<typeof findLesson>>, address: string, refill: Refill) {
  const part = found?.lesson.parts.find(
    (it) => it.kind === 'reflection' && it.id === refill.values.reflection,
  );
  if (!found || part?.kind !== 'reflection') throw notFound();
  const { lesson, translated } = found;
  const lang = translated ? undefined : lesson.language;
  return data({ address, title: lesson.title, lang, part, refill }, { status: 422 });
}

export default function ReflectionAgain() {
  const say = useSay();
  const back = useActionData<typeof action>();
  if (!back) return null;
  return (
    <div className="stack">
      <Crumb to={back.address}>
        <span lang={back.lang}>{back.title}</span>
      </Crumb>
      <h1>{say('lesson.reflection.notKept')}</h1>
      <Notice kind="problem">{say('courses.reflection.tooLong')}</Notice>
      <Reflection
        lesson={back.address}
        id={back.part.id}
        html={back.part.html}
        lang={back.lang}
        kept={undefined}
        refill={back.refill}
      />
    </div>
  );
}
