/** Correcting what an account is called, for somebody who asks and cannot do it or get in. */
import { isUniqueViolation } from '#db/errors.server.ts';
import type { Db } from '#db/connection.server.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { correctIdentity, takenBy, type Taken } from '#app/domain/people/people.server.ts';
import { stewardOnly, type Corrected, type Viewer } from '#app/domain/people/people.ts';

interface Correction extends Corrected {
  person: string;
  reason: string;
}

export type PersonCorrected =
  | { corrected: true }
  | Taken
  | { refused: 'not-found' | 'no-reason' | 'oneself' | 'no-way-in' | 'unchanged' };

/** The trail says which fields, never from what to what. */
export async function correctPerson(
  db: Db,
  viewer: Viewer,
  input: Correction,
  now: Date,
): Promise<PersonCorrected> {
  const steward = stewardOnly(viewer);
  const { person } = input;
  const reason = input.reason.trim();
  if (reason === '') return { refused: 'no-reason' };
  if (person === steward.id) return { refused: 'oneself' };
  try {
    return await db.transaction().execute(async (trx): Promise<PersonCorrected> => {
      const done = await correctIdentity(trx, person, input, now);
      if ('refused' in done) return done;
      if (done.changed.length === 0) return { refused: 'unchanged' };
      const of = { subjectId: person, details: { fields: done.changed, reason } };
      await recordAudit(trx, { actorId: steward.id, verb: 'person.corrected', ...of }, now);
      return { corrected: true };
    });
  } catch (error) {
    // Somebody took the name or the address between looking and writing.
    if (!isUniqueViolation(error)) throw error;
    const taken = await db.transaction().execute((trx) => takenBy(trx, person, input));
    if (!taken) throw error;
    return taken;
  }
}
