import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { extendRequirement } from '#app/domain/requirements/requirements.server.ts';
import { extensionForm } from '#app/domain/requirements/requirements.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm } from '#app/http/form.server.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { notFound } from '#app/http/refusals.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const requirement = params.requirement ?? '';
  const page = `/organizations/${organization.slug}/requirements/${encodeURIComponent(requirement)}`;
  const form = await readForm(request, extensionForm);
  if (!form.ok) {
    const refused = Object.values(form.refill.problems)[0]?.split('.').at(-1);
    return redirect(`${page}?refused=${refused}`, 303);
  }
  const input = { organization, requirement, ...form.value };
  const done = await extendRequirement(database(), signedIn(context), input, context.now);
  if (!('refused' in done)) return redirect(page, 303);
  if (done.refused === 'not-found') throw notFound();
  return redirect(`${page}?refused=${done.refused}`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
