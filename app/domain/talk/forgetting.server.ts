/** What a person said goes with the account; a report stays, without its words, until answered. */
import type { Transaction } from 'kysely';
import type { Database } from '#db/schema.ts';
import { forgetReasons } from '#app/domain/audit/audit.server.ts';

export async function forgetTalk(trx: Transaction<Database>, personId: string): Promise<void> {
  const posts = await trx
    .selectFrom('posts')
    .select('id')
    .where('person_id', '=', personId)
    .execute();
  for (let start = 0; start < posts.length; start += 200) {
    const ids = posts.slice(start, start + 200).map(({ id }) => id);
    await forgetReasons(trx, { kind: 'post', ids });
    await trx.deleteFrom('post_reports').where('post_id', 'in', ids).execute();
    await trx.deleteFrom('post_hidings').where('post_id', 'in', ids).execute();
    await trx.deleteFrom('posts').where('id', 'in', ids).execute();
  }
  await trx
    .updateTable('post_reports')
    .set({ reason: null })
    .where('person_id', '=', personId)
    .execute();
}
