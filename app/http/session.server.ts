/**
 * Sessions are Lucia's, and Lucia is known to this file alone (DESIGN.md D13): it is no longer
 * developed. The cookie carries a token; what is stored, and what Lucia is told, is its SHA-256.
 */
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia';
import { database, type Db } from '#db/connection.server.ts';
import { keptQuery } from '#db/kept-query.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { hashToken, newToken } from '#app/platform/ids/ids.server.ts';
import { retention } from '#app/domain/departure/departure.ts';
import { reportError } from '#app/platform/log/log.server.ts';
import { meetDevice, personById, type SeenDevice } from '#app/domain/people/people.server.ts';
import { deviceOf, keptDevice, type SignedIn } from '#app/domain/people/people.ts';

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof lucia>;
    DatabaseUserAttributes: SignedIn;
    DatabaseSessionAttributes: { device?: SeenDevice };
  }
}

const sessionOf = keptQuery<{ id: string }>()((db, the) =>
  db
    .selectFrom('sessions')
    .select(['id', 'person_id', 'expires_at', 'used_on'])
    .where('id', '=', the('id')),
);

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
      const [row] = await sessionOf(db(), { id });
      if (!row) return [null, null];
      await markUsed(db(), row);
      const person = await personById(db(), row.person_id);
      const user: DatabaseUser | null = person && { id: person.id, attributes: person };
      return [toSession(row), user];
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
      const { device } = session.attributes;
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
        .execute();
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

/** Once a day; that it cannot be kept is no reason to turn anybody away. */
async function markUsed(db: Db, row: { id: string; used_on: string | null }): Promise<void> {
  const today = dayOf(new Date());
  if (row.used_on === today) return;
  await db
    .updateTable('sessions')
    .set({ used_on: today })
    .where('id', '=', row.id)
    .execute()
    .catch((error: unknown) => void reportError(error));
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
function tokenIn(cookieHeader: string, cookie = lucia().sessionCookieName): string | undefined {
  return cookieHeader
    .split(/;\s*/)
    .map((one) => one.split('='))
    .find(([name, token]) => name === cookie && /^[\w-]{43}$/.test(token ?? ''))
    ?.at(1);
}

/**
 * Signs a person in: always a new token, so that a planted one is worth nothing. The browser's own
 * cookie outlives the session: by it a browser that the person never used is told from the others.
 */
export async function beginSession(personId: string, request: Request): Promise<Headers> {
  const token = newToken();
  const known = tokenIn(request.headers.get('cookie') ?? '', deviceCookie());
  const userAgent = request.headers.get('user-agent') ?? '';
  const device = { ...deviceOf(userAgent), token: known ?? newToken() };
  await lucia().createSession(personId, { device }, { sessionId: hashToken(token) });
  const headers = new Headers();
  headers.append('Set-Cookie', lucia().createSessionCookie(token).serialize());
  headers.append('Set-Cookie', serializedDevice(device.token));
  return headers;
}

const secure = (): boolean => publicUrl().startsWith('https:');
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
}
