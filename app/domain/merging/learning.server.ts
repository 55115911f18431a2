/**
 * What was learnt: an enrolment moves with all that hangs on it. Where both accounts have the same
 * cycle of a course, the facts of the one that is gone move into the kept enrolment and count beside
 * its own; of two certificates the one that lasts longer stays, and the other says so.
 */
import { atOnce, type Change, type Pair, type Row } from './change.ts';
import type { Note } from './merging.ts';
import { rowsOf, type Reader } from './rows.server.ts';

type Enrolment = Row & { id: string; course_id: string; cycle: number };
type Attempt = Row & {
  id: string;
  client_id: string;
  number: number;
  started_at: string;
  submitted_at: string | null;
};
type Certificate = Row & {
  id: string;
  number: string;
  revoked_at: string | null;
  expires_at: string;
};

interface Both {
  pair: Pair;
  from: Enrolment;
  into: Enrolment;
}
type Part = { changes: Change[]; notes: Note[] };

export async function planLearning(db: Reader, pair: Pair): Promise<Part> {
  const mine = await rowsOf<Enrolment>(db, 'enrolments', { person_id: pair.gone }, 'id');
  const others = await rowsOf<Enrolment>(db, 'enrolments', { person_id: pair.kept }, 'id');
  const changes: Change[] = [];
  const notes: Note[] = [];
  for (const from of mine) {
    const into = others.find((it) => it.course_id === from.course_id && it.cycle === from.cycle);
    const part = into ? await combined(db, { pair, from, into }) : await whole(db, pair, from);
    changes.push(...part.changes);
    notes.push(...part.notes);
  }
  return { changes, notes };
}

async function whole(db: Reader, { kept, gone }: Pair, from: Enrolment): Promise<Part> {
  const group = from.id;
  const person_id = [gone, kept] as const;
  // Who joined the course by themselves goes on having done so.
  const changes: Change[] = [
    {
      table: 'enrolments',
      key: { id: from.id },
      set: { person_id, ...(from.enrolled_by === gone ? { enrolled_by: person_id } : null) },
      group,
    },
  ];
  for (const table of ['attempts', 'certificates'])
    for (const { id } of await rowsOf(db, table, { enrolment_id: from.id }, 'id'))
      changes.push({ table, key: { id: id! }, set: { person_id }, group });
  const open = await rowsOf(db, 'attempts', { enrolment_id: from.id, submitted_at: null }, 'id');
  return { changes, notes: open.map(() => ({ is: 'check-moves', of: from.course_id })) };
}

async function combined(db: Reader, both: Both): Promise<Part> {
  const { from, into } = both;
  const set: Change['set'] = {};
  if (into.organization_id === null && from.organization_id !== null)
    set.organization_id = [null, from.organization_id!];
  const own: Change[] =
    Object.keys(set).length === 0
      ? []
      : [{ table: 'enrolments', key: { id: into.id }, set, group: into.id }];
  const attempts = await combineAttempts(db, both);
  const certificates = await combineCertificates(db, both);
  return {
    changes: [
      ...own,
      ...(await combineLessons(db, both)),
      ...(await combineWithdrawals(db, both)),
      ...attempts.changes,
      ...certificates.changes,
    ],
    notes: [{ is: 'same-course', of: from.course_id }, ...attempts.notes, ...certificates.notes],
  };
}

/** A lesson that was done in both is done once. */
async function combineLessons(db: Reader, { from, into }: Both): Promise<Change[]> {
  const done = await rowsOf(db, 'completions', { enrolment_id: into.id }, 'id');
  const rows = await rowsOf(db, 'completions', { enrolment_id: from.id }, 'id');
  return rows
    .filter(({ lesson_key }) => !done.some((it) => it.lesson_key === lesson_key))
    .map(({ id }) => ({
      table: 'completions',
      key: { id: id! },
      set: { enrolment_id: [from.id, into.id] },
      group: into.id,
    }));
}

/** Who left the course in one account and goes on with it in the other has not left it. */
async function combineWithdrawals(db: Reader, { from, into }: Both): Promise<Change[]> {
  const before = await rowsOf(db, 'withdrawals', { enrolment_id: from.id }, 'id');
  const left = await rowsOf(db, 'withdrawals', { enrolment_id: into.id, returned_at: null }, 'id');
  const goesOn = before.every((it) => it.returned_at !== null);
  const group = into.id;
  return [
    ...before
      .filter((it) => it.returned_at !== null)
      .map(({ id }): Change => {
        const set = { enrolment_id: [from.id, into.id] } as const;
        return { table: 'withdrawals', key: { id: id! }, set, group };
      }),
    ...left
      .filter(() => goesOn)
      .map(({ id }): Change => {
        const set = { returned_at: [null, atOnce] } as const;
        return { table: 'withdrawals', key: { id: id! }, set, group };
      }),
  ];
}

/** All count, numbered on; of two that were begun and not handed in, the kept one goes on. */
async function combineAttempts(db: Reader, { pair, from, into }: Both): Promise<Part> {
  const theirs = await rowsOf<Attempt>(db, 'attempts', { enrolment_id: into.id }, 'id');
  const moving = await rowsOf<Attempt>(db, 'attempts', { enrolment_id: from.id }, 'id');
  const taken = theirs.some((it) => it.submitted_at === null);
  const clients = new Set(theirs.map((it) => it.client_id));
  const last = Math.max(0, ...theirs.map((it) => it.number));
  const notes = moving
    .filter((it) => it.submitted_at === null)
    .map((): Note => ({ is: taken ? 'check-stays' : 'check-moves', of: from.course_id }));
  const changes = moving
    .filter((it) => it.submitted_at !== null || !taken)
    .sort((a, b) => a.number - b.number)
    .map((attempt, place): Change => {
      const { id, client_id, number } = attempt;
      const set: Change['set'] = {
        person_id: [pair.gone, pair.kept],
        enrolment_id: [from.id, into.id],
        number: [number, last + 1 + place],
        ...(clients.has(client_id) ? { client_id: [client_id, id] as const } : {}),
      };
      return { table: 'attempts', key: { id }, set, group: into.id };
    });
  return { changes, notes };
}

async function combineCertificates(db: Reader, { pair, from, into }: Both): Promise<Part> {
  const order = 'id';
  const theirs = await rowsOf<Certificate>(db, 'certificates', { enrolment_id: into.id }, order);
  const moving = await rowsOf<Certificate>(db, 'certificates', { enrolment_id: from.id }, order);
  const live = (it: Certificate) => it.revoked_at === null;
  const [standing, coming] = [theirs.find(live), moving.find(live)];
  const group = into.id;
  const superseded = (by: Certificate): Change['set'] => ({
    revoked_at: [null, atOnce],
    revoked_by: [null, pair.by],
    superseded_by: [null, by.id],
  });
  const loser =
    standing && coming ? (coming.expires_at > standing.expires_at ? standing : coming) : undefined;
  const winner = loser === standing ? coming : standing;
  const changes: Change[] = [];
  // Before the other one comes: there is one live certificate at a time.
  if (loser && loser === standing)
    changes.push({
      table: 'certificates',
      key: { id: loser.id },
      set: superseded(winner!),
      group,
    });
  for (const certificate of moving) {
    const set: Change['set'] = {
      person_id: [pair.gone, pair.kept],
      enrolment_id: [from.id, into.id],
      ...(certificate === loser ? superseded(winner!) : {}),
    };
    changes.push({ table: 'certificates', key: { id: certificate.id }, set, group });
  }
  const notes: Note[] = loser ? [{ is: 'two-certificates', of: loser.number }] : [];
  return { changes, notes };
}

/**
 * Whether somebody has gone on since in an enrolment that was moved or added to: then it is left as
 * it is, for what came later stands on it. Ids say when a row was made.
 */
export async function hasGoneOn(
  db: Reader,
  {
    enrolment,
    moved,
    merge,
  }: { enrolment: string; moved: boolean; merge: { id: string; merged_at: string } },
): Promise<boolean> {
  const tables = ['attempts', 'certificates', 'withdrawals', ...(moved ? ['completions'] : [])];
  for (const table of tables)
    for (const row of await rowsOf(db, table, { enrolment_id: enrolment }, 'id')) {
      if (String(row.id) > merge.id) return true;
      const { submitted_at = null, returned_at = null } = row;
      if ([submitted_at, returned_at].some((at) => at !== null && at > merge.merged_at))
        return true;
      if (table !== 'attempts') continue;
      const answers = await rowsOf(db, 'answers', { attempt_id: row.id! }, 'id');
      if (answers.some(({ id }) => String(id) > merge.id)) return true;
    }
  return false;
}

/** Of two for the same year or workshop the kept account's is shown; the other's page says what it said. */
export async function planParticipation(db: Reader, { kept, gone }: Pair): Promise<Part> {
  const table = 'participation_certificates';
  const theirs = await rowsOf(db, table, { person_id: kept, revoked_at: null }, 'id');
  const changes: Change[] = [];
  const notes: Note[] = [];
  for (const { id, about, revoked_at, number } of await rowsOf(
    db,
    table,
    { person_id: gone },
    'id',
  )) {
    const both = revoked_at === null && theirs.some((it) => it.about === about);
    if (both) notes.push({ is: 'same-participation', of: String(number) });
    else changes.push({ table, key: { id: id! }, set: { person_id: [gone, kept] } });
  }
  return { changes, notes };
}
