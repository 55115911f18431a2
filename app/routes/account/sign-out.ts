import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { endSession } from '#app/http/session.server.ts';
import { leaveNothing } from '#app/http/leave-nothing.server.ts';

export async function action({ context }: ActionFunctionArgs) {
  const cookie = await endSession(context.sessionId);
  return redirect('/signed-out', {
    status: 303,
    headers: { 'Set-Cookie': cookie, ...leaveNothing() },
  });
}

export { Nothing as default } from '#app/ui/nothing.tsx';
