import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { undoWaiver, waiveRequirement } from '#app/domain/requirements/requirements.server.ts';
import { waiverForm } from '#app/domain/requirements/requirements.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm } from '#app/http/form.server.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { notFound } from '#app/http/refusals.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const requirement = params.requirement ?? '';
  const page = `/organizations/${organization.slug}/requirements/${encodeURIComponent(requirement)}`;
  const form = await readForm(request, waiverForm);
  if (!form.ok) return redirect(`${page}?refused=reason`, 303);
  const { undone, reason = '' } = form.value;
  const [viewer, which] = [signedIn(context), { organization, requirement }];
  const done = undone
    ? await undoWaiver(database(), viewer, which, context.now)
    : await waiveRequirement(database(), viewer, { ...which, reason }, context.now);
  if (!('refused' in done)) return redirect(page, 303);
  if (done.refused === 'not-found') throw notFound();
  return redirect(`${page}?refused=${done.refused}`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
