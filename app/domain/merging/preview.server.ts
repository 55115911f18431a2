/** Both accounts side by side, and what merging them would do: nothing is done here. */
import type { Selectable } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { PeopleTable } from '#db/schema.ts';
import { foldEmail, stewardOnly, type Viewer } from '#app/domain/people/people.ts';
import { findPerson } from '#app/domain/stewardship/stewardship.server.ts';
import { countChanges, type Plan } from './change.ts';
import type { MergeRefusal, Note, Preview, Side } from './merging.ts';
import { planMerge, sealOf } from './plan.server.ts';
import { rowsOf, type Reader } from './rows.server.ts';

type Person = Selectable<PeopleTable>;

/** Somebody who saved an answer or began within this time may still be at it. */
const sitting = 2 * 60 * 60_000;

export async function previewMerge(
  db: Db,
  viewer: Viewer,
  { person, other }: { person: string; other: string },
  now: Date,
): Promise<Preview | { refused: MergeRefusal }> {
  const planned = await planFor(db, viewer, { kept: person, gone: other }, now);
  if ('refused' in planned) return planned;
  const [kept, gone] = [
    await sideOf(db, viewer, person, now),
    await sideOf(db, viewer, other, now),
  ];
  if (!kept || !gone) return { refused: 'not-found' };
  const { plan, seal } = planned;
  const notes = await inWords(db, plan.notes, [kept, gone]);
  return { kept, gone, notes, moves: countChanges(plan.changes), seal };
}

/** The account that a steward means by a username or an e-mail address; an id does as well. */
export async function accountMeant(
  db: Db,
  viewer: Viewer,
  { typed }: { typed: string },
): Promise<string | null> {
  stewardOnly(viewer);
  const name = typed.trim();
  const found = await db
    .selectFrom('people')
    .select('id')
    .where((it) =>
      it.or([
        it('username', '=', name.toLowerCase()),
        it('email_folded', '=', foldEmail(name)),
        it('id', '=', name),
      ]),
    )
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return found?.id ?? null;
}

/** The plan as things stand, with its seal; or why there is none. */
export async function planFor(
  db: Reader,
  viewer: Viewer,
  ids: { kept: string; gone: string },
  now: Date,
): Promise<{ plan: Plan; seal: string } | { refused: MergeRefusal }> {
  const steward = stewardOnly(viewer);
  if (ids.kept === ids.gone) return { refused: 'same' };
  if ([ids.kept, ids.gone].includes(steward.id)) return { refused: 'oneself' };
  const [kept, gone] = [await living(db, ids.kept), await living(db, ids.gone)];
  if (!kept || !gone) return { refused: 'not-found' };
  if (kept.suspended_at !== null || gone.suspended_at !== null) return { refused: 'suspended' };
  const offices = (person_id: string) =>
    rowsOf(db, 'appointments', { person_id, ended_at: null }, 'id');
  // Roles are given on purpose, never on the way; and nobody's address comes to open a steward's account.
  if ((await offices(gone.id)).length > 0) return { refused: 'holds-role' };
  if ((await offices(kept.id)).some(({ role }) => role === 'steward'))
    return { refused: 'kept-steward' };
  if (await isSitting(db, gone.id, now)) return { refused: 'sitting' };
  const plan = await planMerge(db, { kept, gone, by: steward.id });
  if ('refused' in plan) return plan;
  return { plan, seal: sealOf(plan, [kept.name, kept.email ?? '', gone.name, gone.email ?? '']) };
}

const living = (db: Reader, id: string): Promise<Person | undefined> =>
  db
    .selectFrom('people')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

async function isSitting(db: Reader, person: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - sitting).toISOString();
  const attempt = await db
    .selectFrom('attempts')
    .select('id')
    .where('person_id', '=', person)
    .where('submitted_at', 'is', null)
    .where((it) =>
      it.or([
        it('started_at', '>', since),
        it.exists(
          it
            .selectFrom('answers')
            .select('answers.id')
            .whereRef('answers.attempt_id', '=', 'attempts.id')
            .where('answers.saved_at', '>', since),
        ),
      ]),
    )
    .executeTakeFirst();
  return attempt !== undefined;
}

async function sideOf(db: Db, viewer: Viewer, person: string, now: Date): Promise<Side | null> {
  const record = await findPerson(db, viewer, { person }, now);
  if (!record) return null;
  const seen = await Promise.all([
    db
      .selectFrom('sessions')
      .select((it) => it.fn.max('used_on').as('at'))
      .where('person_id', '=', person)
      .executeTakeFirst(),
    db
      .selectFrom('devices')
      .select((it) => it.fn.max('last_at').as('at'))
      .where('person_id', '=', person)
      .executeTakeFirst(),
  ]);
  const days = seen.flatMap((row) => (row?.at ? [row.at.slice(0, 10)] : [])).sort();
  return { ...record, lastSeen: days.at(-1) ?? null };
}

/** Ids become names; what happens at several meetings is said once. */
async function inWords(db: Db, notes: readonly Note[], sides: readonly Side[]): Promise<Note[]> {
  const ids = ['', ...notes.map(({ of }) => of)];
  const organizations = await db
    .selectFrom('organizations')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute();
  const courses = await db
    .selectFrom('courses')
    .select(['id', 'slug'])
    .where('id', 'in', ids)
    .execute();
  const titles = sides.flatMap((side) => side.courses.map(({ course }) => course));
  const named = (id: string): string =>
    organizations.find((it) => it.id === id)?.name ??
    titles.find((it) => it.id === id)?.title ??
    courses.find((it) => it.id === id)?.slug ??
    id;
  const meetings = notes.filter(({ is }) => is === 'same-meeting').length;
  const others = notes
    .filter(({ is }) => is !== 'same-meeting')
    .map(({ is, of }) => ({ is, of: named(of) }));
  const unlike = others.filter(
    (note, place) => others.findIndex((it) => it.is === note.is && it.of === note.of) === place,
  );
  return meetings === 0 ? unlike : [...unlike, { is: 'same-meeting', of: String(meetings) }];
}
