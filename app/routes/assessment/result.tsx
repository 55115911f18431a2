import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { certificateDraft } from '#app/domain/certificates/certificates.server.ts';
import type { ResultView } from '#app/domain/quizzes/quizzes.ts';
import { findAttempt, findResult } from '#app/domain/quizzes/quizzes.server.ts';
import { signedIn } from '#app/http/context.ts';
import { phoneScriptUrl } from '#app/http/phone-script.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { Title } from '#app/ui/courses/title.tsx';
import { pageTitle, Sentence, useSay, useViewer } from '#app/ui/say.tsx';
import { Receipt } from '#app/ui/receipt.tsx';
import { database } from '#db/connection.server.ts';
import { CertificateWaiting } from '#app/ui/quizzes/certificate-waiting.tsx';
import { ExplainedQuestions } from '#app/ui/quizzes/explained-questions.tsx';
import { NextTry } from '#app/ui/quizzes/next-try.tsx';
import { Reach } from '#app/ui/quizzes/reach.tsx';

export const handle = { main: 'alone' };
export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, (say) =>
    say(`quizzes.result.title.${page ? outcomeOf(page.result.marks) : 'notYet'}`),
  );

/** How to greet somebody: who missed by a little is told so, and nobody else. */
function outcomeOf({ right, total, needed, passed }: ResultView['marks']) {
  if (passed) return 'passed';
  return right * 2 >= total && right >= needed - 2 ? 'notYet' : 'far';
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context);
  const id = params.attempt!;
  const result = await findResult(database(), viewer, id, context.now);
  if (result) {
    const draft = result.marks.passed
      ? await certificateDraft(database(), viewer, { attempt: id })
      : null;
    const made = draft && 'number' in draft ? draft.number : null;
    return { result, made, phoneScriptUrl };
  }
  if (await findAttempt(database(), viewer, id)) return redirect(`/attempts/${id}`, 303);
  throw notFound();
}

export default function Result() {
  const say = useSay();
  const { shortName: name, timeZone } = useViewer();
  const { result, made, phoneScriptUrl: script } = useLoaderData<typeof loader>();
  const { marks, course } = result;
  const { right, total, needed, passed } = marks;
  const outcome = outcomeOf(marks);
  return (
    <div className="stack" data-sent={result.id}>
      <header className="stack narrow">
        <p className="crumb">
          <a href={`/courses/${course.slug}`}>
            <Title of={course} />
          </a>{' '}
          · {say('quizzes.result.crumb', { number: result.number, all: result.attempts })}
        </p>
        <h1>{say(`quizzes.result.heading.${outcome}`, { name })}</h1>
        <p className="score">
          <Sentence
            of="quizzes.result.score"
            with={{
              right,
              total,
              needed,
              big: (words) => <>{words}</>,
              small: (words) => <small>{words}</small>,
            }}
          />
        </p>
        <Reach marks={marks} />
        <p>
          {outcome !== 'notYet'
            ? say(`quizzes.result.text.${outcome}`)
            : right >= needed
              ? say('quizzes.result.text.critical')
              : say('quizzes.result.text.again', { count: total - right })}
        </p>
        {!passed && right < needed && !marks.criticalRight ? (
          <p>{say('quizzes.result.text.critical')}</p>
        ) : null}
        <p>
          <Receipt state="sent">
            {say('quizzes.result.marked', { moment: say.moment(result.submittedAt, timeZone) })}
          </Receipt>
        </p>
      </header>
      {passed ? (
        <CertificateWaiting attempt={result.id} made={made} />
      ) : (
        <NextTry result={result} />
      )}
      <ExplainedQuestions result={result} />
      <script src={script} defer />
    </div>
  );
}
