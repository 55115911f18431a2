import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { attemptsOf } from '#app/domain/quizzes/quizzes.server.ts';
import { signedIn } from '#app/http/context.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { Title } from '#app/ui/courses/title.tsx';
import { pageTitle, useSay } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';
import { NextStep } from '#app/ui/quizzes/next-step.tsx';
import { PastTries } from '#app/ui/quizzes/past-tries.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, (say) =>
    page
      ? say('quizzes.check.of', { course: page.check.course.title })
      : say('quizzes.check.title'),
  );

export async function loader({ context, params }: LoaderFunctionArgs) {
  const course = { course: params.course! };
  const check = await attemptsOf(database(), signedIn(context), course, context.now);
  if (!check) throw notFound();
  return { check, clientId: crypto.randomUUID() };
}

export default function Assessment() {
  const say = useSay();
  const { check, clientId } = useLoaderData<typeof loader>();
  const { questions, needed, attemptsLeft: left, waitHours: hours } = check;
  const isPassed = check.standing.state === 'passed';
  return (
    <div className="stack">
      <Crumb to={`/courses/${check.course.slug}`}>
        <Title of={check.course} />
      </Crumb>
      <h1>{say('quizzes.check.title')}</h1>
      {isPassed ? null : (
        <>
          <p className="lead">{say('quizzes.rules.lead')}</p>
          <Facts
            asRules
            items={[
              { icon: 'paper', text: say('quizzes.rules.questions', { count: questions }) },
              { icon: 's-done', text: say('quizzes.rules.needed', { count: needed }) },
              ...(check.hasCritical
                ? [{ icon: 'key' as const, text: say('quizzes.rules.critical') }]
                : []),
              { icon: 'again', text: say('quizzes.rules.tries', { left }) },
              ...(hours > 0 && left > 0
                ? [{ icon: 's-expiring' as const, text: say('quizzes.rules.wait', { hours }) }]
                : []),
              { icon: 'phone', text: say('quizzes.rules.nothingLost') },
            ]}
          />
        </>
      )}
      <NextStep check={check} clientId={clientId} />
      <PastTries past={check.past} />
    </div>
  );
}
