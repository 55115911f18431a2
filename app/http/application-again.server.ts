import { data, type AppLoadContext } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { findApplication } from '#app/domain/applications/applications.server.ts';
import type { Key } from '#app/words/words.ts';
import { refill, type Refill } from './form.server.ts';
import { notFound } from './refusals.server.ts';

/** An application's page again, with everything that was typed into the form that was refused. */
export async function applicationAgain(
  context: AppLoadContext,
  application: string,
  typed: Refill,
) {
  const found = await findApplication(database(), context.viewer, { application }, context.now);
  if (!found) throw notFound();
  return data({ found, refill: typed }, { status: 422 });
}

/** What the domain refuses: beside a field where there is one for it, or about all of the form. */
export function refusedDeed(typed: Record<string, unknown>, refused: RefusedDeed): Refill {
  const field = refused === 'no-reason' ? 'reason' : '';
  return refill(typed, { [field]: `applying.refused.${refused}` satisfies Key });
}

type RefusedDeed = 'decided' | 'recused' | 'reviews' | 'no-reason' | 'applicant';
