import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { revokeFeed } from '#app/domain/meetings/meetings.server.ts';
import { signedIn } from '#app/http/context.ts';
import { database } from '#db/connection.server.ts';

export { Nothing as default } from '#app/ui/nothing.tsx';

export async function action({ context }: ActionFunctionArgs) {
  await revokeFeed(database(), signedIn(context), context.now);
  return redirect('/me/calendar?done=ended', 303);
}
