import type { Merge } from '#app/domain/merging/merging.ts';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { useSay } from '#app/ui/say.tsx';

/** The accounts that were joined to this one, and the way to join another one. */
export function Joined({ person, merges }: { person: string; merges: Merge[] }) {
  const say = useSay();
  return (
    <>
      <h2>{say('merging.of')}</h2>
      {merges.length === 0 ? null : (
        <Ledger>
          {merges.map(({ id, kept, gone, mergedAt, undoneAt }) => (
            <LedgerItem key={id} state={undoneAt === null ? null : say('merging.of.parted')}>
              <a href={`/steward/merges/${id}`}>
                {say('merging.of.line', {
                  name: (kept.id === person ? gone : kept).name || say('merging.done.forgotten'),
                  day: say.day(mergedAt, 'UTC'),
                })}
              </a>
            </LedgerItem>
          ))}
        </Ledger>
      )}
      <p>
        <a href={`/steward/people/${person}/merging`}>{say('merging.of.open')}</a>
      </p>
    </>
  );
}
