import { deviceWords, type Device } from '#app/domain/people/people.ts';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { useSay } from '#app/ui/say.tsx';

interface Session {
  id: string;
  device: Device;
  since: string;
  usedOn: string | null;
  here: boolean;
}

/** Where somebody is signed in, each with its way out. */
export function Sessions({ of, timeZone }: { of: Session[]; timeZone: string }) {
  const say = useSay();
  return (
    <>
      <Ledger>
        {of.map((session) => (
          <One key={session.id} session={session} timeZone={timeZone} />
        ))}
      </Ledger>
      {of.length > 1 ? (
        <form method="post" action="/me/sessions/others">
          <button className="button quiet">{say('account.me.sessions.others')}</button>
        </form>
      ) : null}
    </>
  );
}

function One({ session, timeZone }: { session: Session; timeZone: string }) {
  const say = useSay();
  const { id, device, since, usedOn, here } = session;
  const name = deviceWords(say, device);
  const began = say('account.me.sessions.since', { day: say.day(since, timeZone) });
  // A day of UTC: at noon it is the same day nearly everywhere.
  const used =
    usedOn === null || here
      ? ''
      : say('account.me.sessions.used', { day: say.day(`${usedOn}T12:00:00.000Z`, 'UTC') });
  const end = (
    <form method="post" action={`/me/sessions/${id}/ending`}>
      <button
        className="button quiet small"
        aria-label={say('account.me.sessions.end.of', { device: name })}
      >
        {say('account.me.sessions.end')}
      </button>
    </form>
  );
  return (
    <LedgerItem state={here ? undefined : end}>
      <p>
        <b>{name}</b>
        {here ? ` ${say('account.me.sessions.here')}` : null}
      </p>
      <p className="small soft">{`${began} ${used}`.trim()}</p>
    </LedgerItem>
  );
}
