import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { finishPoint } from '#app/domain/notes/notes.server.ts';
import { signedIn } from '#app/http/context.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const point = params.point!;
  const done = await finishPoint(database(), signedIn(context), { point }, context.now);
  if (!done) throw notFound();
  return redirect(`/meetings/${done.meeting}/notes#points`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
