import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findAttempt } from '#app/domain/quizzes/quizzes.server.ts';
import { signedIn } from '#app/http/context.ts';
import { phoneScriptUrl } from '#app/http/phone-script.server.ts';
import { notFound, unreadable } from '#app/http/refusals.server.ts';
import { Crumb } from '#app/ui/crumb.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Path } from '#app/ui/path.tsx';
import { Title } from '#app/ui/courses/title.tsx';
import { pageTitle, useSay, useViewer } from '#app/ui/say.tsx';
import { database } from '#db/connection.server.ts';
import { answerFields, keepAnswers } from '#app/http/keep-answers.server.ts';
import { Missing } from '#app/ui/quizzes/missing.tsx';
import { Question } from '#app/ui/quizzes/question.tsx';
import { Tally } from '#app/ui/quizzes/tally.tsx';

export const handle = { bare: true };
export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, (say) =>
    page
      ? say('quizzes.check.of', { course: page.attempt.course.title })
      : say('quizzes.check.title'),
  );

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const attempt = await findAttempt(database(), signedIn(context), params.attempt!);
  if (!attempt) throw notFound();
  if (attempt.submittedAt !== null) return redirect(`/attempts/${attempt.id}/result`, 303);
  return {
    attempt,
    pageId: crypto.randomUUID(),
    isSending: new URL(request.url).searchParams.has('sending'),
    phoneScriptUrl,
  };
}

/** Keeps the answers of the page, and shows the first one that is missing. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const attempt = params.attempt!;
  const fields = await answerFields(request);
  const kept = await keepAnswers(fields, context, attempt, { whole: true });
  if (!kept) throw notFound();
  if ('refused' in kept) {
    if (kept.refused === 'submitted') return redirect(`/attempts/${attempt}/result`, 303);
    throw unreadable();
  }
  const page = await findAttempt(database(), signedIn(context), attempt);
  const next = page?.questions.find((question) => !question.complete);
  return redirect(`/attempts/${attempt}#${next ? `q-${next.key}` : 'ready'}`, 303);
}

export default function Attempt() {
  const say = useSay();
  const { language } = useViewer();
  const { attempt, pageId, isSending, phoneScriptUrl: script } = useLoaderData<typeof loader>();
  const { questions } = attempt;
  const open = questions.filter((question) => !question.complete);
  const here = `/attempts/${attempt.id}`;
  const lang = attempt.language === language ? undefined : attempt.language;
  return (
    <>
      <main id="page" className="alone">
        <form
          method="post"
          action={here}
          className="stack narrow"
          id="paper"
          data-attempt={attempt.id}
          data-save={`${here}/answers`}
        >
          <header className="stack">
            <Crumb to={`/courses/${attempt.course.slug}/assessment`}>
              <Title of={attempt.course} />
            </Crumb>
            <h1>{say('quizzes.check.title')}</h1>
            <p>{say('quizzes.attempt.try', { number: attempt.number, all: attempt.attempts })}</p>
            <noscript>
              <p>{say('quizzes.attempt.noScript')}</p>
            </noscript>
          </header>
          {/* The first button is the one that the Enter key presses. */}
          <button className="unseen" tabIndex={-1}>
            {say('quizzes.attempt.keep')}
          </button>
          <input type="hidden" name="pageId" value={pageId} autoComplete="off" />
          <input type="hidden" name="seen" value={attempt.savedAt ?? ''} autoComplete="off" />
          {isSending && open.length > 0 ? (
            <Missing attempt={attempt.id} questions={questions} lang={lang} />
          ) : null}
          <div className="far" lang={lang}>
            <Path>
              {questions.map((question, at) => (
                <Question
                  key={question.key}
                  question={question}
                  number={at + 1}
                  isNow={question === open[0]}
                />
              ))}
              <li className="stop home">
                <span className="marker">
                  <Icon name="home" />
                </span>
                <div className="question" id="ready" lang={language}>
                  <p className="asked">{say('quizzes.attempt.ready')}</p>
                  <p>
                    {open.length > 0
                      ? say('quizzes.attempt.unanswered', { count: open.length })
                      : say('quizzes.attempt.allAnswered')}
                  </p>
                  <p>
                    <button className="button" formAction={`${here}/submission`}>
                      {say('quizzes.attempt.send')}
                    </button>
                  </p>
                </div>
              </li>
            </Path>
          </div>
        </form>
      </main>
      <Tally attempt={attempt} answered={questions.length - open.length} />
      <script src={script} defer />
    </>
  );
}
