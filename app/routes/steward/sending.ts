import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { sendAgain } from '#app/domain/stewardship/stewardship.server.ts';
import { notFound } from '#app/http/refusals.server.ts';

/** Whatever was refused, the message's page says how it stands. */
export async function action({ context, params }: ActionFunctionArgs) {
  const message = params.message!;
  const sent = await sendAgain(database(), context.viewer, { message }, context.now);
  if (sent !== 'waiting' && sent.refused === 'not-found') throw notFound();
  return redirect(`/steward/messages/${message}`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
