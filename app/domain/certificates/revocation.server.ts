/** Revoking: with a reason, for ever; and replacing, where only the name was wrong. */
import type { Selectable, Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { CertificatesTable, Database } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { stewardOnly, type Viewer } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { newNumber } from './number.server.ts';
import { tellHolder } from './tell-holder.server.ts';

type Certificate = Selectable<CertificatesTable>;

/** Revoking twice is revoking once: the first reason stands. */
export async function revokeCertificate(
  db: Db,
  viewer: Viewer,
  input: { number: string; reason: string },
  now: Date,
): Promise<{ revoked: true } | { refused: 'not-found' | 'no-reason' }> {
  const steward = stewardOnly(viewer).id;
  if (input.reason.trim() === '') return { refused: 'no-reason' };
  return db.transaction().execute(async (trx) => {
    const certificate = await revoke(trx, steward, input, now);
    if (certificate) return { revoked: true };
    const known = await trx
      .selectFrom('certificates')
      .select('id')
      .where('number', '=', input.number)
      .executeTakeFirst();
    return known ? { revoked: true } : { refused: 'not-found' };
  });
}

/** The same certificate again in the right name, under a new number; the old one is superseded by it. */
export async function replaceCertificate(
  db: Db,
  viewer: Viewer,
  input: { number: string; reason: string; holder: string },
  now: Date,
): Promise<{ number: string } | { refused: 'not-found' | 'no-reason' }> {
  const steward = stewardOnly(viewer).id;
  if (input.reason.trim() === '') return { refused: 'no-reason' };
  return db.transaction().execute(async (trx) => {
    const old = await revoke(trx, steward, input, now);
    if (!old) return { refused: 'not-found' };
    const number = newNumber();
    const id = newId();
    const live = { revoked_at: null, revoked_by: null, revocation_reason: null };
    const replacement = { ...old, ...live, id, number, holder: input.holder };
    await trx.insertInto('certificates').values(replacement).execute();
    await trx
      .updateTable('certificates')
      .set({ superseded_by: id })
      .where('id', '=', old.id)
      .execute();
    await trx
      .updateTable('people')
      .set({ certificate_name: input.holder })
      .where('id', '=', old.person_id)
      // Who has left the platform gets no name back.
      .where('deleted_at', 'is', null)
      .execute();
    const details = { number, replaces: old.number };
    await recordAudit(
      trx,
      { actorId: steward, verb: 'certificate.replaced', subjectId: id, details },
      now,
    );
    await tellHolder(trx, replacement, now);
    return { number };
  });
}

/** The certificate, now revoked, if it was still live. */
async function revoke(
  trx: Transaction<Database>,
  steward: string,
  { number, reason }: { number: string; reason: string },
  now: Date,
): Promise<Certificate | null> {
  const revoked = await trx
    .updateTable('certificates')
    .set({
      revoked_at: now.toISOString(),
      revoked_by: steward,
      revocation_reason: reason.trim(),
    })
    .where('number', '=', number)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!revoked) return null;
  const details = { number, reason: reason.trim() };
  await recordAudit(
    trx,
    { actorId: steward, verb: 'certificate.revoked', subjectId: revoked.id, details },
    now,
  );
  return revoked;
}
