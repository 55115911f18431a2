import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { signOutEverywhere } from '#app/domain/people/people.server.ts';
import { signedIn } from '#app/http/context.ts';
import { leaveNothing } from '#app/http/leave-nothing.server.ts';
import { endSession } from '#app/http/session.server.ts';
import { database } from '#db/connection.server.ts';

export async function action({ context }: ActionFunctionArgs) {
  await signOutEverywhere(database(), signedIn(context));
  const cookie = await endSession(null);
  return redirect('/signed-out?done=everywhere', {
    status: 303,
    headers: { 'Set-Cookie': cookie, ...leaveNothing() },
  });
}

export { Nothing as default } from '#app/ui/nothing.tsx';
