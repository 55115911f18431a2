import type { ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { resetSecondFactor } from '#app/domain/stewardship/stewardship.server.ts';
import { factorResetForm } from '#app/domain/stewardship/stewardship.ts';
import { backToPerson } from '#app/http/back-to-person.server.ts';
import { readForm } from '#app/http/form.server.ts';

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = params.person!;
  const form = await readForm(request, factorResetForm);
  if (!form.ok) return backToPerson(person, { refused: 'no-reason' });
  const input = { person, ...form.value };
  const done = await resetSecondFactor(database(), context.viewer, input, context.now);
  return backToPerson(person, done);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
