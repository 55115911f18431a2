import type { ResultQuestion, ResultView } from '#app/domain/quizzes/quizzes.ts';
import { Sentence, useSay, useViewer } from '../say.tsx';
import { Status } from '../status.tsx';
import { InWords } from './in-words.tsx';

/** One question after sending: what was answered, what is right, and why. */
export function Explained({ question, result }: { question: ResultQuestion; result: ResultView }) {
  const say = useSay();
  const { language } = useViewer();
  const { critical, right, lesson, comments, feedbackHtml } = question;
  const lang = result.language === language ? undefined : result.language;
  const isMany = question.correct.kind === 'choices' && question.correct.lines.length > 1;
  const state = right ? 'right' : 'again';
  return (
    <li>
      <div className="stack">
        <h3>{say('quizzes.result.question', { number: question.number })}</h3>
        <p>
          <Status is={state}>
            {say(`quizzes.result.${state}${critical ? '.key' : ''}` as 'quizzes.result.right')}
          </Status>
        </p>
        <div
          className="prose"
          lang={lang}
          dangerouslySetInnerHTML={{ __html: question.promptHtml }}
        />
        {comments.length > 0 ? (
          <>
            {question.given === null ? <p className="soft">{say('quizzes.result.none')}</p> : null}
            {comments.map((comment, at) => (
              <Comment key={at} comment={comment} isMany={isMany} lang={lang} />
            ))}
          </>
        ) : (
          <>
            <h4 className="small soft">{say('quizzes.result.given')}</h4>
            {question.given === null ? (
              <p className="soft">{say('quizzes.result.none')}</p>
            ) : (
              <InWords answer={question.given} lang={lang} />
            )}
            {right ? null : (
              <>
                <h4 className="small soft">{say('quizzes.result.correct')}</h4>
                <InWords answer={question.correct} lang={lang} />
              </>
            )}
          </>
        )}
        {feedbackHtml === null ? null : (
          <>
            <h4 className="small soft">{say('quizzes.result.why')}</h4>
            <div lang={lang} dangerouslySetInnerHTML={{ __html: feedbackHtml }} />
          </>
        )}
        {lesson && !right ? (
          <p>
            <Sentence
              of="quizzes.result.lesson"
              with={{
                lesson: lesson.title,
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

/** A choice that was taken, or would have been right, and what its author says about it. */
function Comment({
  comment,
  isMany,
  lang,
}: {
  comment: ResultQuestion['comments'][number];
  isMany: boolean;
  lang: string | undefined;
}) {
  const say = useSay();
  const { taken, right } = comment;
  const words = taken
    ? say(right ? 'quizzes.result.taken.right' : 'quizzes.result.taken.wrong')
    : say(isMany ? 'quizzes.result.missed' : 'quizzes.result.rightOne');
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
