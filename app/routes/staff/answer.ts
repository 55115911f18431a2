import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { answerInvitation } from '#app/domain/staffing/staffing.server.ts';
import { signedIn } from '#app/http/context.ts';
import { readFields } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

/** Only a clear yes is one. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const answer = (await readFields(request)).get('answer') === 'accepted' ? 'accepted' : 'declined';
  const input = { invitation: params.invitation ?? '', answer } as const;
  const given = await answerInvitation(database(), signedIn(context), input, context.now);
  if (!given) throw notFound();
  return redirect(`/invitations?said=${given.answer}`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
