import { redirect, type AppLoadContext } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { findPerson } from '#app/domain/stewardship/stewardship.server.ts';
import type { PersonRecord } from '#app/domain/stewardship/stewardship.ts';
import { signedIn } from './context.ts';
import { notFound } from './refusals.server.ts';

/** Of whom a steward's page about one deed is; what is one's own is done on one's own page. */
export async function personAsked(
  context: AppLoadContext,
  person: string | undefined,
): Promise<PersonRecord> {
  if (person === signedIn(context).id) throw redirect('/me', 303);
  const found = await findPerson(database(), context.viewer, { person: person ?? '' }, context.now);
  if (!found) throw notFound();
  return found;
}
