/** What somebody wrote and chose for themselves: nothing written is lost, and a stop is a stop. */
import { atOnce, type Change, type Pair } from './change.ts';
import type { Note } from './merging.ts';
import { rowsOf, type Reader } from './rows.server.ts';

type Part = { changes: Change[]; notes: Note[] };

/** Two thoughts about the same question stand below each other, the older one first. */
export async function planReflections(db: Reader, { kept, gone }: Pair): Promise<Part> {
  const table = 'reflections';
  const theirs = await rowsOf(db, table, { person_id: kept }, 'id');
  const changes: Change[] = [];
  const notes: Note[] = [];
  for (const it of await rowsOf(db, table, { person_id: gone }, 'id')) {
    const twin = theirs.find((own) =>
      ['course_id', 'lesson_key', 'reflection_key'].every((column) => own[column] === it[column]),
    );
    if (!twin) changes.push({ table, key: { id: it.id! }, set: { person_id: [gone, kept] } });
    else if (twin.text !== it.text) {
      const inOrder = [twin, it].sort((a, b) => (String(a.saved_at) < String(b.saved_at) ? -1 : 1));
      const text = inOrder.map((one) => one.text).join('\n\n');
      notes.push({ is: 'same-reflection', of: String(it.course_id) });
      changes.push({ table, key: { id: twin.id! }, set: { text: [twin.text!, text] } });
    }
  }
  return { changes, notes };
}

export async function planMailPreferences(db: Reader, { kept, gone }: Pair): Promise<Change[]> {
  const table = 'mail_preferences';
  const theirs = await rowsOf(db, table, { person_id: kept }, 'kind');
  const changes: Change[] = [];
  for (const { kind, wanted } of await rowsOf(db, table, { person_id: gone }, 'kind')) {
    const twin = theirs.find((own) => own.kind === kind);
    const key = (person_id: string) => ({ person_id, kind: kind! });
    if (!twin) changes.push({ table, key: key(gone), set: { person_id: [gone, kept] } });
    else if (wanted === 0 && twin.wanted === 1)
      changes.push({ table, key: key(kept), set: { wanted: [1, 0] } });
  }
  return changes;
}

/** One calendar at a time: the kept one's goes on, or the other one's where it has none. */
export async function planCalendars(db: Reader, { kept, gone }: Pair): Promise<Change[]> {
  const table = 'calendar_feeds';
  const [live] = await rowsOf(db, table, { person_id: kept, revoked_at: null }, 'id');
  return (await rowsOf(db, table, { person_id: gone }, 'id')).map(({ id, revoked_at }) => {
    const set: Change['set'] = { person_id: [gone, kept] };
    if (live && revoked_at === null) set.revoked_at = [null, atOnce];
    return { table, key: { id: id! }, set };
  });
}

/** A draft beside another open application is left; two that stewards judge are not merged. */
export async function planApplications(
  db: Reader,
  { kept, gone }: Pair,
): Promise<Part | { refused: 'two-applications' }> {
  const table = 'applications';
  const [open] = await rowsOf(db, table, { applicant_id: kept, decided_at: null }, 'id');
  const changes: Change[] = [];
  const notes: Note[] = [];
  for (const { id, state, decided_at } of await rowsOf(db, table, { applicant_id: gone }, 'id')) {
    if (open && decided_at === null) {
      if (state !== 'draft') return { refused: 'two-applications' };
      notes.push({ is: 'draft-stays', of: '' });
    } else changes.push({ table, key: { id: id! }, set: { applicant_id: [gone, kept] } });
  }
  return { changes, notes };
}
