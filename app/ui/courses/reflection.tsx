import { longestReflection } from '#app/domain/enrolments/enrolments.ts';
import { TextArea } from '../forms.tsx';
import { Icon } from '../icon.tsx';
import { Receipt } from '../receipt.tsx';
import { useSay } from '../say.tsx';
import { useDay } from './time.tsx';

interface ReflectionProps {
  /** Where the words go: the lesson's address. */
  lesson: string;
  id: string;
  /** The question, sanitized when it was published. */
  html: string;
  lang: string | undefined;
  kept: { text: string; savedAt: string } | undefined;
  /** After a save that was refused: what was typed stays. */
  refill?: Parameters<typeof TextArea>[0]['refill'];
}

/** A question to think about. What somebody writes is for them alone. */
export function Reflection({ lesson, id, html, lang, kept, refill }: ReflectionProps) {
  const say = useSay();
  const day = useDay();
  const place = `reflection-${id}`;
  return (
    <section className="reflect" id={place} aria-labelledby={`${place}-title`}>
      <h2 className="kicker" id={`${place}-title`}>
        <Icon name="tree" /> {say('lesson.reflection.title')}
      </h2>
      <div className="spoken" lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
      <form id={`${place}-form`} method="post" action={`${lesson}/reflection`}>
        <input type="hidden" name="reflection" value={id} />
        <TextArea
          id={`${place}-text`}
          name="text"
          label={say('lesson.reflection.label')}
          hint={say('lesson.reflection.hint')}
          rows={refill ? 12 : 3}
          maxLength={longestReflection}
          defaultValue={kept?.text}
          refill={refill}
        />
      </form>
      {kept ? (
        <form id={`${place}-delete`} method="post" action={`${lesson}/reflection`}>
          <input type="hidden" name="reflection" value={id} />
          <input type="hidden" name="text" value="" />
        </form>
      ) : null}
      {kept && !refill ? (
        <p>
          <Receipt state="sent">
            {say('lesson.reflection.kept', { day: day(kept.savedAt) })}
          </Receipt>
        </p>
      ) : null}
      <p className="row">
        <button className="button quiet" form={`${place}-form`}>
          {say('lesson.reflection.keep')}
        </button>
        {kept ? (
          <button className="plain" form={`${place}-delete`}>
            {say('lesson.reflection.delete')}
          </button>
        ) : null}
      </p>
    </section>
  );
}
