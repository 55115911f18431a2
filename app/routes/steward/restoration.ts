import type { ActionFunctionArgs } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { restorePerson } from '#app/domain/stewardship/stewardship.server.ts';
import { backToPerson } from '#app/http/back-to-person.server.ts';

export async function action({ context, params }: ActionFunctionArgs) {
  const person = params.person!;
  const restored = await restorePerson(database(), context.viewer, { person }, context.now);
  return backToPerson(person, restored);
}

export { Nothing as default } from '#app/ui/nothing.tsx';
