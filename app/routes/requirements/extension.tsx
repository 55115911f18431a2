import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { database } from '#db/connection.server.ts';
import { extendRequirement } from '#app/domain/requirements/requirements.server.ts';
import { extensionForm } from '#app/domain/requirements/requirements.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm, refill } from '#app/http/form.server.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { requirementAgain } from '#app/http/requirement.server.ts';
import { RequirementPage, titleOfRequirement } from '#app/ui/requirements/requirement-page.tsx';

export const handle = { main: 'alone' };
export const meta = titleOfRequirement;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const requirement = params.requirement!;
  const again = (typed: ReturnType<typeof refill>) =>
    requirementAgain(context, organization, requirement, { form: 'extension', refill: typed });
  const form = await readForm(request, extensionForm);
  if (!form.ok) return again(form.refill);
  const input = { organization, requirement, ...form.value };
  const done = await extendRequirement(database(), signedIn(context), input, context.now);
  if (!('refused' in done))
    return redirect(
      `/organizations/${organization.slug}/requirements/${encodeURIComponent(requirement)}`,
      303,
    );
  if (done.refused === 'not-found') throw notFound();
  const field = { past: 'due', same: 'due', done: '', waived: '' }[done.refused];
  return again(refill(form.value, { [field]: `requirements.problem.${done.refused}` }));
}

export default function ExtensionAgain() {
  const again = useActionData<typeof action>();
  return again ? <RequirementPage {...again} /> : null;
}
