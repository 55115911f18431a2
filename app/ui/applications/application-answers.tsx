import {
  applicationFields,
  policies,
  type ApplicationDraft,
  type ApplicationField,
} from '#app/domain/applications/applications.ts';
import { countryName, organizationKinds } from '#app/domain/organizations/organizations.ts';
import { Record } from '#app/ui/record.tsx';
import { useSay } from '#app/ui/say.tsx';

/** What was written, to be read; what was forgotten since leaves no empty line. */
export function ApplicationAnswers({ draft }: { draft: ApplicationDraft }) {
  const say = useSay();
  const spoken = (field: ApplicationField): string => {
    const typed = draft[field];
    if (field === 'country') return countryName(typed, say.language);
    const kind = organizationKinds.find((known) => field === 'kind' && known === typed);
    if (kind) return say(`apply.kind.${kind}`);
    const policy = policies.find((known) => field === 'policy' && known === typed);
    return policy ? say(`apply.policy.${policy}`) : typed;
  };
  const written = applicationFields.filter((field) => draft[field] !== '');
  if (written.length === 0) return null;
  return (
    <Record
      rows={written.map((field) => ({
        term: say(`apply.field.${field}`),
        value: <span className="typed">{spoken(field)}</span>,
      }))}
    />
  );
}
