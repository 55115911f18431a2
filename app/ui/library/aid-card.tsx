import type { JobAid } from '#app/domain/library/library.ts';
import { useSay } from '#app/ui/say.tsx';

export function AidCard({ aid }: { aid: JobAid }) {
  const say = useSay();
  const lang = aid.translated ? undefined : aid.language;
  return (
    <li className="card">
      <h2 lang={lang}>
        <a href={aid.address}>{aid.title}</a>
      </h2>
      <p lang={lang}>{aid.summary}</p>
      <p className="small soft">
        {aid.topics.map((topic) => say(`library.topic.${topic}`)).join(' · ')}
      </p>
      <p className="small">
        <a href={aid.pdf.address} type="application/pdf">
          {say('library.pdf', { size: Math.max(1, Math.round(aid.pdf.bytes / 1024)) })}
          <span className="unseen"> {aid.title}</span>
        </a>
        {' · '}
        <a href={`/courses/${aid.course.slug}`}>{aid.course.title}</a>
      </p>
    </li>
  );
}
