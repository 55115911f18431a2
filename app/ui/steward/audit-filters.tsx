import type { Deed } from '#app/domain/audit/audit.ts';
import { deeds } from '#app/domain/audit/audit.ts';
import type { AuditFilter } from '#app/domain/stewardship/stewardship.ts';
import { Button, Field, Select } from '../forms.tsx';
import { useSay } from '../say.tsx';

/** What part of the audit to show, and the same part as a file. */
export function AuditFilters({ filter }: { filter: AuditFilter }) {
  const say = useSay();
  const known = (Object.keys(deeds) as Deed[])
    .map((deed) => ({ value: deed, label: say(`steward.deed.${deed}`) }))
    .sort((a, b) => a.label.localeCompare(b.label, say.language));
  return (
    <form method="get" className="filters single pairs">
      <Select
        label={say('steward.audit.deed')}
        name="deed"
        defaultValue={filter.deed ?? ''}
        options={[{ value: '', label: say('steward.audit.every') }, ...known]}
      />
      <Field
        label={say('steward.audit.who')}
        hint={say('steward.audit.who.hint')}
        name="who"
        autoComplete="off"
        defaultValue={filter.who}
      />
      <Field
        label={say('steward.audit.about')}
        hint={say('steward.audit.about.hint')}
        name="about"
        autoComplete="off"
        defaultValue={filter.about}
      />
      <Field label={say('steward.audit.from')} name="from" type="date" defaultValue={filter.from} />
      <Field
        label={say('steward.audit.until')}
        name="until"
        type="date"
        defaultValue={filter.until}
      />
      <Button className="quiet">{say('steward.audit.show')}</Button>
      <Button className="quiet" formAction="/steward/audit.csv">
        {say('steward.audit.file')}
      </Button>
    </form>
  );
}
