import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { recuse } from '#app/domain/applications/applications.server.ts';
import { notFound } from '#app/http/refusals.server.ts';

/** What was decided meanwhile, the page says by itself. */
export async function action({ context, params }: ActionFunctionArgs) {
  const application = params.application!;
  const done = await recuse(database(), context.viewer, { application }, context.now);
  if ('refused' in done && done.refused === 'not-found') throw notFound();
  return redirect(`/steward/applications/${encodeURIComponent(application)}`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
