import type { StaffRecord } from '#app/domain/roster/roster.ts';
import { Button } from '#app/ui/forms.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { useSay } from '#app/ui/say.tsx';

/** Why a role stays as it is. */
export const roleRefusals = ['last-leader', 'no-passphrase', 'suspended'] as const;

interface PersonFormsProps {
  person: StaffRecord;
  base: string;
  oneself: boolean;
}

/** What a leader can do for, and with, a person of the team. */
export function PersonForms({ person, base, oneself }: PersonFormsProps) {
  const say = useSay();
  const page = `${base}/people/${person.id}`;
  const next = person.role === 'leader' ? 'member' : 'leader';
  const words = next === 'leader' ? 'team.role.toLeader' : 'team.role.toMember';
  return (
    <div className="stack noprint">
      {oneself || person.role === 'leader' || person.suspended ? null : (
        <form method="post" action={`${page}/slip`} className="stack">
          <h2>{say('team.slip.title')}</h2>
          <p>{say('team.slip.text')}</p>
          <p>
            <Button className="quiet">
              <Icon name="print" /> {say('team.slip.button')}
            </Button>
          </p>
        </form>
      )}
      <form method="post" action={`${page}/role`} className="stack">
        <h2>{say('team.role.title')}</h2>
        <p>{say(`${words}.text`)}</p>
        <input type="hidden" name="role" value={next} />
        <p>
          <Button className="quiet">{say(words, { name: person.name })}</Button>
        </p>
      </form>
      <p className="row">
        <a href={`${page}/departure`}>{say('team.departure.link', { name: person.name })}</a>
      </p>
    </div>
  );
}
