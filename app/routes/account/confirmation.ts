import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { sendConfirmation } from '#app/domain/people/people.server.ts';
import { signedIn } from '#app/http/context.ts';
import { database } from '#db/connection.server.ts';

export async function action({ context }: ActionFunctionArgs) {
  const sent = await sendConfirmation(database(), signedIn(context), context.now);
  if (sent === 'sent') return redirect('/me?done=sent', 303);
  return redirect(sent.refused === 'enough-sent' ? '/me?done=enough' : '/me', 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
