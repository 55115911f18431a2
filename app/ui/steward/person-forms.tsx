import type { Role } from '#app/domain/people/people.ts';
import { longestReason } from '#app/domain/stewardship/stewardship.ts';
import { Button, Field, Select, TextArea, type Refill } from '#app/ui/forms.tsx';
import { Ledger, LedgerItem } from '#app/ui/ledger.tsx';
import { useSay } from '#app/ui/say.tsx';

interface RolesProps {
  person: string;
  held: Role[];
  free: Role[];
}

/** Each role held with its end, and the ones that could be given. */
export function Roles({ person, held, free }: RolesProps) {
  const say = useSay();
  return (
    <>
      <h2>{say('steward.roles.title')}</h2>
      {held.length === 0 ? <p>{say('steward.roles.none')}</p> : null}
      {held.map((role) => (
        <details key={role}>
          <summary>{say(`steward.role.${role}`)}</summary>
          <form method="post" action={`/steward/people/${person}/dismissals`} className="stack">
            <input type="hidden" name="role" value={role} />
            <Reason id={`reason-${role}`} />
            <p>
              <Button className="danger">{say(`steward.roles.dismiss.${role}`)}</Button>
            </p>
          </form>
        </details>
      ))}
      {free.length === 0 ? null : (
        <form method="post" action={`/steward/people/${person}/appointments`} className="stack">
          <Select
            label={say('steward.roles.appoint')}
            name="role"
            options={free.map((role) => ({ value: role, label: say(`steward.roles.may.${role}`) }))}
          />
          <p>
            <Button className="quiet">{say('steward.roles.button')}</Button>
          </p>
        </form>
      )}
    </>
  );
}

export function FactorReset({ person }: { person: string }) {
  const say = useSay();
  return (
    <form method="post" action={`/steward/people/${person}/second-factor-reset`} className="stack">
      <h2>{say('steward.factor.title')}</h2>
      <p>{say('steward.factor.what')}</p>
      <Reason id="reason-factor" />
      <p>
        <Button className="danger">{say('steward.factor.button')}</Button>
      </p>
    </form>
  );
}

export function Suspension({ person, suspended }: { person: string; suspended: boolean }) {
  const say = useSay();
  if (suspended) {
    return (
      <form method="post" action={`/steward/people/${person}/restoration`} className="stack">
        <h2>{say('steward.restore.title')}</h2>
        <p>{say('steward.restore.what')}</p>
        <p>
          <Button>{say('steward.restore.button')}</Button>
        </p>
      </form>
    );
  }
  return (
    <form method="post" action={`/steward/people/${person}/suspension`} className="stack">
      <h2>{say('steward.suspend.title')}</h2>
      <p>{say('steward.suspend.what')}</p>
      <Reason id="reason-suspension" />
      <p>
        <Button className="danger">{say('steward.suspend.button')}</Button>
      </p>
    </form>
  );
}

/** What a person has a right to, and cannot do who cannot get in: each on a page of its own. */
export function AskedFor({ person }: { person: string }) {
  const say = useSay();
  return (
    <>
      <h2>{say('steward.asks.title')}</h2>
      <p>{say('steward.asks.lead')}</p>
      <Ledger>
        {(['correction', 'copy', 'erasure'] as const).map((deed) => (
          <LedgerItem key={deed}>
            <a href={`/steward/people/${person}/${deed}`}>{say(`steward.asks.${deed}`)}</a>
          </LedgerItem>
        ))}
      </Ledger>
    </>
  );
}

/** Of a page of its own, with room to say who asked. */
export function LongReason({ hint, refill }: { hint: string; refill?: Refill | null }) {
  const say = useSay();
  return (
    <TextArea
      label={say('steward.reason.label')}
      hint={hint}
      name="reason"
      refill={refill}
      rows={3}
      required
      maxLength={longestReason}
    />
  );
}

function Reason({ id }: { id: string }) {
  const say = useSay();
  return (
    <Field
      id={id}
      label={say('steward.reason.label')}
      hint={say('steward.reason.hint')}
      name="reason"
      autoComplete="off"
      required
      maxLength={longestReason}
    />
  );
}
