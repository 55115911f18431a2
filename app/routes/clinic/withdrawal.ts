import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { withdrawCase } from '#app/domain/clinic/clinic.server.ts';
import { signedIn } from '#app/http/context.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const meeting = params.meeting!;
  const done = await withdrawCase(database(), signedIn(context), { meeting }, context.now);
  if (!done) throw notFound();
  return redirect(`/meetings/${meeting}/clinic?done=withdrawn`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
