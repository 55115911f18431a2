import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { dismiss } from '#app/domain/stewardship/stewardship.server.ts';
import { dismissalForm } from '#app/domain/stewardship/stewardship.ts';
import { signedIn } from '#app/http/context.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = params.person ?? '';
  const page = `/steward/people/${encodeURIComponent(person)}`;
  const form = await readForm(request, dismissalForm);
  if (!form.ok) return redirect(`${page}?refused=no-reason`, 303);
  const input = { person, ...form.value };
  const done = await dismiss(database(), context.viewer, input, context.now);
  if ('refused' in done) {
    if (done.refused === 'not-found') throw notFound();
    return redirect(`${page}?refused=${done.refused}`, 303);
  }
  // Who gave up the role that opens this page cannot go back to it.
  const gone = person === signedIn(context).id && form.value.role === 'steward';
  return redirect(gone ? '/' : page, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
