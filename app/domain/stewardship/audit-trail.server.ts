/** The audit, read: who, what, when. */
import type { Db } from '#db/connection.server.ts';
import { stewardOnly, type Viewer } from '#app/domain/people/people.ts';
import { after, pageOf, pageSize, readPlace } from './page.ts';
import type { AuditLine, Page } from './stewardship.ts';

export async function listAudit(
  db: Db,
  viewer: Viewer,
  input: { before: string | null },
): Promise<Page<AuditLine>> {
  stewardOnly(viewer);
  const place = readPlace(input.before);
  const rows = await db
    .selectFrom('audit_entries as entry')
    .leftJoin('people as actor', 'actor.id', 'entry.actor_id')
    .leftJoin('people as subject', (join) =>
      join.onRef('subject.id', '=', 'entry.subject_id').on('entry.subject_kind', '=', 'person'),
    )
    .select([
      'entry.id',
      'entry.at',
      'entry.actor_id',
      'entry.verb',
      'entry.subject_kind',
      'entry.subject_id',
      'entry.details',
      'actor.name as actor_name',
      'subject.name as subject_name',
    ])
    .$if(place !== null, (query) => query.where(after({ at: 'entry.at', id: 'entry.id' }, place!)))
    .orderBy('entry.at', 'desc')
    .orderBy('entry.id', 'desc')
    .limit(pageSize + 1)
    .execute();
  return pageOf(
    rows,
    (row) => ({ at: row.at, id: row.id }),
    (row) => ({
      id: row.id,
      at: row.at,
      actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? '' },
      verb: row.verb,
      subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
      details: detailsOf(row.details),
    }),
  );
}

function detailsOf(json: string): [string, string][] {
  const details = JSON.parse(json) as Record<string, unknown>;
  return Object.entries(details).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
}
