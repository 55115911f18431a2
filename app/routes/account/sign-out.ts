import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { endSession } from '#app/http/session.server.ts';

export async function action({ context }: ActionFunctionArgs) {
  const cookie = await endSession(context.sessionId);
  return redirect('/', { status: 303, headers: { 'Set-Cookie': cookie } });
}

export { Nothing as default } from '#app/ui/nothing.tsx';
