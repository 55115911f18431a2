/** How an organization comes to be: with its first leader, under an address of its own. */
import type { Transaction } from 'kysely';
import type { Database, OrganizationsTable } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { raiseAccount } from '#app/domain/people/people.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { slugOf } from './slug.ts';

export interface Founding extends Pick<
  OrganizationsTable,
  'name' | 'country' | 'kind' | 'registration' | 'services' | 'safeguarding_policy'
> {
  leader: string;
  /** The steward who let it in. */
  by: string;
}

const mostAlike = 1000;

export async function foundOrganization(
  trx: Transaction<Database>,
  { leader, by, ...said }: Founding,
  now: Date,
): Promise<{ id: string; slug: string }> {
  const organization = await insertUnderFreeSlug(trx, said, now);
  await trx
    .insertInto('memberships')
    .values({
      id: newId(),
      organization_id: organization.id,
      person_id: leader,
      role: 'leader',
      started_at: now.toISOString(),
    })
    .execute();
  await raiseAccount(trx, leader, now);
  const subject = { subjectId: organization.id };
  const deed = {
    actorId: by,
    verb: 'organization.founded',
    organizationId: organization.id,
  } as const;
  await recordAudit(trx, { ...deed, ...subject, details: { leader } }, now);
  return organization;
}

/** The constraint says which one is free: `tumaini`, `tumaini-2`, … */
async function insertUnderFreeSlug(
  trx: Transaction<Database>,
  said: Omit<Founding, 'leader' | 'by'>,
  now: Date,
): Promise<{ id: string; slug: string }> {
  const wanted = slugOf(said);
  for (let number = 1; number <= mostAlike; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    const made = await trx
      .insertInto('organizations')
      .values({ id: newId(), slug, created_at: now.toISOString(), ...said })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning(['id', 'slug'])
      .executeTakeFirst();
    if (made) return made;
  }
  throw new Error(`There are too many organizations called ${wanted}.`);
}
