import type { Finding, Piece } from '#app/domain/search/search.ts';
import { useSay } from '#app/ui/say.tsx';

export function FindingItem({ finding }: { finding: Finding }) {
  const say = useSay();
  const lang = finding.language === say.language ? undefined : finding.language;
  const kind = say(`search.kind.${finding.kind}`);
  return (
    <li>
      <h3 lang={lang}>
        <a href={finding.address}>
          <Pieces of={finding.title} />
        </a>
      </h3>
      <p className="small soft">
        {kind}
        {finding.place ? (
          <>
            {' · '}
            <span lang={lang}>{finding.place}</span>
          </>
        ) : null}
        {finding.on === null ? null : ` · ${say.day(`${finding.on}T12:00:00.000Z`, 'UTC')}`}
      </p>
      <p lang={lang}>
        <Pieces of={finding.excerpt} />
      </p>
    </li>
  );
}

const Pieces = ({ of }: { of: Piece[] }) => (
  <>{of.map(({ text, found }, place) => (found ? <mark key={place}>{text}</mark> : text))}</>
);
