import { data, type AppLoadContext } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import { findRequirement } from '#app/domain/requirements/requirements.server.ts';
import { dayIn, requirementState, zoneOfCountry } from '#app/domain/requirements/requirements.ts';
import { signedIn } from './context.ts';
import type { Refill } from './form.server.ts';
import { notFound } from './refusals.server.ts';

/** What the page of a requirement shows; also after one of its forms was refused. */
export async function shownRequirement(
  context: AppLoadContext,
  organization: ViewedOrganization,
  id: string,
) {
  const input = { organization, requirement: id };
  const requirement = await findRequirement(database(), signedIn(context), input);
  if (!requirement) throw notFound();
  const timeZone = zoneOfCountry(organization.country);
  return {
    base: `/organizations/${organization.slug}`,
    requirement,
    state: requirementState(requirement, context.now),
    timeZone,
    today: dayIn(context.now, timeZone),
  };
}

/** The page again, with everything that was typed. */
export const requirementAgain = async (
  context: AppLoadContext,
  organization: ViewedOrganization,
  id: string,
  again: { form: 'extension' | 'waiver'; refill: Refill },
) => data({ ...(await shownRequirement(context, organization, id)), again }, { status: 422 });
