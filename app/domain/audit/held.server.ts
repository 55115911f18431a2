import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { part } from '#app/domain/personal-data/personal-data.server.ts';
import type { Deed, SubjectKind } from './audit.ts';

const who = (actor: string | null, person: string): string => {
  if (actor === null) return 'the site';
  return actor === person ? 'you' : 'somebody else';
};

const tables = [
  ['attempt', 'attempts'],
  ['case', 'clinic_cases'],
  ['certificate', 'certificates'],
  ['enrolment', 'enrolments'],
  ['invitation', 'invitations'],
  ['message', 'messages'],
  ['participation', 'participation_certificates'],
  ['post', 'posts'],
  ['requirement', 'requirements'],
] as const;

/** What is a person's own, and to which deeds are done; the person, too. */
async function ownThings(
  db: Kysely<Database>,
  person: string,
): Promise<[kind: SubjectKind, ids: string[]][]> {
  const things: [SubjectKind, { id: string }[]][] = [];
  for (const [kind, table] of tables)
    things.push([
      kind,
      await db.selectFrom(table).select('id').where('person_id', '=', person).execute(),
    ]);
  const applied = db.selectFrom('applications').select('id').where('applicant_id', '=', person);
  things.push(['application', await applied.execute()]);
  return [['person', [person]], ...things.map(toIds)];
}

const toIds = ([kind, rows]: [SubjectKind, { id: string }[]]): [SubjectKind, string[]] => [
  kind,
  rows.map(({ id }) => id),
];

const entries = (db: Kysely<Database>) =>
  db
    .selectFrom('audit_entries')
    .leftJoin('organizations', 'organizations.id', 'audit_entries.organization_id')
    .select(['audit_entries.id', 'audit_entries.at', 'audit_entries.verb as deed'])
    .select(['audit_entries.actor_id', 'audit_entries.subject_kind', 'audit_entries.subject_id'])
    .select(['organizations.name as organization', 'audit_entries.details']);

/** Each once, the oldest first. */
async function entriesOf(
  db: Kysely<Database>,
  person: string,
  own: [kind: SubjectKind, ids: string[]][],
) {
  const found = await entries(db).where('audit_entries.actor_id', '=', person).execute();
  for (const [kind, ids] of own)
    for (let start = 0; start < ids.length; start += 200)
      found.push(
        ...(await entries(db)
          .where('audit_entries.subject_kind', '=', kind)
          .where('audit_entries.subject_id', 'in', ids.slice(start, start + 200))
          .execute()),
      );
  const each = [...new Map(found.map((entry) => [entry.id, entry])).values()];
  const when = ({ at, id }: { at: string; id: string }) => `${at} ${id}`;
  return each.sort((one, other) => (when(one) < when(other) ? -1 : 1));
}

/** Whoever wrote a post does not learn that somebody reported it: they might guess who. */
const othersOwn: readonly string[] = ['post.reported', 'post.kept'] satisfies Deed[];

/** What stewards thought of an application is for stewards; what came of it is told. */
const withoutDetails: readonly string[] = ['application.reviewed'] satisfies Deed[];

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Without numbers of things and of other people, which tell a reader nothing. */
function detailsTold(verb: string, json: string): string | null {
  if (withoutDetails.includes(verb)) return null;
  const told = Object.entries(JSON.parse(json) as Record<string, unknown>).filter(
    ([, value]) => value !== null && !(typeof value === 'string' && id.test(value)),
  );
  return told.length === 0 ? null : JSON.stringify(Object.fromEntries(told));
}

/**
 * What the person did, and what was done to them or to a thing of theirs, in which words: by whom is
 * told as far as "you" or "somebody else". To whom they did it, and in which words, is the other
 * person's.
 */
export const heldByAudit = [
  part(
    'trail',
    'trail',
    ['audit_entries.actor_id'],
    ['at', 'deed', 'by', 'about', 'organization', 'details'],
    async (db, person) => {
      const things = await ownThings(db, person);
      const own = new Set(things.flatMap(([, ids]) => ids));
      const rows = await entriesOf(db, person, things);
      return rows
        .filter(({ actor_id, deed }) => actor_id === person || !othersOwn.includes(deed))
        .map(({ at, deed, actor_id, subject_kind, subject_id, organization, details }) => ({
          at,
          deed,
          by: who(actor_id, person),
          about: about(subject_kind, own.has(subject_id), subject_id === person),
          organization,
          details: own.has(subject_id) ? detailsTold(deed, details) : null,
        }));
    },
    ['details'],
  ),
];

function about(kind: string, isTheirs: boolean, isPerson: boolean): string {
  if (isPerson) return 'you';
  return isTheirs ? `your ${kind}` : kind;
}
