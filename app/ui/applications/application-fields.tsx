import {
  longestContact,
  longestLine,
  longestText,
  policies,
  type ApplicationDraft,
  type ApplicationField,
} from '#app/domain/applications/applications.ts';
import { countryChoices, organizationKinds } from '#app/domain/organizations/organizations.ts';
import { Field, Select, TextArea } from '#app/ui/forms.tsx';
import { useSay } from '#app/ui/say.tsx';
import type { Key } from '#app/words/words.ts';

interface ApplicationFieldsProps {
  draft: ApplicationDraft | null;
  problems: Partial<Record<ApplicationField, Key>>;
}

/** What is asked, in three parts, filled with what was kept. */
export function ApplicationFields({ draft, problems }: ApplicationFieldsProps) {
  const say = useSay();
  const refill = { values: { ...draft }, problems: problems as Record<string, Key> };
  const box = (name: ApplicationField) => ({ name, refill, label: say(`apply.field.${name}`) });
  const choose = { value: '', label: say('apply.choose') };
  const contact = { hint: say('apply.hint.contact'), rows: 2, maxLength: longestContact };
  return (
    <>
      <h2>{say('apply.part.who')}</h2>
      <Field {...box('name')} autoComplete="organization" maxLength={longestLine} />
      <Select {...box('country')} options={[choose, ...countryChoices(say.language)]} />
      <Select
        {...box('kind')}
        options={[
          choose,
          ...organizationKinds.map((kind) => ({ value: kind, label: say(`apply.kind.${kind}`) })),
        ]}
      />
      <Field
        {...box('position')}
        hint={say('apply.hint.position')}
        autoComplete="organization-title"
        maxLength={longestLine}
      />
      <TextArea
        {...box('registration')}
        hint={say('apply.hint.registration')}
        rows={2}
        maxLength={longestContact}
      />
      <h2>{say('apply.part.work')}</h2>
      <TextArea {...box('services')} hint={say('apply.noChild')} rows={6} maxLength={longestText} />
      <Select
        {...box('policy')}
        options={[
          choose,
          ...policies.map((policy) => ({ value: policy, label: say(`apply.policy.${policy}`) })),
        ]}
      />
      <h2>{say('apply.part.references')}</h2>
      <Field {...box('firstReferee')} autoComplete="off" maxLength={longestLine} />
      <TextArea {...box('firstContact')} {...contact} />
      <Field {...box('secondReferee')} autoComplete="off" maxLength={longestLine} />
      <TextArea {...box('secondContact')} {...contact} />
      <TextArea {...box('why')} hint={say('apply.noChild')} rows={6} maxLength={longestText} />
    </>
  );
}
