import { part } from '#app/domain/personal-data/personal-data.server.ts';

const who = (actor: string | null, person: string): string => {
  if (actor === null) return 'the site';
  return actor === person ? 'you' : 'somebody else';
};

/**
 * What the person did, and what was done to them: by whom is told as far as "you" or "somebody
 * else". To whom they did it, and in which words, is the other person's.
 */
export const heldByAudit = [
  part(
    'trail',
    'trail',
    ['audit_entries.actor_id'],
    ['at', 'deed', 'by', 'about', 'organization'],
    async (db, person) => {
      const rows = await db
        .selectFrom('audit_entries')
        .leftJoin('organizations', 'organizations.id', 'audit_entries.organization_id')
        .select(['audit_entries.at', 'audit_entries.verb as deed', 'audit_entries.actor_id'])
        .select(['audit_entries.subject_kind', 'audit_entries.subject_id'])
        .select('organizations.name as organization')
        .where((it) =>
          it.or([
            it('audit_entries.actor_id', '=', person),
            it.and([
              it('audit_entries.subject_kind', '=', 'person'),
              it('audit_entries.subject_id', '=', person),
            ]),
          ]),
        )
        .orderBy('audit_entries.at')
        .execute();
      return rows.map(({ at, deed, actor_id, subject_kind, subject_id, organization }) => ({
        at,
        deed,
        by: who(actor_id, person),
        about: subject_id === person ? 'you' : subject_kind,
        organization,
      }));
    },
  ),
];
