import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { keepPost } from '#app/domain/talk/talk.server.ts';
import { signedIn } from '#app/http/context.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const post = params.post!;
  const done = await keepPost(database(), signedIn(context), { post }, context.now);
  if (!done) throw notFound();
  return redirect('/discussions', 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
