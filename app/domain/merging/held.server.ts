import { part } from '#app/domain/personal-data/personal-data.server.ts';

/** That two accounts became one, and perhaps two again. Why is a steward's judgement about a person. */
export const heldByMerging = [
  part(
    'account',
    'accounts-joined',
    ['merges.kept_id', 'merges.gone_id', 'people.merged_into'],
    ['this_account', 'reason', 'merged_at', 'undone_at'],
    async (db, person) => {
      const rows = await db
        .selectFrom('merges')
        .select(['kept_id', 'reason', 'merged_at', 'undone_at'])
        .where((it) =>
          it.or([
            it('kept_id', '=', person),
            // While it is joined, the kept account says so.
            it.and([it('gone_id', '=', person), it('undone_at', 'is not', null)]),
          ]),
        )
        .orderBy('merged_at')
        .execute();
      return rows.map(({ kept_id, ...row }) => ({
        this_account: kept_id === person ? 'was kept' : 'was joined to the other',
        ...row,
      }));
    },
  ),
];
