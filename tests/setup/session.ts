import type { Db } from '#db/connection.server.ts';
import { hashToken, newToken } from '#app/platform/ids/ids.server.ts';

/** Signs a person in without the forms, both of them: the `Cookie` header of a session a month long. */
export async function cookieFor(
  db: Db,
  personId: string,
  { secondFactor = true }: { secondFactor?: boolean } = {},
): Promise<string> {
  const token = newToken();
  const now = Date.now();
  await db
    .insertInto('sessions')
    .values({
      id: hashToken(token),
      person_id: personId,
      created_at: new Date(now).toISOString(),
      expires_at: new Date(now + 30 * 86_400_000).toISOString(),
      used_on: new Date(now).toISOString().slice(0, 10),
      second_factor: secondFactor ? 1 : 0,
    })
    .execute();
  return `session=${token}`;
}
