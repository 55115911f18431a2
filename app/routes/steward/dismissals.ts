import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { dismiss } from '#app/domain/stewardship/stewardship.server.ts';
import { dismissalForm } from '#app/domain/stewardship/stewardship.ts';
import { backToPerson } from '#app/http/back-to-person.server.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm } from '#app/http/form.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = params.person!;
  const form = await readForm(request, dismissalForm);
  if (!form.ok) return backToPerson(person, { refused: 'no-reason' });
  const input = { person, ...form.value };
  const dismissed = await dismiss(database(), context.viewer, input, context.now);
  // Who gave up the role that opens this page cannot go back to it.
  const gone = person === signedIn(context).id && form.value.role === 'steward';
  if (gone && 'dismissed' in dismissed) return redirect('/', 303);
  return backToPerson(person, dismissed);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
