import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { suspendPerson } from '#app/domain/stewardship/stewardship.server.ts';
import { suspensionForm } from '#app/domain/stewardship/stewardship.ts';
import { readForm } from '#app/http/form.server.ts';
import { notFound } from '#app/http/refusals.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = params.person ?? '';
  const page = `/steward/people/${encodeURIComponent(person)}`;
  const form = await readForm(request, suspensionForm);
  if (!form.ok) return redirect(`${page}?refused=no-reason`, 303);
  const input = { person, ...form.value };
  const done = await suspendPerson(database(), context.viewer, input, context.now);
  if (!('refused' in done)) return redirect(page, 303);
  if (done.refused === 'not-found') throw notFound();
  return redirect(`${page}?refused=${done.refused}`, 303);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
