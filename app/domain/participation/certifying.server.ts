/** Certificates of participation: asked for by a press, with the name confirmed; frozen then (D12). */
import type { Selectable, Transaction } from 'kysely';
import type { Db } from '#db/connection.server.ts';
import type { Database, ParticipationCertificatesTable } from '#db/schema.ts';
import { recordAudit } from '#app/domain/audit/audit.server.ts';
import { keptPdf, newNumber } from '#app/domain/certificates/certificates.server.ts';
import type { Sheet } from '#app/domain/certificates/certificates.ts';
import { onlyOrganizationOf } from '#app/domain/organizations/organizations.server.ts';
import { holds, stewardOnly, type SignedIn, type Viewer } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import type { Participation, PublicParticipation } from './participation.ts';
import { participationOf } from './record.server.ts';
import { pageSheetOf, sheetOf } from './sheet.server.ts';

type Row = Selectable<ParticipationCertificatesTable>;

export type Certified = { number: string } | { refused: 'not-found' | 'not-yet' | 'revoked' };

/** Of a year or of a workshop, once; the second press leads to the first one's certificate. */
export async function certifyParticipation(
  db: Db,
  viewer: SignedIn,
  { about, holder }: { about: string; holder: string },
  now: Date,
): Promise<Certified> {
  return db.transaction().execute(async (trx): Promise<Certified> => {
    // Held still: two presses at once come one after the other.
    await trx
      .updateTable('people')
      .set({ certificate_name: holder })
      .where('id', '=', viewer.id)
      .where('deleted_at', 'is', null)
      .execute();
    const frozen = frozenOf(await participationOf(trx, viewer, now), about);
    if (!('kind' in frozen)) return frozen;
    const organization = await onlyOrganizationOf(trx, viewer.id);
    const row = {
      id: newId(),
      number: newNumber(),
      person_id: viewer.id,
      about,
      ...frozen,
      language: viewer.language,
      holder,
      organization_name: organization?.name ?? null,
      issued_at: now.toISOString(),
      revoked_at: null,
      revoked_by: null,
      revocation_reason: null,
    } satisfies Row;
    await trx.insertInto('participation_certificates').values(row).execute();
    await audit(trx, viewer, 'participation.certified', row, {}, now);
    return { number: row.number };
  });
}

type Frozen = Pick<
  Row,
  'kind' | 'title' | 'written_in' | 'year' | 'times' | 'first_on' | 'last_on'
>;

/** What the certificate says of what somebody did. */
function frozenOf({ years, workshops }: Participation, about: string): Frozen | Certified {
  const year = years.find((it) => String(it.year) === about);
  const workshop = workshops.find((it) => it.id === about);
  const standing = (year ?? workshop)?.standing;
  if (standing === undefined) return { refused: 'not-found' };
  if (standing === 'not-yet' || standing === 'revoked') return { refused: standing };
  if (standing !== 'ready') return standing;
  if (workshop)
    return {
      kind: 'workshop',
      title: workshop.title,
      written_in: workshop.writtenIn,
      year: Number(workshop.firstOn.slice(0, 4)),
      times: workshop.days,
      first_on: workshop.firstOn,
      last_on: workshop.lastOn,
    };
  const days = year!.months.flatMap((it) => it.meetings).filter((it) => it.state === 'came');
  const on = days.map((it) => it.on).sort();
  return {
    kind: 'year',
    title: '',
    written_in: 'en',
    year: year!.year,
    times: year!.came,
    first_on: on[0]!,
    last_on: on.at(-1)!,
  };
}

/** For anyone who knows the number. */
export async function findParticipation(
  db: Db,
  number: string,
): Promise<PublicParticipation | null> {
  const row = await byNumber(db, number);
  if (!row) return null;
  const revoked = row.revoked_at !== null;
  return {
    number: row.number,
    state: revoked ? 'revoked' : 'valid',
    holder: revoked ? null : row.holder,
    organizationName: revoked ? null : row.organization_name,
    kind: row.kind,
    title: row.title,
    writtenIn: row.written_in,
    year: row.year,
    times: row.times,
    firstOn: row.first_on,
    lastOn: row.last_on,
    language: row.language,
    issuedAt: row.issued_at,
    revokedAt: row.revoked_at,
  };
}

/** The sheet for the page, for its owner; null for everybody else and once it is revoked. */
export async function participationSheet(
  db: Db,
  viewer: Viewer,
  number: string,
): Promise<Sheet | null> {
  const row = await byNumber(db, number);
  if (!row || row.revoked_at !== null) return null;
  if (!viewer.signedIn || row.person_id !== viewer.id) return null;
  const pdf = await keptPdf(number, () => sheetOf(row));
  return pageSheetOf(row, pdf.byteLength);
}

/** The PDF, for its owner, and for a steward also when it is revoked. */
export async function participationPdf(
  db: Db,
  viewer: SignedIn,
  number: string,
): Promise<{ pdf: Buffer; fileName: string } | null> {
  const row = await byNumber(db, number);
  if (!row) return null;
  const own = row.person_id === viewer.id && row.revoked_at === null;
  if (!own && !holds(viewer, 'steward')) return null;
  return {
    pdf: await keptPdf(number, () => sheetOf(row)),
    fileName: `journeyhome-participation-${row.year}-${row.number}.pdf`,
  };
}

/** Revoking twice is revoking once: the first reason stands. */
export async function revokeParticipation(
  db: Db,
  viewer: Viewer,
  { number, reason }: { number: string; reason: string },
  now: Date,
): Promise<'revoked' | { refused: 'not-found' | 'no-reason' }> {
  const steward = stewardOnly(viewer);
  const why = reason.trim();
  if (why === '') return { refused: 'no-reason' };
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('participation_certificates')
      .set({ revoked_at: now.toISOString(), revoked_by: steward.id, revocation_reason: why })
      .where('number', '=', number)
      .where('revoked_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (row) await audit(trx, steward, 'participation.revoked', row, { reason: why }, now);
    return row || (await byNumber(trx, number)) ? 'revoked' : { refused: 'not-found' };
  });
}

/** What a steward sees besides, before and after revoking it. */
export async function participationRecord(db: Db, viewer: Viewer, number: string) {
  stewardOnly(viewer);
  const row = await byNumber(db, number);
  return row ? { personId: row.person_id, reason: row.revocation_reason } : null;
}

const byNumber = (db: Db, number: string): Promise<Row | undefined> =>
  db
    .selectFrom('participation_certificates')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst();

const audit = (
  trx: Transaction<Database>,
  { id: actorId }: SignedIn,
  verb: 'participation.certified' | 'participation.revoked',
  { id: subjectId, number, about }: Row,
  more: { reason?: string },
  now: Date,
) => recordAudit(trx, { actorId, verb, subjectId, details: { number, about, ...more } }, now);
