import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { catchUp } from '#app/domain/meetings/meetings.server.ts';
import { signedIn } from '#app/http/context.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const meeting = params.meeting!;
  const kept = await catchUp(database(), signedIn(context), { meeting }, context.now);
  if (kept !== 'recorded' && kept.refused === 'not-found') throw notFound();
  // Whatever else was refused, the page itself says how it stands.
  return redirect(`/meetings/${meeting}/notes`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
