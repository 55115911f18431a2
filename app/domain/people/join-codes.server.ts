/** The code on a slip: kept hashed, used once, void as soon as there is a newer one. */
import { randomInt } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database } from '#db/schema.ts';
import { hashToken } from '#app/platform/ids/ids.server.ts';
import { claim, forgive, neighbourhood, type Claim } from '#app/platform/limits/limits.server.ts';
import { isBeyondPin } from './beyond-pin.server.ts';
import { hashChosen, type ChosenSecret, type Unchosen } from './chosen-secret.server.ts';
import { codeIn } from './join-code.ts';
import { afterNewSecret, voidJoinCodes } from './new-secret.server.ts';
import type { Limited } from './sign-in.server.ts';

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 12 signs of 5 bits. */
const length = 12;
const day = 86_400_000;

const newCode = (): string => Array.from({ length }, () => signs[randomInt(signs.length)]).join('');

export interface IssuedCode {
  personId: string;
  code: string;
  expiresAt: string;
}

const atOnce = 100;

/** A new code for each; their older ones open nothing any more. */
export async function issueJoinCodes(
  trx: Transaction<Database>,
  of: { personIds: string[]; organizationId: string; madeBy: string; days: number },
  now: Date,
): Promise<IssuedCode[]> {
  const expiresAt = new Date(now.getTime() + of.days * day).toISOString();
  const issued = of.personIds.map((personId) => ({ personId, code: newCode(), expiresAt }));
  for (let start = 0; start < issued.length; start += atOnce) {
    const some = issued.slice(start, start + atOnce);
    await voidJoinCodes(
      trx,
      some.map(({ personId }) => personId),
      now,
    );
    await trx
      .insertInto('join_codes')
      .values(
        some.map(({ personId, code }) => ({
          id: hashToken(code),
          person_id: personId,
          organization_id: of.organizationId,
          made_by: of.madeBy,
          made_at: now.toISOString(),
          expires_at: expiresAt,
        })),
      )
      .execute();
  }
  return issued;
}

export interface Joiner {
  /** `Mary W.`: enough to see whose slip it is. */
  shortName: string;
  /** Who leads or is appointed needs more than a PIN. */
  pin: boolean;
}

export type CodeOver = { refused: 'code-over' } | Limited;

/** Whose code it is. Wrong, used and old ones are told apart by nobody. */
export async function joinerOf(
  db: Db,
  input: { code: string; address: string },
  now: Date,
): Promise<Joiner | CodeOver> {
  const found = await standing(db, input, now);
  if ('refused' in found) return found;
  const [first = '', ...rest] = found.name.split(/\s+/);
  const initial = [...(rest.at(-1) ?? '')][0];
  return {
    shortName: initial === undefined ? first : `${first} ${initial}.`,
    pin: !(await isBeyondPin(db, found.personId)),
  };
}

async function standing(
  db: Db,
  { code, address }: { code: string; address: string },
  now: Date,
): Promise<{ personId: string; name: string; id: string } | CodeOver> {
  const tries: Claim = ['join-address', neighbourhood(address)];
  const minutes = await claim(tries);
  if (minutes !== null) return { refused: 'limited', minutes };
  const row = await db
    .selectFrom('join_codes')
    .innerJoin('people', 'people.id', 'join_codes.person_id')
    .select(['people.id as personId', 'people.name', 'join_codes.id'])
    .where('join_codes.id', '=', hashToken(codeIn(code)))
    .where('join_codes.used_at', 'is', null)
    .where('join_codes.voided_at', 'is', null)
    .where('join_codes.expires_at', '>', now.toISOString())
    .where('people.suspended_at', 'is', null)
    .where('people.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) return { refused: 'code-over' };
  // Only what opens nothing counts.
  await forgive([], [tries]);
  return row;
}

export type Joined = { personId: string } | Unchosen | CodeOver;

/** Uses the code up: from now on the person signs in with what they chose. */
export async function join(
  db: Db,
  input: ChosenSecret & { code: string; address: string },
  now: Date,
): Promise<Joined> {
  const found = await standing(db, input, now);
  if ('refused' in found) return found;
  const chosen = await hashChosen(db, found.personId, input);
  if ('refused' in chosen) return chosen;
  return db.transaction().execute(async (trx) => {
    const spent = await trx
      .updateTable('join_codes')
      .set({ used_at: now.toISOString() })
      .where('id', '=', found.id)
      .where('used_at', 'is', null)
      .where('voided_at', 'is', null)
      .returning('organization_id')
      .executeTakeFirst();
    if (!spent) return { refused: 'code-over' };
    const updated = await trx
      .updateTable('people')
      .set(chosen)
      .where('id', '=', found.personId)
      .where('suspended_at', 'is', null)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (Number(updated.numUpdatedRows) === 0) return { refused: 'code-over' };
    const how = { verb: 'slip.used', organizationId: spent.organization_id } as const;
    await afterNewSecret(trx, found.personId, how, now);
    return { personId: found.personId };
  });
}
