import type { ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { suspendPerson } from '#app/domain/stewardship/stewardship.server.ts';
import { suspensionForm } from '#app/domain/stewardship/stewardship.ts';
import { backToPerson } from '#app/http/back-to-person.server.ts';
import { readForm } from '#app/http/form.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = params.person!;
  const form = await readForm(request, suspensionForm);
  if (!form.ok) return backToPerson(person, { refused: 'no-reason' });
  const input = { person, ...form.value };
  return backToPerson(person, await suspendPerson(database(), context.viewer, input, context.now));
}

export { Nothing as default } from '#app/ui/nothing.tsx';
