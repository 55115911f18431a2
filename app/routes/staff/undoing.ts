import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { undoList } from '#app/domain/staffing/staffing.server.ts';
import { signedIn } from '#app/http/context.ts';
import { ledOrganization } from '#app/http/organization.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

/** The list's page says what came of it: undone, or too late. */
export async function action({ context, params }: ActionFunctionArgs) {
  const organization = await ledOrganization(context, params.organization);
  const list = params.list ?? '';
  const input = { organization, list };
  if (!(await undoList(database(), signedIn(context), input, context.now))) throw notFound();
  return redirect(`/organizations/${organization.slug}/lists/${list}`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
