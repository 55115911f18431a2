/** What a visitor sees first: what this is, where to begin, and how to check a certificate. */
import { languageNames, type Language } from '#app/words/languages.ts';
import { Facts } from './facts.tsx';
import { Field } from './forms.tsx';
import { Icon } from './icon.tsx';
import { link } from './link.tsx';
import { Sentence, useSay } from './say.tsx';
import { Doorway, HeroScene } from './scenes.tsx';

export interface WelcomeCourse {
  slug: string;
  title: string;
  summary: string;
  audience: string;
  minutes: number;
  scene: string;
  /** The language of its texts; said where it is not the reader’s. */
  language?: Language;
}

export function Welcome({ courses }: { courses: WelcomeCourse[] }) {
  return (
    <>
      <Threshold />
      <main id="page">
        <Made />
        <Begin courses={courses} />
        <div className="beside even far">
          <Join />
          <Check />
        </div>
      </main>
    </>
  );
}

function Threshold() {
  const say = useSay();
  return (
    <section className="threshold" aria-labelledby="welcome">
      <HeroScene />
      <h1 id="welcome">{say('core.welcome.heading')}</h1>
      <p>{say('core.welcome.lead')}</p>
      <p className="row">
        <a className="button lamp" href="/courses">
          {say('core.welcome.see')} <Icon name="next" turns />
        </a>
        <a href="/sign-in">{say('core.welcome.signIn')}</a>
      </p>
    </section>
  );
}

function Made() {
  const say = useSay();
  return (
    <section className="stack">
      <h2>{say('core.welcome.made')}</h2>
      <ul className="trio" role="list">
        {(['small', 'phone', 'proof'] as const).map((reason) => (
          <li key={reason}>
            <h3>{say(`core.welcome.${reason}.title`)}</h3>
            <p>{say(`core.welcome.${reason}.text`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Begin({ courses }: { courses: WelcomeCourse[] }) {
  const say = useSay();
  return (
    <section className="stack far">
      <h2>{say('core.welcome.begin', { count: courses.length })}</h2>
      {courses.length === 0 ? <p>{say('core.welcome.none')}</p> : null}
      <ul className="courses" role="list">
        {courses.map((course) => (
          <Card key={course.slug} course={course} />
        ))}
      </ul>
    </section>
  );
}

function Card({ course }: { course: WelcomeCourse }) {
  const say = useSay();
  const { language = say.language } = course;
  const foreign = language !== say.language;
  const lang = foreign ? language : undefined;
  return (
    <li className="course">
      <Doorway scene={course.scene} />
      <h3 lang={lang}>
        <a href={`/courses/${course.slug}`}>{course.title}</a>
      </h3>
      <p lang={lang}>{course.summary}</p>
      <Facts
        items={[
          { icon: 'people', text: <span lang={lang}>{course.audience}</span> },
          { icon: 's-expiring', text: say('core.welcome.minutes', { count: course.minutes }) },
          ...(foreign
            ? [
                {
                  icon: 'info' as const,
                  text: say('core.welcome.inLanguage', { language: languageNames[language] }),
                },
              ]
            : []),
        ]}
      />
    </li>
  );
}

function Join() {
  const say = useSay();
  return (
    <section className="stack narrow">
      <h2>{say('core.welcome.join.title')}</h2>
      <p>{say('core.welcome.join.text')}</p>
      <p>
        <a className="button" href="/sign-up">
          {say('core.welcome.join.button')}
        </a>
      </p>
      <p>
        <Sentence of="core.welcome.apply" with={{ link: link('/apply') }} />
      </p>
    </section>
  );
}

function Check() {
  const say = useSay();
  return (
    <section className="stack narrow">
      <h2>{say('core.welcome.check.title')}</h2>
      <p>{say('core.welcome.check.text')}</p>
      <form method="get" action="/verify" className="stack">
        <Field
          label={say('core.welcome.check.number')}
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={500}
        />
        <button className="button quiet">{say('core.welcome.check.button')}</button>
      </form>
    </section>
  );
}
