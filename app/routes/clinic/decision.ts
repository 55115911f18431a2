import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { decideCase } from '#app/domain/clinic/clinic.server.ts';
import { decisionForm } from '#app/domain/clinic/clinic.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound, unreadable } from '#app/http/refusals.server.ts';
import { database } from '#db/connection.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, decisionForm);
  const viewer = signedIn(context);
  const input = { case: params.case!, decision: form.ok ? form.value.decision : null };
  const done = await decideCase(database(), viewer, input, context.now);
  if (!('meeting' in done)) throw done.refused === 'undecided' ? unreadable() : notFound();
  const problem = 'refused' in done ? `?problem=${done.refused}` : '';
  return redirect(`/meetings/${done.meeting}/cases${problem}`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
