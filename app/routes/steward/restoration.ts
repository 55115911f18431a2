import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { restorePerson } from '#app/domain/stewardship/stewardship.server.ts';
import { notFound } from '#app/http/refusals.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = params.person ?? '';
  const done = await restorePerson(database(), context.viewer, { person }, context.now);
  if ('refused' in done) throw notFound();
  return redirect(`/steward/people/${encodeURIComponent(person)}`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
