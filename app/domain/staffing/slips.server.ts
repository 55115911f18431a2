/** Slips: paper for people without e-mail, with a code that opens their account once. */
import type { Kysely } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { recordAudits } from '#app/domain/audit/audit.server.ts';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import { issueJoinCodes } from '#app/domain/people/people.server.ts';
import { codeInGroups, type SignedIn } from '#app/domain/people/people.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { qrCodes } from '#app/platform/pdf/qr-codes.server.ts';
import { slipDays, type NoSlip, type Slip, type SlipCandidate } from './staffing.ts';

type Candidate = SlipCandidate & { language: string };

/** The organization's people by name: who may have a slip, and why another may not. */
export async function slipCandidates(
  db: Kysely<Database>,
  viewer: SignedIn,
  { organization }: { organization: ViewedOrganization },
  now: Date,
): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('memberships as here')
    .innerJoin('people', 'people.id', 'here.person_id')
    .select([
      'people.id',
      'people.name',
      'people.username',
      'people.email',
      'people.email_confirmed_at',
      'people.language',
      'people.password_hash',
      'people.pin_hash',
      'people.created_at',
      'people.suspended_at',
      'here.position',
      'here.started_at',
      'here.staff_list_id',
    ])
    .select((eb) => [
      eb
        .selectFrom('memberships as there')
        .select('there.id')
        .whereRef('there.person_id', '=', 'here.person_id')
        .where('there.organization_id', '!=', organization.id)
        .where('there.ended_at', 'is', null)
        .limit(1)
        .as('elsewhere'),
      eb
        .selectFrom('appointments')
        .select('appointments.id')
        .whereRef('appointments.person_id', '=', 'here.person_id')
        .where('appointments.ended_at', 'is', null)
        .limit(1)
        .as('appointed'),
      eb
        .selectFrom('join_codes')
        .select('join_codes.id')
        .whereRef('join_codes.person_id', '=', 'here.person_id')
        .where('join_codes.used_at', 'is', null)
        .where('join_codes.voided_at', 'is', null)
        .where('join_codes.expires_at', '>', now.toISOString())
        .limit(1)
        .as('waiting'),
    ])
    .where('here.organization_id', '=', organization.id)
    .where('here.ended_at', 'is', null)
    .orderBy('people.name')
    .orderBy('people.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    username: row.username,
    position: row.position,
    mailed: row.email !== null,
    language: row.language,
    state: (row.password_hash ?? row.pin_hash) ? 'in' : row.waiting === null ? 'new' : 'waiting',
    lists: row.staff_list_id === null ? [] : [row.staff_list_id],
    no: noSlip(row, viewer),
  }));
}

interface Standing {
  id: string;
  email: string | null;
  email_confirmed_at: string | null;
  created_at: string;
  started_at: string;
  staff_list_id: string | null;
  suspended_at: string | null;
  elsewhere: string | null;
  appointed: string | null;
}

/**
 * A slip opens an account to whoever holds it, so a leader may print one only where nobody but
 * this organization stands behind the account: it has no address, or this organization made it and
 * nobody has confirmed the address.
 */
function noSlip(person: Standing, viewer: SignedIn): NoSlip | null {
  if (person.id === viewer.id) return 'oneself';
  if (person.suspended_at !== null) return 'suspended';
  if (person.appointed !== null) return 'appointed';
  if (person.elsewhere !== null) return 'elsewhere';
  const madeHere = person.staff_list_id !== null && person.started_at === person.created_at;
  const ownEmail = person.email !== null && (person.email_confirmed_at !== null || !madeHere);
  return ownEmail ? 'own-email' : null;
}

/** New codes for those who may have one; their older codes and their sessions end. */
export async function makeSlips(
  db: Db,
  viewer: SignedIn,
  { organization, people }: { organization: ViewedOrganization; people: string[] },
  now: Date,
): Promise<{ slips: Slip[]; refused: { id: string; name: string; why: NoSlip }[] }> {
  const wanted = new Set(people);
  const { issued, refused } = await db.transaction().execute(async (trx) => {
    const chosen = (await slipCandidates(trx, viewer, { organization }, now)).filter(({ id }) =>
      wanted.has(id),
    );
    const allowed = chosen.filter(({ no }) => no === null);
    const personIds = allowed.map(({ id }) => id);
    const organizationId = organization.id;
    const of = { personIds, organizationId, madeBy: viewer.id, days: slipDays };
    const codes = await issueJoinCodes(trx, of, now);
    if (personIds.length > 0) {
      await trx.deleteFrom('sessions').where('person_id', 'in', personIds).execute();
      await trx.deleteFrom('half_sign_ins').where('person_id', 'in', personIds).execute();
    }
    const deed = { actorId: viewer.id, verb: 'slip.printed' } as const;
    const deeds = personIds.map((subjectId) => ({ ...deed, subjectId, organizationId }));
    await recordAudits(trx, deeds, now);
    return {
      issued: allowed.map((person, place) => ({ person, ...codes[place]! })),
      refused: chosen.flatMap(({ id, name, no }) => (no === null ? [] : [{ id, name, why: no }])),
    };
  });
  const qrs = await qrCodes(issued.map(({ code }) => `${publicUrl()}/join/${code}`));
  const slips = issued.map(({ person, code, expiresAt }, place): Slip => ({
    personId: person.id,
    name: person.name,
    username: person.username ?? '',
    code: codeInGroups(code),
    address: `${publicUrl()}/join`.replace(/^https?:\/\//, ''),
    qr: qrs[place]!,
    language: person.language,
    validUntil: expiresAt,
  }));
  return { slips, refused };
}

/** The lists that brought people who are here still, the newest first. */
export async function listsWithPeople(
  db: Db,
  _viewer: SignedIn,
  { organization }: { organization: ViewedOrganization },
): Promise<{ id: string; confirmedAt: string; people: number }[]> {
  const rows = await db
    .selectFrom('staff_lists')
    .innerJoin('memberships', 'memberships.staff_list_id', 'staff_lists.id')
    .select(['staff_lists.id', 'staff_lists.confirmed_at'])
    .select((eb) => eb.fn.countAll<number | string>().as('people'))
    .where('staff_lists.organization_id', '=', organization.id)
    .where('memberships.organization_id', '=', organization.id)
    .where('memberships.ended_at', 'is', null)
    .groupBy(['staff_lists.id', 'staff_lists.confirmed_at'])
    .orderBy('staff_lists.confirmed_at', 'desc')
    .limit(10)
    .execute();
  return rows.map(({ id, confirmed_at, people }) => ({
    id,
    confirmedAt: confirmed_at ?? '',
    people: Number(people),
  }));
}
