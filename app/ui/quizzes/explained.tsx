import type { ReactNode } from 'react';
import type { ResultQuestion, ResultView } from '#app/domain/quizzes/quizzes.ts';
import { Sentence, useSay, useViewer } from '../say.tsx';
import { Title } from '../courses/title.tsx';
import { Status } from '../status.tsx';
import { InWords } from './in-words.tsx';

/** One question after sending: what was answered, what is right, and why. */
export function Explained({ question, result }: { question: ResultQuestion; result: ResultView }) {
  const say = useSay();
  const { language } = useViewer();
  const { critical, right, lesson, comments, feedbackHtml } = question;
  const lang = result.language === language ? undefined : result.language;
  const isOneOfMany =
    question.given !== null &&
    question.correct.kind === 'choices' &&
    question.correct.lines.length > 1;
  const state = right ? 'right' : 'again';
  return (
    <li>
      <div className="stack">
        <div className="row apart">
          <h3>{say('quizzes.result.question', { number: question.number })}</h3>
          <Status is={state}>
            {say(`quizzes.result.${state}${critical ? '.key' : ''}` as 'quizzes.result.right')}
          </Status>
        </div>
        <div
          className="prose"
          lang={lang}
          dangerouslySetInnerHTML={{ __html: question.promptHtml }}
        />
        {question.given === null ? <p className="soft">{say('quizzes.result.none')}</p> : null}
        {comments.map((comment, at) => (
          <Comment key={at} comment={comment} isOneOfMany={isOneOfMany} lang={lang} />
        ))}
        {comments.length > 0 || question.given === null ? null : (
          <Said label={say('quizzes.result.given')}>
            <InWords answer={question.given} lang={lang} />
          </Said>
        )}
        {comments.length > 0 || right ? null : (
          <Said label={say('quizzes.result.correct')}>
            <InWords answer={question.correct} lang={lang} />
          </Said>
        )}
        {feedbackHtml === null ? null : (
          <Said label={say('quizzes.result.why')}>
            <div lang={lang} dangerouslySetInnerHTML={{ __html: feedbackHtml }} />
          </Said>
        )}
        {lesson && !right ? (
          <p>
            <Sentence
              of="quizzes.result.lesson"
              with={{
                lesson: <Title of={lesson} />,
                link: (words) => (
                  <a href={`/courses/${result.course.slug}/lessons/${lesson.key}`}>{words}</a>
                ),
              }}
            />
          </p>
        ) : null}
      </div>
    </li>
  );
}

const Said = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <h4 className="small soft">{label}</h4>
    {children}
  </div>
);

/** A choice that was taken, or would have been right, and what its author says about it. */
function Comment({
  comment,
  isOneOfMany,
  lang,
}: {
  comment: ResultQuestion['comments'][number];
  /** Of several right choices, to somebody who made some. */
  isOneOfMany: boolean;
  lang: string | undefined;
}) {
  const say = useSay();
  const { taken, right } = comment;
  const words = taken
    ? say(right ? 'quizzes.result.taken.right' : 'quizzes.result.taken.wrong')
    : say(isOneOfMany ? 'quizzes.result.missed' : 'quizzes.result.rightOne');
  return (
    <div>
      <p className="small">
        <Status is={right ? 'right' : 'again'}>{words}</Status>
      </p>
      <div lang={lang}>
        <b dangerouslySetInnerHTML={{ __html: comment.html }} />
      </div>
      <div lang={lang} dangerouslySetInnerHTML={{ __html: comment.feedbackHtml }} />
    </div>
  );
}
