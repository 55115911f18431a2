/** Organizations: who is in one with both accounts is in it once, and what it asks is asked once. */
import { atOnce, type Change, type Pair, type Row } from './change.ts';
import type { Note } from './merging.ts';
import { rowsOf, type Reader } from './rows.server.ts';

type Membership = Row & {
  id: string;
  organization_id: string;
  role: string;
  position: string | null;
  started_at: string;
  ended_at: string | null;
};
type Part = { changes: Change[]; notes: Note[] };

export async function planMemberships(db: Reader, { kept, gone }: Pair): Promise<Part> {
  const theirs = await rowsOf<Membership>(db, 'memberships', { person_id: kept }, 'id');
  const changes: Change[] = [];
  const notes: Note[] = [];
  for (const it of await rowsOf<Membership>(db, 'memberships', { person_id: gone }, 'id')) {
    const live = it.ended_at === null;
    const twin = theirs.find(
      (own) => live && own.ended_at === null && own.organization_id === it.organization_id,
    );
    if (twin) {
      notes.push({ is: 'same-team', of: it.organization_id });
      changes.push(...joined(it, twin));
    } else {
      const set = { person_id: [gone, kept] } as const;
      changes.push({ table: 'memberships', key: { id: it.id }, set });
    }
    if (live && it.role === 'leader' && twin?.role !== 'leader')
      notes.push({ is: 'leads', of: it.organization_id });
  }
  return { changes, notes };
}

/** From the earlier day on, with the wider role; the other one ends. */
function joined(it: Membership, twin: Membership): Change[] {
  const set: Change['set'] = {};
  if (it.role === 'leader' && twin.role !== 'leader') set.role = [twin.role, it.role];
  if (twin.position === null && it.position !== null) set.position = [null, it.position];
  if (it.started_at < twin.started_at) set.started_at = [twin.started_at, it.started_at];
  const ended = { ended_at: [null, atOnce] } as const;
  return [
    ...(Object.keys(set).length === 0 ? [] : [{ table: 'memberships', key: { id: twin.id }, set }]),
    { table: 'memberships', key: { id: it.id }, set: ended },
  ];
}

/** An invitation to where the person is, or is invited already, is withdrawn. */
export async function planInvitations(db: Reader, { kept, gone }: Pair): Promise<Change[]> {
  const within = async (person_id: string) =>
    (await rowsOf(db, 'memberships', { person_id, ended_at: null }, 'id')).map(
      (it) => it.organization_id,
    );
  const inside = [...(await within(kept)), ...(await within(gone))];
  const theirs = await rowsOf(db, 'invitations', { person_id: kept }, 'id');
  const open = theirs.filter((it) => it.answered_at === null);
  const withdrawn = { answered_at: [null, atOnce], answer: [null, 'withdrawn'] } as const;
  const table = 'invitations';
  const changes = open
    .filter((it) => inside.includes(it.organization_id!))
    .map(({ id }): Change => ({ table, key: { id: id! }, set: withdrawn }));
  for (const it of await rowsOf(db, table, { person_id: gone }, 'id')) {
    const twice =
      it.answered_at === null &&
      (inside.includes(it.organization_id!) ||
        open.some((own) => own.organization_id === it.organization_id));
    const set = { person_id: [gone, kept] as const, ...(twice ? withdrawn : {}) };
    changes.push({ table, key: { id: it.id! }, set });
  }
  return changes;
}

/** What is asked of both is asked by the kept one's day; waived is only what is waived in both. */
export async function planRequirements(db: Reader, { kept, gone }: Pair): Promise<Part> {
  const table = 'requirements';
  const theirs = await rowsOf(db, table, { person_id: kept }, 'id');
  const changes: Change[] = [];
  const notes: Note[] = [];
  for (const it of await rowsOf(db, table, { person_id: gone }, 'id')) {
    const twin = theirs.find((own) =>
      ['organization_id', 'course_id', 'cycle'].every((column) => own[column] === it[column]),
    );
    if (!twin) {
      changes.push({ table, key: { id: it.id! }, set: { person_id: [gone, kept] } });
      continue;
    }
    notes.push({ is: 'same-requirement', of: String(it.course_id) });
    if (twin.waived_at === null || it.waived_at !== null) continue;
    const columns = ['waived_at', 'waived_by', 'waiver_reason'];
    const set = Object.fromEntries(columns.map((name) => [name, [twin[name]!, null] as const]));
    changes.push({ table, key: { id: twin.id! }, set });
  }
  return { changes, notes };
}
