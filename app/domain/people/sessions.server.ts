/** Where a person is signed in: listed for them alone, and ended one by one or all together. */
import { reportError } from '#app/platform/log/log.server.ts';
import type { Db } from '#db/connection.server.ts';
import { isBeyondPin } from './beyond-pin.server.ts';
import { readDevice, type Device } from './device.ts';
import type { SignedIn } from './people.ts';
import { dayBefore, isOver, sessionAges, type Trust } from './session-ages.ts';

export interface OpenSession {
  id: string;
  device: Device;
  since: string;
  /** `2026-11-22`, UTC; null for a session that is older than this list. */
  usedOn: string | null;
}

const most = 30;

/** The ones used last come first. */
export async function sessionsOf(db: Db, viewer: SignedIn, now: Date): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'device', 'created_at', 'used_on'])
    .where('person_id', '=', viewer.id)
    .where('expires_at', '>', now.toISOString())
    .orderBy((it) => it.fn.coalesce('used_on', 'created_at'), 'desc')
    .orderBy('created_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ id, device, created_at, used_on }) => ({
    id,
    device: readDevice(device),
    since: created_at,
    usedOn: used_on,
  }));
}

/** False where it is not one of the viewer's: for them there is no such session. */
export async function endOneSession(
  db: Db,
  viewer: SignedIn,
  { session }: { session: string },
): Promise<boolean> {
  const ended = await db
    .deleteFrom('sessions')
    .where('person_id', '=', viewer.id)
    .where('id', '=', session)
    .executeTakeFirst();
  return Number(ended.numDeletedRows) > 0;
}

/** All but the one that asks. */
export async function endOtherSessions(
  db: Db,
  viewer: SignedIn,
  { session }: { session: string },
): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('person_id', '=', viewer.id)
    .where('id', '!=', session)
    .execute();
}

/** On every device, this one too. */
export async function signOutEverywhere(db: Db, viewer: SignedIn): Promise<void> {
  await db.deleteFrom('sessions').where('person_id', '=', viewer.id).execute();
}

/** Asked when a session is first used on a day; what is over is gone for good. */
export async function endIfOver(
  db: Db,
  viewer: SignedIn,
  session: { id: string; created_at: string; used_on: string | null },
  now: Date,
): Promise<boolean> {
  // What even a steward may go on using, anybody may: mostly there is nothing to look up.
  if (!isOver(session, 'steward', now)) return false;
  if (!isOver(session, await trustIn(db, viewer), now)) return false;
  // A database that takes no writes opens nothing: the job deletes it later.
  await db
    .deleteFrom('sessions')
    .where('id', '=', session.id)
    .execute()
    .catch((error: unknown) => void reportError(error));
  return true;
}

async function trustIn(db: Db, viewer: SignedIn): Promise<Trust> {
  if (viewer.roles.includes('steward')) return 'steward';
  return (await isBeyondPin(db, viewer.id)) ? 'entrusted' : 'learner';
}

/** The same for sessions that nobody comes back to. */
export async function endOldSessions(db: Db, now: Date): Promise<void> {
  const stewards = db
    .selectFrom('appointments')
    .select('person_id')
    .where('role', '=', 'steward')
    .where('ended_at', 'is', null);
  const appointed = db.selectFrom('appointments').select('person_id').where('ended_at', 'is', null);
  const leaders = db
    .selectFrom('memberships')
    .select('person_id')
    .where('role', '=', 'leader')
    .where('ended_at', 'is', null);
  await oldSessions(db, 'learner', now).execute();
  await oldSessions(db, 'steward', now).where('person_id', 'in', stewards).execute();
  await oldSessions(db, 'entrusted', now)
    .where((it) => it.or([it('person_id', 'in', appointed), it('person_id', 'in', leaders)]))
    .execute();
}

function oldSessions(db: Db, trust: Trust, now: Date) {
  const { unused, whole } = sessionAges[trust];
  // Instants begin with their day, so that a day and an instant compare as texts.
  return db
    .deleteFrom('sessions')
    .where((it) =>
      it.or([
        it('created_at', '<', dayBefore(now, whole - 1)),
        it(it.fn.coalesce('used_on', 'created_at'), '<', dayBefore(now, unused - 1)),
      ]),
    );
}
