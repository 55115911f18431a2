import {
  longestOrganizationName,
  longestRegistration,
  organizationKinds,
  type OrganizationSettings,
} from '#app/domain/organizations/organizations.ts';
import { Button, Field, Problems, Select } from '#app/ui/forms.tsx';
import { useSay } from '#app/ui/say.tsx';
import { contentLanguages, languageNames } from '#app/words/languages.ts';

interface SettingsFormProps {
  settings: OrganizationSettings;
  countries: { value: string; label: string }[];
  refill?: Parameters<typeof Problems>[0]['refill'];
}

export function SettingsForm({ settings, countries, refill }: SettingsFormProps) {
  const say = useSay();
  const typed = refill?.values.languages;
  const spoken: readonly string[] = refill ? [typed ?? []].flat() : settings.languages;
  return (
    <form method="post" className="stack">
      <Problems refill={refill} />
      <Field
        label={say('team.settings.name')}
        hint={say('team.settings.nameHint')}
        name="name"
        required
        autoComplete="organization"
        maxLength={longestOrganizationName}
        defaultValue={settings.name}
        refill={refill}
      />
      <Select
        label={say('team.settings.country')}
        name="country"
        options={countries}
        defaultValue={settings.country}
        refill={refill}
      />
      <Select
        label={say('team.settings.kind')}
        name="kind"
        options={organizationKinds.map((kind) => ({
          value: kind,
          label: say(`team.kind.${kind}`),
        }))}
        defaultValue={settings.kind}
        refill={refill}
      />
      <fieldset>
        <legend>{say('team.settings.languages')}</legend>
        <ul className="ticks" role="list">
          {contentLanguages.map((language) => (
            <li key={language}>
              <label lang={language}>
                <input
                  type="checkbox"
                  name="languages"
                  value={language}
                  defaultChecked={spoken.includes(language)}
                />{' '}
                {languageNames[language]}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <Field
        label={say('team.settings.registration')}
        hint={say('team.settings.registrationHint')}
        name="registration"
        autoComplete="off"
        maxLength={longestRegistration}
        defaultValue={settings.registration ?? ''}
        refill={refill}
      />
      <p>
        <Button>{say('team.settings.button')}</Button>
      </p>
    </form>
  );
}
