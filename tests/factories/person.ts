import type { Insertable } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { PeopleTable } from '#db/schema.ts';
import { keepWords, personById } from '#app/domain/people/people.server.ts';
import type { Role, SignedIn } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';

/** Somebody with an account, as the viewer they are: `aPerson(db, 'Grace Atieno')`. */
export async function aPerson(
  db: Db,
  name = 'Grace Atieno',
  more: Partial<Insertable<PeopleTable>> & { roles?: Role[] } = {},
): Promise<SignedIn> {
  const { roles = [], ...columns } = more;
  const id = newId();
  const email = `${/[a-z]+/i.exec(name)?.[0].toLowerCase() ?? 'person'}.${id.slice(-6)}@example.org`;
  await db
    .insertInto('people')
    .values({
      id,
      name,
      email,
      email_folded: email,
      language: 'en',
      time_zone: 'Africa/Nairobi',
      created_at: '2026-01-05T08:00:00.000Z',
      ...columns,
    })
    .execute();
  await keepWords(db, [{ id, name, email, username: null, ...columns }]);
  for (const role of roles) {
    await db
      .insertInto('appointments')
      .values({ id: newId(), person_id: id, role, started_at: '2026-01-05T08:00:00.000Z' })
      .execute();
  }
  const person = await personById(db, id);
  if (!person) throw new Error(`${name} cannot sign in.`);
  return person;
}
