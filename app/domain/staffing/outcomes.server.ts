/** What confirming a list would do, row by row, as things stand now. */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { foldEmail } from '#app/domain/people/people.ts';
import { formersOf, type Former } from './formers.server.ts';
import { foldStaffName } from './staff-name.ts';
import type { Outcome, StaffRow } from './staffing.ts';

export interface Judged {
  row: StaffRow;
  outcome: Outcome;
  /** Who is asked. Never leaves the server. */
  personId: string | null;
}

interface Known {
  id: string;
  email_folded: string | null;
  username: string | null;
}

type Member = Known & { name: string; phone: string | null };

export async function judge(
  db: Kysely<Database>,
  organizationId: string,
  rows: StaffRow[],
): Promise<Judged[]> {
  const members: Member[] = await db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .select(['people.id', 'people.name', 'people.email_folded', 'people.username', 'people.phone'])
    .where('memberships.organization_id', '=', organizationId)
    .where('memberships.ended_at', 'is', null)
    .execute();
  const known = await accountsNamed(db, rows);
  const asked = await db
    .selectFrom('invitations')
    .select('person_id')
    .where('organization_id', '=', organizationId)
    .where('answered_at', 'is', null)
    .execute();
  const formers = await formersOf(db, organizationId);
  const around: Around = {
    inTeam: new Set(members.map(({ id }) => id)),
    open: new Set(asked.map((invitation) => invitation.person_id)),
    members: new Traits<string>(),
    rows: new Traits<number>(),
    byEmail: new Map(known.map((person) => [person.email_folded, person])),
    byUsername: new Map(known.map((person) => [person.username, person])),
    formers: new Map(formers.map((former) => [foldStaffName(former.name), former])),
  };
  for (const member of members) around.members.note(member, member.name);
  return rows.map((row) => {
    const person = accountOf(row, around);
    const outcome = judgeRow(row, person, around);
    if (outcome.is !== 'left-out' && outcome.is !== 'unreadable') around.rows.note(row, row.line);
    const found = person ?? formerIn(row, around);
    const named = outcome.is === 'asked' || outcome.is === 'back';
    return { row, outcome, personId: named ? found!.id : null };
  });
}

/** Finds whoever has the same name or number, or the same account, among those noted before. */
class Traits<T> {
  #names = new Map<string, T>();
  #phones = new Map<string, T>();
  #accounts = new Map<string, T>();

  note(of: Pick<StaffRow, 'name' | 'phone'> & Partial<StaffRow>, as: T): void {
    const name = foldStaffName(of.name);
    if (name !== '' && !this.#names.has(name)) this.#names.set(name, as);
    if (of.phone !== null && !this.#phones.has(of.phone)) this.#phones.set(of.phone, as);
    for (const key of accountKeys(of)) if (!this.#accounts.has(key)) this.#accounts.set(key, as);
  }

  like({ name, phone }: StaffRow): T | undefined {
    return this.#names.get(foldStaffName(name)) ?? this.#phones.get(phone ?? '');
  }

  same(row: StaffRow): T | undefined {
    const key = accountKeys(row).find((account) => this.#accounts.has(account));
    return key === undefined ? undefined : this.#accounts.get(key);
  }
}

const accountKeys = ({ email, username }: Partial<StaffRow>): string[] => [
  ...(email ? [foldEmail(email)] : []),
  ...(username ? [username] : []),
];

async function accountsNamed(db: Kysely<Database>, rows: StaffRow[]): Promise<Known[]> {
  const emails = rows.flatMap(({ email }) => (email === null ? [] : [foldEmail(email)]));
  const usernames = rows.flatMap(({ username }) => (username === null ? [] : [username]));
  if (emails.length + usernames.length === 0) return [];
  return (
    db
      .selectFrom('people')
      // A name of an account that was joined to another one means that one.
      .select((eb) => [eb.fn.coalesce('merged_into', 'id').as('id'), 'email_folded', 'username'])
      .where((eb) =>
        eb.or([
          eb('email_folded', 'in', ['', ...emails]),
          eb('username', 'in', ['', ...usernames]),
        ]),
      )
      .where((eb) => eb.or([eb('deleted_at', 'is', null), eb('merged_into', 'is not', null)]))
      .execute()
  );
}

interface Around {
  inTeam: Set<string>;
  open: Set<string>;
  members: Traits<string>;
  rows: Traits<number>;
  byEmail: Map<string | null, Known>;
  byUsername: Map<string | null, Known>;
  formers: Map<string, Former>;
}

const formerIn = ({ name }: StaffRow, { formers }: Around) => formers.get(foldStaffName(name));

const accountOf = ({ username, email }: StaffRow, { byEmail, byUsername }: Around) =>
  (username === null ? undefined : byUsername.get(username)) ??
  (email === null ? undefined : byEmail.get(foldEmail(email)));

function judgeRow(row: StaffRow, person: Known | undefined, around: Around): Outcome {
  if (row.leftOut) return { is: 'left-out' };
  if (row.fault) return { is: 'unreadable', why: row.fault };
  const line = around.rows.same(row);
  if (line !== undefined)
    return row.distinct ? { is: 'unreadable', why: 'same-email' } : { is: 'like-row', line };
  if (person) {
    if (around.inTeam.has(person.id)) return { is: 'member' };
    return { is: around.open.has(person.id) ? 'asked-before' : 'asked' };
  }
  if (row.username !== null) return { is: 'unreadable', why: 'no-such-username' };
  if (row.name === '') return { is: 'unreadable', why: 'no-name' };
  const former = formerIn(row, around);
  if (row.distinct && !row.back) return { is: 'new' };
  const twin = around.rows.like(row);
  if (twin !== undefined) return { is: 'like-row', line: twin };
  const name = around.members.like(row);
  if (name !== undefined) return { is: 'like-member', name };
  if (former === undefined) return { is: 'new' };
  if (!row.back) return { is: 'like-former', left: former.left };
  if (former.unopened) return { is: 'back' };
  return { is: around.open.has(former.id) ? 'asked-before' : 'asked' };
}

/** The outcomes as one short word, to see whether they are still the ones that were shown. */
export const sealOf = (judged: Judged[]): string =>
  createHash('sha256')
    .update(JSON.stringify(judged.map(({ row, outcome }) => [row, outcome])))
    .digest('base64url')
    .slice(0, 22);
