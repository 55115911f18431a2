import type { Db } from '#db/connection.server.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import type { Language } from '#app/words/languages.ts';
import type { SignedIn } from './people.ts';
import { forgetWords, keepWords } from './person-words.server.ts';

export interface Profile {
  name: string;
  /** The name on certificates; null until the person gave one. */
  certificateName: string | null;
  language: Language;
  timeZone: string;
}

/** With the phone number, where a leader gave one: the person sees it, and does not change it here. */
export async function profileOf(
  db: Db,
  viewer: SignedIn,
): Promise<Profile & { phone: string | null }> {
  const row = await db
    .selectFrom('people')
    .select(['certificate_name', 'phone'])
    .where('id', '=', viewer.id)
    .executeTakeFirstOrThrow();
  const { name, language, timeZone } = viewer;
  return { name, certificateName: row.certificate_name, language, timeZone, phone: row.phone };
}

export async function changeProfile(
  db: Db,
  viewer: SignedIn,
  input: Profile,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('people')
      .set({
        name: input.name,
        certificate_name: input.certificateName,
        language: input.language,
        time_zone: input.timeZone,
      })
      .where('id', '=', viewer.id)
      .where('deleted_at', 'is', null)
      .execute();
    if (input.name === viewer.name) return;
    await forgetWords(trx, viewer.id);
    await keepWords(trx, [{ ...viewer, name: input.name }]);
    const deed = { actorId: viewer.id, verb: 'person.renamed', subjectId: viewer.id } as const;
    await recordAudit(trx, deed, now);
  });
}

export async function chooseLanguage(db: Db, viewer: SignedIn, language: Language): Promise<void> {
  await db.updateTable('people').set({ language }).where('id', '=', viewer.id).execute();
}
