import type { RecentList } from '#app/domain/staffing/staffing.ts';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { useSay, useViewer } from '#app/ui/say.tsx';

/** Lists to go on with, and lists that can be undone still. */
export function RecentLists({ lists, room }: { lists: RecentList[]; room: string }) {
  const say = useSay();
  const { timeZone } = useViewer();
  if (lists.length === 0) return null;
  return (
    <>
      <h2>{say('staff.recent.title')}</h2>
      <Ledger>
        {lists.map(({ id, madeAt, state, lines }) => (
          <LedgerItem key={id} state={say(`staff.recent.${state}`)}>
            <a href={`${room}/lists/${id}`}>
              {say('staff.recent.list', { lines, moment: say.moment(madeAt, timeZone) })}
            </a>
          </LedgerItem>
        ))}
      </Ledger>
    </>
  );
}
