/**
 * Sessions are Lucia's, and Lucia is known to this file alone (DESIGN.md D13): it is no longer
 * developed. The cookie carries a token; what is stored, and what Lucia is told, is its SHA-256.
 */
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia';
import { database, type Db } from '#db/connection.server.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { hashToken, newToken } from '#app/platform/ids/ids.server.ts';
import { personById } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof lucia>;
    DatabaseUserAttributes: SignedIn;
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
      const row = await db()
        .selectFrom('sessions')
        .select(['id', 'person_id', 'expires_at'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) return [null, null];
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
      await db()
        .insertInto('sessions')
        .values({
          id: session.id,
          person_id: session.userId,
          created_at: new Date().toISOString(),
          expires_at: session.expiresAt.toISOString(),
        })
        .execute();
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

let made: ReturnType<typeof make> | undefined;
const lucia = () => (made ??= make());

function make() {
  const secure = publicUrl().startsWith('https:');
  return new Lucia(adapter(database), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    sessionCookie: {
      // The prefix makes browsers refuse a cookie planted by a neighbouring subdomain.
      name: secure ? '__Host-session' : 'session',
      attributes: { secure, sameSite: 'lax', path: '/' },
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
function tokenIn(cookieHeader: string): string | undefined {
  return cookieHeader
    .split(/;\s*/)
    .map((cookie) => cookie.split('='))
    .find(([name, token]) => name === lucia().sessionCookieName && /^[\w-]{43}$/.test(token ?? ''))
    ?.at(1);
}

/** Signs a person in: always a new token, so that a planted one is worth nothing. */
export async function beginSession(personId: string): Promise<string> {
  const token = newToken();
  await lucia().createSession(personId, {}, { sessionId: hashToken(token) });
  return lucia().createSessionCookie(token).serialize();
}

export async function endSession(id: string | null): Promise<string> {
  if (id) await lucia().invalidateSession(id);
  return lucia().createBlankSessionCookie().serialize();
}

export async function endExpiredSessions(): Promise<void> {
  await lucia().deleteExpiredSessions();
}
