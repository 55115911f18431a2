import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { changeRole } from '#app/domain/organizations/organizations.server.ts';
import { roleForm } from '#app/domain/organizations/organizations.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm } from '#app/http/form.server.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { notFound } from '#app/http/refusals.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { id: organization, slug } = await ledOrganization(context, params.organization);
  const viewer = signedIn(context);
  const person = params.person ?? '';
  const form = await readForm(request, roleForm);
  if (!form.ok) throw notFound();
  const input = { organization, person, ...form.value };
  const done = await changeRole(database(), viewer, input, context.now);
  const page = `/organizations/${slug}/people/${encodeURIComponent(person)}`;
  if (!('refused' in done)) {
    // Who is no leader any more has no more to see here.
    const left = person === viewer.id && form.value.role === 'member';
    return redirect(left ? '/organizations' : page, 303);
  }
  if (done.refused === 'not-found') throw notFound();
  return redirect(`${page}?refused=${done.refused}`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
