import { asLanguage, languageNames } from '#app/words/languages.ts';
import { Ledger, LedgerItem } from '../ledger.tsx';
import { useSay } from '../say.tsx';

interface Coming {
  id: string;
  name: string;
  brings: string | null;
  interpretation: string | null;
  organizations: string[];
  place: { answer: 'yes' | 'maybe' | 'no' | 'none'; waits?: boolean };
}

const groups = ['yes', 'waits', 'maybe', 'no'] as const;
const groupOf = ({ place }: Coming) =>
  place.answer === 'yes' && place.waits ? 'waits' : place.answer;

/** Under a heading each, in the order of the places. */
export function PeopleComing({ people }: { people: Coming[] }) {
  const say = useSay();
  if (people.length === 0) return <p>{say('series.people.none')}</p>;
  return groups.map((group) => {
    const there = people.filter((it) => groupOf(it) === group);
    if (there.length === 0) return null;
    return (
      <section key={group} className="stack narrow">
        <h2>{say(`series.people.${group}`, { count: there.length })}</h2>
        <Ledger>
          {there.map(({ id, name, brings, interpretation, organizations }) => (
            <LedgerItem key={id}>
              <b>{name}</b>
              {organizations.length > 0 ? (
                <p className="small soft">{say.list(organizations)}</p>
              ) : null}
              {brings ? <p>{say('series.people.brings', { brings })}</p> : null}
              {interpretation ? (
                <p className="small">
                  {say('series.people.asks', {
                    language: languageNames[asLanguage(interpretation)],
                  })}
                </p>
              ) : null}
            </LedgerItem>
          ))}
        </Ledger>
      </section>
    );
  });
}
