/** What an organization says of itself, kept by its leaders. */
import type { Db } from '#db/connection.server.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { isLanguage, type Language } from '#app/words/languages.ts';
import { leadsNow } from './leading.server.ts';
import type { OrganizationKind, OrganizationSettings } from './organizations.ts';

/** For who has found the organization already. */
export async function settingsOf(
  db: Db,
  organization: { id: string },
): Promise<OrganizationSettings> {
  const row = await db
    .selectFrom('organizations')
    .select(['name', 'country', 'kind', 'languages', 'registration', 'created_at'])
    .where('id', '=', organization.id)
    .executeTakeFirstOrThrow();
  const { created_at, languages, ...rest } = row;
  return { ...rest, languages: readLanguages(languages), createdAt: created_at };
}

const readLanguages = (json: string | null): Language[] =>
  json === null ? [] : (JSON.parse(json) as unknown[]).filter(isLanguage);

export type SettingsInput = Omit<OrganizationSettings, 'createdAt'>;

/** A change of kind is a deed of its own: the kinds of an organization over time are its history. */
export async function changeSettings(
  db: Db,
  viewer: SignedIn,
  { organization, ...input }: SettingsInput & { organization: string },
  now: Date,
): Promise<{ changed: true } | { refused: 'not-found' }> {
  return db.transaction().execute(async (trx) => {
    if (!(await leadsNow(trx, viewer, organization))) return { refused: 'not-found' };
    const before = await trx
      .selectFrom('organizations')
      .select(['name', 'country', 'kind', 'languages', 'registration'])
      .where('id', '=', organization)
      .executeTakeFirstOrThrow();
    const after = { ...input, languages: JSON.stringify(input.languages) };
    await trx.updateTable('organizations').set(after).where('id', '=', organization).execute();
    const deed = {
      actorId: viewer.id,
      subjectId: organization,
      organizationId: organization,
    };
    const { kind: from } = before;
    if (from !== input.kind) {
      const details = { from, to: input.kind };
      await recordAudit(trx, { ...deed, verb: 'organization.kind-changed', details }, now);
    }
    const fields = (['name', 'country', 'languages', 'registration'] as const).filter(
      (field) => (before[field] ?? '[]') !== (after[field] ?? '[]'),
    );
    if (fields.length > 0) {
      await recordAudit(trx, { ...deed, verb: 'organization.changed', details: { fields } }, now);
    }
    return { changed: true };
  });
}

/** What the organization has been, the present first. */
export async function kindsOf(
  db: Db,
  organization: { id: string },
): Promise<{ kind: OrganizationKind; since: string }[]> {
  const { kind, createdAt } = await settingsOf(db, organization);
  const changes = await db
    .selectFrom('audit_entries')
    .select(['at', 'details'])
    .where('subject_kind', '=', 'organization')
    .where('subject_id', '=', organization.id)
    .where('verb', '=', 'organization.kind-changed')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const read = changes.map(({ at, details }) => ({
    at,
    ...(JSON.parse(details) as { from: OrganizationKind; to: OrganizationKind }),
  }));
  const first = read.at(-1)?.from ?? kind;
  return [
    ...read.map((change) => ({ kind: change.to, since: change.at })),
    { kind: first, since: createdAt },
  ];
}

/** Who leads it, the first one first. */
export async function leadersOf(
  db: Db,
  organization: { id: string },
): Promise<{ id: string; name: string; since: string; suspended: boolean }[]> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .select(['people.id', 'people.name', 'people.suspended_at', 'memberships.started_at'])
    .where('memberships.organization_id', '=', organization.id)
    .where('memberships.role', '=', 'leader')
    .where('memberships.ended_at', 'is', null)
    .where('people.deleted_at', 'is', null)
    .orderBy('memberships.started_at')
    .orderBy('memberships.id')
    .execute();
  return rows.map(({ suspended_at, started_at, ...row }) => ({
    ...row,
    since: started_at,
    suspended: suspended_at !== null,
  }));
}
