import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { endOneSession } from '#app/domain/people/people.server.ts';
import { signedIn } from '#app/http/context.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

export async function action({ params, context }: ActionFunctionArgs) {
  const input = { session: params.session ?? '' };
  const ended = await endOneSession(database(), signedIn(context), input);
  if (!ended) throw notFound();
  return redirect('/me?done=session#sessions', 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
