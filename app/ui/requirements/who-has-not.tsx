import { useSay } from '../say.tsx';

interface WhoHasNotProps {
  base: string;
  courses: { slug: string; title: string }[];
  missing: string | null;
}

/** Links that choose everybody who has not done a course. */
export function WhoHasNot({ base, courses, missing }: WhoHasNotProps) {
  const say = useSay();
  return (
    <nav aria-labelledby="who-has-not">
      <p className="label" id="who-has-not">
        {say('requirements.missing.label')}
      </p>
      <ul className="list links">
        {missing ? (
          <li>
            <a href={`${base}/enrolments`}>{say('requirements.missing.all')}</a>
          </li>
        ) : null}
        {courses.map(({ slug, title }) => (
          <li key={slug}>
            <a
              href={`${base}/enrolments?missing=${encodeURIComponent(slug)}`}
              aria-current={slug === missing ? 'true' : undefined}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
