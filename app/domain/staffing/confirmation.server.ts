/** Confirming a staff list: all of it happens, or nothing. */
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { isUniqueViolation } from '#db/errors.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudit, recordAudits } from '#app/domain/audit/audit.server.ts';
import { takesMore } from '#app/domain/organizations/organizations.server.ts';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import { openAccounts } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { isLanguage } from '#app/words/languages.ts';
import { invite } from './asking.server.ts';
import { keptList } from './lists.server.ts';
import { judge, sealOf, type Judged } from './outcomes.server.ts';

/** What this call alone made: a second press makes nothing. Slips are for who has no address. */
export type Confirmation =
  { made: number; withoutEmail: string[] } | { refused: 'changed' | 'nothing' | 'paused' };

interface Input {
  organization: ViewedOrganization;
  list: string;
  /** What the leader saw. */
  seen: string;
}

export async function confirmList(
  db: Db,
  viewer: SignedIn,
  input: Input,
  now: Date,
): Promise<Confirmation | null> {
  try {
    return await db.transaction().execute((trx) => confirm(trx, viewer, input, now));
  } catch (error) {
    // Somebody took an address between our looking and our writing.
    if (isUniqueViolation(error)) return { refused: 'changed' };
    throw error;
  }
}

async function confirm(
  trx: Transaction<Database>,
  viewer: SignedIn,
  { organization, list, seen }: Input,
  now: Date,
): Promise<Confirmation | null> {
  const locked = await trx
    .updateTable('staff_lists')
    .set((eb) => ({ made_at: eb.ref('made_at') }))
    .where('id', '=', list)
    .where('organization_id', '=', organization.id)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  const kept = await keptList(trx, { organization, list });
  if (!kept) return null;
  if (Number(locked.numUpdatedRows) === 0) return { made: 0, withoutEmail: [] };
  if (!(await takesMore(trx, organization.id))) return { refused: 'paused' };

  const judged = await judge(trx, organization.id, kept.rows);
  if (sealOf(judged) !== seen) return { refused: 'changed' };
  const fresh = judged.filter(({ outcome }) => outcome.is === 'new');
  const asked = judged.filter(({ outcome }) => outcome.is === 'asked');
  const back = judged.filter(({ outcome }) => outcome.is === 'back');
  if (fresh.length + back.length + asked.length === 0) return { refused: 'nothing' };
  const made = await addNew(trx, viewer, organization, list, fresh, now);
  await addAll(trx, viewer, { organization, list }, back, now);
  for (const { personId } of asked) {
    const invited = { personId: personId!, list };
    await invite(trx, viewer, organization, invited, now);
  }
  const rows = judged.map(({ row, outcome, personId }) => ({
    ...row,
    ...(outcome.is === 'new' ? { made: made.get(row.line) } : {}),
    ...(outcome.is === 'back' ? { again: personId! } : {}),
    ...(outcome.is === 'asked' ? { asked: true } : {}),
  }));
  await trx
    .updateTable('staff_lists')
    .set({ rows: JSON.stringify(rows), confirmed_at: now.toISOString() })
    .where('id', '=', list)
    .execute();
  const deed = { actorId: viewer.id, verb: 'staff-list.confirmed' } as const;
  const details = { made: made.size, back: back.length, asked: asked.length };
  await recordAudit(
    trx,
    { ...deed, subjectId: list, organizationId: organization.id, details },
    now,
  );
  const withoutEmail = fresh.filter(({ row }) => row.email === null);
  return {
    made: made.size + back.length,
    withoutEmail: [
      ...withoutEmail.map(({ row }) => made.get(row.line)!),
      ...back.map(({ personId }) => personId!),
    ],
  };
}

/** Accounts and memberships of the new rows; by line, who they became. */
async function addNew(
  trx: Transaction<Database>,
  viewer: SignedIn,
  organization: ViewedOrganization,
  list: string,
  fresh: Judged[],
  now: Date,
): Promise<Map<number, string>> {
  const accounts = fresh.map(({ row: { name, email, phone } }) => ({ name, email, phone }));
  const opening = {
    team: organization.slug,
    organization: organization.name,
    leader: viewer.name,
    language: await languageOf(trx, organization.id, viewer),
    timeZone: viewer.timeZone,
  };
  const opened = await openAccounts(trx, accounts, opening, now);
  const people = fresh.map((it, place) => ({ ...it, personId: opened[place]!.id }));
  await addAll(trx, viewer, { organization, list }, people, now);
  return new Map(people.map(({ row, personId }) => [row.line, personId]));
}

/** Places in the team for people who have an account. */
async function addAll(
  trx: Transaction<Database>,
  viewer: SignedIn,
  { organization, list }: Pick<Input, 'organization' | 'list'>,
  people: Judged[],
  now: Date,
): Promise<void> {
  const organizationId = organization.id;
  const memberships = people.map(({ row, personId }) => ({
    id: newId(),
    organization_id: organizationId,
    person_id: personId!,
    role: 'member' as const,
    position: row.position,
    staff_list_id: list,
    started_at: now.toISOString(),
  }));
  for (let start = 0; start < memberships.length; start += 100) {
    await trx
      .insertInto('memberships')
      .values(memberships.slice(start, start + 100))
      .execute();
  }
  const deed = { actorId: viewer.id, verb: 'person.brought', organizationId } as const;
  const deeds = people.map(({ personId }) => ({ ...deed, subjectId: personId! }));
  await recordAudits(trx, deeds, now);
}

/** The first language the organization named, or its leader's. */
async function languageOf(trx: Transaction<Database>, id: string, viewer: SignedIn) {
  const { languages } = await trx
    .selectFrom('organizations')
    .select('languages')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const named: unknown = languages === null ? [] : JSON.parse(languages);
  const first: unknown = Array.isArray(named) ? named[0] : undefined;
  return isLanguage(first) ? first : viewer.language;
}
