/**
 * Sessions are Lucia's, and Lucia is known to this file alone (DESIGN.md D13): it is no longer
 * developed. The cookie carries a token; what is stored, and what Lucia is told, is its SHA-256.
 */
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia';
import { database, type Db } from '#db/connection.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { hashToken, newToken } from '#app/platform/ids/ids.server.ts';
import { retention } from '#app/domain/departure/departure.ts';
import { reportError } from '#app/platform/log/log.server.ts';
import {
  endIfOver,
  endOldSessions,
  meetDevice,
  sessionWithPerson,
  type SeenDevice,
} from '#app/domain/people/people.server.ts';
import {
  deviceOf,
  keptDevice,
  withoutSecondFactor,
  type SignedIn,
} from '#app/domain/people/people.ts';

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof lucia>;
    DatabaseUserAttributes: SignedIn;
    DatabaseSessionAttributes: { device?: SeenDevice; secondFactor?: boolean };
  }
}

function adapter(db: () => Db): Adapter {
  const toSession = (row: { id: string; person_id: string; expires_at: string }) =>
    ({
      id: row.id,
      userId: row.person_id,
      expiresAt: new Date(row.expires_at),
      attributes: {},
    }) satisfies DatabaseSession;
  return {
    async getSessionAndUser(id) {
      const now = new Date();
      const found = await sessionWithPerson(db(), id, now);
      if (!found) return [null, null];
      const { session, person } = found;
      if (!person) return [toSession(session), null];
      if (session.used_on !== dayOf(now)) {
        if (await endIfOver(db(), person, session, now)) return [null, null];
        await markUsed(db(), id, dayOf(now));
      }
      const seen = session.second_factor === 1 ? person : withoutSecondFactor(person);
      return [toSession(session), { id: person.id, attributes: seen } satisfies DatabaseUser];
    },
    async getUserSessions(personId) {
      const rows = await db()
        .selectFrom('sessions')
        .select(['id', 'person_id', 'expires_at'])
        .where('person_id', '=', personId)
        .execute();
      return rows.map(toSession);
    },
    async setSession(session) {
      const now = new Date();
      const { device, secondFactor } = session.attributes;
      await db()
        .transaction()
        .execute(async (trx) => {
          await trx
            .insertInto('sessions')
            .values({
              id: session.id,
              person_id: session.userId,
              created_at: now.toISOString(),
              expires_at: session.expiresAt.toISOString(),
              device: device ? keptDevice(device) : null,
              used_on: dayOf(now),
              second_factor: secondFactor ? 1 : 0,
            })
            .execute();
          if (device) await meetDevice(trx, session.userId, device, now);
        });
    },
    async updateSessionExpiration(id, expiresAt) {
      await db()
        .updateTable('sessions')
        .set({ expires_at: expiresAt.toISOString() })
        .where('id', '=', id)
        .execute()
        .catch(notToday);
    },
    async deleteSession(id) {
      await db().deleteFrom('sessions').where('id', '=', id).execute();
    },
    async deleteUserSessions(personId) {
      await db().deleteFrom('sessions').where('person_id', '=', personId).execute();
    },
    async deleteExpiredSessions() {
      await db()
        .deleteFrom('sessions')
        .where('expires_at', '<', new Date().toISOString())
        .execute();
    },
  };
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** That a use cannot be written down is no reason to turn anybody away: the next one will be. */
const notToday = (error: unknown): void => void reportError(error);

/** Once a day. */
async function markUsed(db: Db, id: string, today: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ used_on: today })
    .where('id', '=', id)
    .execute()
    .catch(notToday);
}

let made: ReturnType<typeof make> | undefined;
const lucia = () => (made ??= make());

function make() {
  return new Lucia(adapter(database), {
    sessionExpiresIn: new TimeSpan(retention.session, 'd'),
    sessionCookie: {
      // The prefix makes browsers refuse a cookie planted by a neighbouring subdomain.
      name: secure() ? '__Host-session' : 'session',
      attributes: { secure: secure(), sameSite: 'lax', path: '/' },
    },
    getUserAttributes: (person) => person,
  });
}

export interface Session {
  id: string;
  person: SignedIn;
  /** A `Set-Cookie` line, when the session was prolonged. */
  cookie: string | null;
}

/** The session behind a Cookie header, or null; never throws at what a browser made up. */
export async function readSession(cookieHeader: string | undefined): Promise<Session | null> {
  const token = tokenIn(cookieHeader ?? '');
  if (!token) return null;
  const { session, user } = await lucia().validateSession(hashToken(token));
  if (!session || !user) return null;
  const cookie = session.fresh ? lucia().createSessionCookie(token).serialize() : null;
  return { id: session.id, person: user as SignedIn, cookie };
}

/** Lucia's own reading throws at any neighbour's cookie with a stray `%`. */
export function tokenIn(
  cookieHeader: string,
  cookie = lucia().sessionCookieName,
): string | undefined {
  return cookieHeader
    .split(/;\s*/)
    .map((one) => one.split('='))
    .find(([name, token]) => name === cookie && /^[\w-]{43}$/.test(token ?? ''))
    ?.at(1);
}

/**
 * Signs a person in: always a new token, so that a planted one is worth nothing. The browser's own
 * cookie outlives the session: by it a browser that the person never used is told from the others.
 * `secondFactor` says that the person has one and showed it. Only `enter` (entering.server.ts) and
 * what asks who is signed in already may call this.
 */
export async function beginSession(
  personId: string,
  request: Request,
  { secondFactor }: { secondFactor: boolean },
): Promise<Headers> {
  const token = newToken();
  const known = deviceTokenIn(request);
  const userAgent = request.headers.get('user-agent') ?? '';
  const device = { ...deviceOf(userAgent), token: known ?? newToken() };
  await lucia().createSession(personId, { device, secondFactor }, { sessionId: hashToken(token) });
  const headers = new Headers();
  headers.append('Set-Cookie', lucia().createSessionCookie(token).serialize());
  headers.append('Set-Cookie', serializedDevice(device.token));
  return headers;
}

/** What the browser calls itself by since somebody first signed in with it. */
export const deviceTokenIn = (request: Request): string | undefined =>
  tokenIn(request.headers.get('cookie') ?? '', deviceCookie());

export const secure = (): boolean => publicUrl().startsWith('https:');
const deviceCookie = (): string => (secure() ? '__Host-device' : 'device');

/** As long as browsers keep a cookie at all. */
const serializedDevice = (token: string): string =>
  [
    `${deviceCookie()}=${token}`,
    'HttpOnly',
    'Path=/',
    'SameSite=Lax',
    'Max-Age=34560000',
    ...(secure() ? ['Secure'] : []),
  ].join('; ');

export async function endSession(id: string | null): Promise<string> {
  if (id) await lucia().invalidateSession(id);
  return lucia().createBlankSessionCookie().serialize();
}

export async function endExpiredSessions(): Promise<void> {
  await lucia().deleteExpiredSessions();
  await endOldSessions(database(), new Date());
}
