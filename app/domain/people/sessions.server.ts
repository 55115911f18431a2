/** Where a person is signed in: listed for them alone, and ended one by one or all together. */
import type { Db } from '#db/connection.server.ts';
import { readDevice, type Device } from './device.ts';
import type { SignedIn } from './people.ts';

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
