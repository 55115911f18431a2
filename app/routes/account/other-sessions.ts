import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { endOtherSessions } from '#app/domain/people/people.server.ts';
import { signedIn } from '#app/http/context.ts';
import { database } from '#db/connection.server.ts';

export async function action({ context }: ActionFunctionArgs) {
  const session = context.sessionId ?? '';
  await endOtherSessions(database(), signedIn(context), { session });
  return redirect('/me?done=others#sessions', 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
