import type { Db } from '#db/connection.server.ts';
import { personById } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';

/** Somebody of the story, as they are once signed in. */
export async function viewerCalled(db: Db, username: string): Promise<SignedIn> {
  const { id } = await db
    .selectFrom('people')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  return (await personById(db, id))!;
}
