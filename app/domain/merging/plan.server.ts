/** What merging two accounts would do, from what is there now: shown first, and then carried out. */
import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { PeopleTable } from '#db/schema.ts';
import { planAccounts, planSecondFactor } from './account.server.ts';
import { planInvitations, planMemberships, planRequirements } from './belonging.server.ts';
import type { Change, Pair, Plan } from './change.ts';
import { keyOf, treatments } from './columns.ts';
import { planAttendance, planReservations } from './coming.server.ts';
import { planLearning, planParticipation } from './learning.server.ts';
import type { MergeRefusal } from './merging.ts';
import {
  planApplications,
  planCalendars,
  planMailPreferences,
  planReflections,
} from './own.server.ts';
import { rowsOf, type Reader } from './rows.server.ts';

type Person = Selectable<PeopleTable>;

export async function planMerge(
  db: Reader,
  { kept, gone, by }: { kept: Person; gone: Person; by: string },
): Promise<Plan | { refused: MergeRefusal }> {
  const pair: Pair = { kept: kept.id, gone: gone.id, by };
  const applications = await planApplications(db, pair);
  if ('refused' in applications) return applications;
  const accounts = planAccounts(kept, gone);
  const parts = [
    accounts,
    { changes: await planSecondFactor(db, pair, accounts), notes: [] },
    await planMemberships(db, pair),
    { changes: await planInvitations(db, pair), notes: [] },
    await planRequirements(db, pair),
    await planLearning(db, pair),
    await planParticipation(db, pair),
    await planReservations(db, pair),
    { changes: await planAttendance(db, pair), notes: [] },
    await planReflections(db, pair),
    { changes: await planMailPreferences(db, pair), notes: [] },
    { changes: await planCalendars(db, pair), notes: [] },
    applications,
  ];
  const ruled = parts.flatMap(({ changes }) => changes);
  return {
    changes: [...ruled, ...(await planTheRest(db, pair, ruled))],
    notes: parts.flatMap(({ notes }) => notes),
  };
}

/** Columns without a rule of their own: each row moves, unless the kept account has its twin. */
async function planTheRest(
  db: Reader,
  { kept, gone }: Pair,
  ruled: readonly Change[],
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const [named, treatment] of Object.entries(treatments)) {
    if (
      treatment !== 'moves' &&
      !(typeof treatment === 'object' && 'movesUnlessBothHave' in treatment)
    )
      continue;
    const [table, column] = named.split('.') as [string, string];
    const twinBy = treatment === 'moves' ? null : treatment.movesUnlessBothHave;
    const theirs = twinBy ? await rowsOf(db, table, { [column]: kept }, keyOf(table)[0]!) : [];
    for (const row of await rowsOf(db, table, { [column]: gone }, keyOf(table)[0]!)) {
      if (twinBy && theirs.some((it) => twinBy.every((same) => it[same] === row[same]))) continue;
      const key = Object.fromEntries(keyOf(table).map((name) => [name, row[name]!]));
      // What a rule has said of this very column is said; and a shell stays whole.
      const said = ruled.some(
        (it) => it.table === table && column in it.set && sameKey(it.key, key),
      );
      const stays = table === 'enrolments' && !isMoved(ruled, key) && row.person_id === gone;
      if (!said && !stays) changes.push({ table, key, set: { [column]: [gone, kept] } });
    }
  }
  return changes;
}

const sameKey = (a: Change['key'], b: Change['key']) => JSON.stringify(a) === JSON.stringify(b);

const isMoved = (ruled: readonly Change[], key: Change['key']) =>
  ruled.some((it) => it.table === 'enrolments' && 'person_id' in it.set && sameKey(it.key, key));

/** A plan as one short word, to see whether it is still the one that was shown. */
export const sealOf = (plan: Plan, people: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([plan, people]))
    .digest('base64url')
    .slice(0, 22);
