import { data, type AppLoadContext } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { findOrganization, ledBy } from '#app/domain/organizations/organizations.server.ts';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import type { Viewer } from '#app/domain/people/people.ts';
import { signedIn } from './context.ts';
import { notFound } from './refusals.server.ts';

/**
 * The organization of a leader's room. Its members are told that the room is not for them; for
 * anyone else it does not exist. Stewards enter where the room says so.
 */
export async function ledOrganization(
  context: AppLoadContext,
  slug: string | undefined,
  { stewards = false }: { stewards?: boolean } = {},
): Promise<ViewedOrganization> {
  const organization = await findOrganization(database(), signedIn(context), slug ?? '');
  if (!organization) throw notFound();
  if (organization.standing === 'leader') return organization;
  if (organization.standing === 'steward') {
    if (stewards) return organization;
    throw notFound();
  }
  throw data(null, { status: 403 });
}

/** The way to what a person leads: the one team itself, or the list of them. */
export async function teamOf(viewer: Viewer): Promise<string | null> {
  if (!viewer.signedIn) return null;
  const [team, another] = await ledBy(database(), viewer);
  if (!team) return null;
  return another ? '/organizations' : `/organizations/${team.slug}`;
}
