import type { OrganizationKind } from '#app/domain/organizations/organizations.ts';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { useSay } from '#app/ui/say.tsx';

interface LeadersProps {
  of: { id: string; name: string; since: string; suspended: boolean }[];
  base: string;
}

export function Leaders({ of: leaders, base }: LeadersProps) {
  const say = useSay();
  return (
    <>
      <h2>{say('team.settings.leaders')}</h2>
      <Ledger>
        {leaders.map(({ id, name, suspended }) => (
          <LedgerItem key={id} state={suspended ? say('team.table.suspended') : undefined}>
            <a href={`${base}/people/${id}`}>{name}</a>
          </LedgerItem>
        ))}
      </Ledger>
      <p className="small soft">{say('team.settings.leadersHint')}</p>
    </>
  );
}

export function Kinds({ of: kinds }: { of: { kind: OrganizationKind; since: string }[] }) {
  const say = useSay();
  return (
    <>
      <h2>{say('team.settings.history')}</h2>
      <Ledger>
        {kinds.map(({ kind, since }) => (
          <LedgerItem
            key={since}
            state={say('team.settings.since', { day: say.day(since, 'UTC') })}
          >
            {say(`team.kind.${kind}`)}
          </LedgerItem>
        ))}
      </Ledger>
    </>
  );
}
