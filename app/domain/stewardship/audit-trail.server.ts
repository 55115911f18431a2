/** The audit, read: who, what, when; all of it, or what is asked for. */
import type { Readable } from 'node:stream';
import type { ExpressionBuilder } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { AuditEntriesTable, Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { accountsJoinedTo } from '#app/domain/people/people.server.ts';
import { foldEmail, stewardOnly, type Viewer } from '#app/domain/people/people.ts';
import { csvStream } from '#app/platform/sheets/sheets.server.ts';
import { speak, type Key, type Say } from '#app/words/words.ts';
import { deedKey, detailsInWords, thingKey } from './audit-words.ts';
import { after, pageOf, pageSize, readPlace } from './page.ts';
import { mostInFile, type AuditFilter, type AuditLine, type Page } from './stewardship.ts';

export async function listAudit(
  db: Db,
  viewer: Viewer,
  { before, ...filter }: Partial<AuditFilter> & { before: string | null },
): Promise<Page<AuditLine>> {
  stewardOnly(viewer);
  const place = readPlace(before);
  const rows = await (
    await entries(db, filter)
  )
    .$if(place !== null, (query) => query.where(after({ at: 'entry.at', id: 'entry.id' }, place!)))
    .limit(pageSize + 1)
    .execute();
  return pageOf(rows, (row) => ({ at: row.at, id: row.id }), lineOf);
}

const columns = [
  'at',
  'actor',
  'actor-id',
  'deed',
  'kind',
  'subject',
  'subject-id',
  'organization',
  'details',
] as const;

/**
 * The same as a file, in the steward's language; that it was taken is written down too. Where there is
 * more than a file holds, its last line says so.
 */
export async function auditFile(
  db: Db,
  viewer: Viewer,
  filter: AuditFilter,
  now: Date,
): Promise<Readable> {
  const steward = stewardOnly(viewer);
  const found = await (await entries(db, filter)).limit(mostInFile + 1).execute();
  const rows = found.slice(0, mostInFile);
  const more = found.length > mostInFile;
  const deed = { actorId: steward.id, verb: 'audit.exported', subjectId: steward.id } as const;
  await db.transaction().execute((trx) => recordAudit(trx, deed, now));
  const say = speak(steward.language);
  return csvStream({
    name: 'audit',
    head: columns.map((column) => say(`steward.audit.column.${column}`)),
    rows: [
      ...rows.map(lineOf).map((line) => cellsOf(say, line)),
      ...(more ? [[cutWords(say, rows.at(-1)!.at), ...columns.slice(1).map(() => null)]] : []),
    ],
  });
}

function cellsOf(say: Say, { at, actor, verb, subject, organization, details }: AuditLine) {
  const inWordsOr = (code: string, key: Key | undefined) => (key ? say(key) : code);
  return [
    at,
    actor?.name ?? null,
    actor?.id ?? null,
    inWordsOr(verb, deedKey(verb)),
    inWordsOr(subject.kind, thingKey(subject.kind)),
    subject.name,
    subject.id,
    organization,
    detailsInWords(say, details)
      .map((detail) => say('steward.audit.detail', detail))
      .join('; '),
  ];
}

/** Of the day of the oldest line some are in the file and some are not: it is asked for again. */
const cutWords = (say: Say, oldest: string): string =>
  say('steward.audit.cut', { most: mostInFile, day: say.day(oldest, 'UTC') });

async function entries(
  db: Db,
  { deed = null, who = '', about = '', from = '', until = '' }: Partial<AuditFilter>,
) {
  const actors = who === '' ? null : await accountsCalled(db, who);
  const concerned = about === '' ? null : await concernedBy(db, about);
  return (
    db
      .selectFrom('audit_entries as entry')
      .leftJoin('people as actor', 'actor.id', 'entry.actor_id')
      // What somebody did under an account that is joined to another one, they did.
      .leftJoin('people as actor_now', 'actor_now.id', 'actor.merged_into')
      .leftJoin('people as subject', (join) =>
        join.onRef('subject.id', '=', 'entry.subject_id').on('entry.subject_kind', '=', 'person'),
      )
      .leftJoin('people as subject_now', 'subject_now.id', 'subject.merged_into')
      .leftJoin('organizations as organization', 'organization.id', 'entry.organization_id')
      .select([
        'entry.id',
        'entry.at',
        'entry.actor_id',
        'entry.verb',
        'entry.subject_kind',
        'entry.subject_id',
        'entry.details',
        'organization.name as organization',
      ])
      .select((it) => [
        it.fn.coalesce('actor_now.name', 'actor.name').as('actor_name'),
        it.fn.coalesce('subject_now.name', 'subject.name').as('subject_name'),
      ])
      .$if(deed !== null, (query) => query.where('entry.verb', '=', deed!))
      .$if(from !== '', (query) => query.where('entry.at', '>=', `${from}T00:00:00.000Z`))
      .$if(until !== '', (query) => query.where('entry.at', '<=', `${until}T23:59:59.999Z`))
      .$if(actors !== null, (query) => query.where('entry.actor_id', 'in', actors!))
      .$if(concerned !== null, (query) => query.where(concerned!))
      .orderBy('entry.at', 'desc')
      .orderBy('entry.id', 'desc')
  );
}

type Row = Awaited<ReturnType<Awaited<ReturnType<typeof entries>>['executeTakeFirstOrThrow']>>;

/**
 * By username, e-mail address or id; with the accounts that were joined to this one. Nobody called
 * so has done nothing.
 */
async function accountsCalled(db: Db, who: string): Promise<string[]> {
  const name = who.trim();
  const found = await db
    .selectFrom('people')
    .select(['id', 'merged_into'])
    .where((it: ExpressionBuilder<Database, 'people'>) =>
      it.or([
        it('username', '=', name.toLowerCase()),
        it('email_folded', '=', foldEmail(name)),
        it('id', '=', name),
      ]),
    )
    .executeTakeFirst();
  if (!found) return [''];
  const person = found.merged_into ?? found.id;
  return [person, ...(await accountsJoinedTo(db, person))];
}

/** What was done to somebody or to a thing of theirs; or within an organization. */
async function concernedBy(db: Db, about: string) {
  const people = await accountsCalled(db, about);
  const organization = await db
    .selectFrom('organizations')
    .select('id')
    .where('slug', '=', about.trim().toLowerCase())
    .executeTakeFirst();
  const things = thingsOfPeople.map((table) =>
    db.selectFrom(table).select('id').where('person_id', 'in', people),
  );
  const applications = db
    .selectFrom('applications')
    .select('id')
    .where('applicant_id', 'in', people);
  return (it: ExpressionBuilder<{ entry: AuditEntriesTable }, 'entry'>) =>
    it.or([
      it('entry.subject_id', 'in', people),
      ...[...things, applications].map((theirs) => it('entry.subject_id', 'in', theirs)),
      ...(organization
        ? [
            it('entry.organization_id', '=', organization.id),
            it('entry.subject_id', '=', organization.id),
          ]
        : []),
    ]);
}

/** What deeds are done to, besides people: each has its person. An application has its applicant. */
const thingsOfPeople = [
  'attempts',
  'certificates',
  'clinic_cases',
  'enrolments',
  'invitations',
  'messages',
  'participation_certificates',
  'posts',
  'requirements',
] as const;

const lineOf = (row: Row): AuditLine => ({
  id: row.id,
  at: row.at,
  actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? '' },
  verb: row.verb,
  subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
  organization: row.organization,
  details: detailsOf(row.details),
});

function detailsOf(json: string): [string, string][] {
  const details = JSON.parse(json) as Record<string, unknown>;
  return Object.entries(details).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
}
