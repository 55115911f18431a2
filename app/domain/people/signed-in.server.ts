/** The person behind a request: by who they are, or by the session that they began. */
import { sql } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import { prepared } from '#db/prepared.server.ts';
import { asLanguage } from '#app/words/languages.ts';
import type { Role, SignedIn } from './people.ts';

const ofPerson = [
  'people.id as person',
  'people.name',
  'people.username',
  'people.email',
  'people.email_confirmed_at',
  'people.language',
  'people.time_zone',
] as const;

const roles = sql<string | null>`(
  select string_agg(role, ',') from appointments where person_id = people.id and ended_at is null
)`.as('roles');

interface Row {
  person: string;
  name: string;
  username: string | null;
  email: string | null;
  email_confirmed_at: string | null;
  language: string;
  time_zone: string;
  roles: string | null;
}

const toPerson = (row: Row): SignedIn => ({
  signedIn: true,
  id: row.person,
  name: row.name,
  username: row.username,
  email: row.email,
  emailConfirmed: row.email_confirmed_at !== null,
  language: asLanguage(row.language),
  timeZone: row.time_zone,
  roles: (row.roles?.split(',') ?? []) as Role[],
});

const livePerson = prepared((db, { id }: { id: string }) =>
  db
    .selectFrom('people')
    .select(ofPerson)
    .select(roles)
    .where('people.id', '=', id)
    .where('people.suspended_at', 'is', null)
    .where('people.deleted_at', 'is', null),
);

/** The person as a viewer; null when suspended, deleted or unknown. */
export async function personById(db: Db, id: string): Promise<SignedIn | null> {
  const [row] = await livePerson(db, { id });
  return row ? toPerson(row) : null;
}

const sessionById = prepared((db, { id, now }: { id: string; now: string }) =>
  db
    .selectFrom('sessions')
    .leftJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'sessions.person_id')
        .on('people.suspended_at', 'is', null)
        .on('people.deleted_at', 'is', null),
    )
    .select(['sessions.id', 'sessions.person_id', 'sessions.expires_at', 'sessions.used_on'])
    .select(['sessions.created_at', 'sessions.second_factor'])
    .select(ofPerson)
    .select(roles)
    .where('sessions.id', '=', id)
    // What has expired is deleted by a job: reading must need no writing.
    .where('sessions.expires_at', '>', now)
    // However it came about: a passphrase alone opens nothing for who has a second factor.
    .where((it) =>
      it.or([
        it('sessions.second_factor', '=', 1),
        it.not(
          it.exists(
            it
              .selectFrom('second_factors')
              .select('second_factors.id')
              .whereRef('second_factors.person_id', '=', 'sessions.person_id')
              .where('second_factors.confirmed_at', 'is not', null),
          ),
        ),
      ]),
    ),
);

export interface StoredSession {
  id: string;
  person_id: string;
  created_at: string;
  expires_at: string;
  used_on: string | null;
  second_factor: number;
}

/**
 * A session and who began it: asked before every page of theirs, so in one query. Null for one that
 * is unknown, expired or wants a second factor; its person is null when suspended or deleted, which
 * ends every session.
 */
export async function sessionWithPerson(
  db: Db,
  id: string,
  now: Date,
): Promise<{ session: StoredSession; person: SignedIn | null } | null> {
  const [row] = await sessionById(db, { id, now: now.toISOString() });
  if (!row) return null;
  return { session: row, person: row.person === null ? null : toPerson(row as Row) };
}
