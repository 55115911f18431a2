import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { pauseSeries } from '#app/domain/meetings/meetings.server.ts';
import { signedIn } from '#app/http/context.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const series = params.series!;
  const done = await pauseSeries(database(), signedIn(context), { series }, context.now);
  if (done === 'done') return redirect(`/series/${series}?paused`, 303);
  if (done.refused === 'not-found') throw notFound();
  return redirect(`/series/${series}`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
