/** Reports, made of the roster. The organization comes from `findOrganization`, which has looked. */
import { Readable } from 'node:stream';
import type { Db } from '#db/connection.server.ts';
import {
  certificatesOfStaff,
  staffCertificatePdf,
} from '#app/domain/certificates/certificates.server.ts';
import { zoneOfCountry } from '#app/domain/requirements/requirements.ts';
import { rosterOf } from '#app/domain/roster/roster.server.ts';
import { everybody, groupOf, type Roster } from '#app/domain/roster/roster.ts';
import { claim } from '#app/platform/limits/limits.server.ts';
import { csvStream, xlsxStream } from '#app/platform/sheets/sheets.server.ts';
import { fileNameOf, zipOf } from '#app/platform/zip/zip.server.ts';
import type { Language } from '#app/words/languages.ts';
import { speak } from '#app/words/words.ts';
import { completionsByMonth } from './completions.server.ts';
import type { CourseNumbers, Report } from './reports.ts';
import { sheetOfRoster } from './rows.ts';

export { noteTaken } from './taking.server.ts';

interface Whose {
  id: string;
  country: string;
}

const rosterByName = (db: Db, organization: Whose, language: Language, now: Date) =>
  rosterOf(db, organization, { filters: { ...everybody, order: 'name' }, language }, now);

export async function reportOf(
  db: Db,
  organization: Whose,
  { language }: { language: Language },
  now: Date,
): Promise<Report> {
  const zone = zoneOfCountry(organization.country);
  const roster = await rosterByName(db, organization, language, now);
  const { courses } = roster;
  const months = await completionsByMonth(db, organization, { courses, zone }, now);
  return {
    at: roster.at,
    zone,
    from: `${months[0]!.month}-01`,
    people: roster.size,
    roster,
    courses: numbersOf(roster),
    months,
  };
}

const numbersOf = (roster: Roster): CourseNumbers[] =>
  roster.courses.map(({ id, title }, at) => {
    const counts = { overdue: 0, expiring: 0, going: 0, 'not-started': 0, done: 0 };
    let people = 0;
    for (const { cells } of roster.people) {
      const { state } = cells[at]!;
      const group = groupOf[state];
      if (state !== 'not-needed') people += 1;
      if (group) counts[group] += 1;
    }
    return { id, title, people, counts };
  });

/** The same as a file, one row a person × course. */
export async function reportFile(
  db: Db,
  organization: Whose,
  { language, as }: { language: Language; as: 'csv' | 'xlsx' },
  now: Date,
): Promise<Readable> {
  const zone = zoneOfCountry(organization.country);
  const roster = await rosterByName(db, organization, language, now);
  const sheet = sheetOfRoster(roster, zone, speak(language));
  return as === 'csv' ? csvStream(sheet) : xlsxStream(sheet, now);
}

/**
 * The certificates that are valid, as PDFs in one ZIP, made one at a time while it is downloaded.
 * Whoever leaves meanwhile is in it no more: their file says nothing.
 */
export async function certificatesZip(
  db: Db,
  organization: Whose,
  now: Date,
): Promise<{ zip: Readable } | { refused: 'none' } | { refused: 'too-often'; minutes: number }> {
  const certificates = await certificatesOfStaff(db, organization, now);
  const valid = certificates.filter(({ state }) => state === 'valid');
  if (valid.length === 0) return { refused: 'none' };
  const minutes = await claim(['certificates-zip', organization.id]);
  if (minutes !== null) return { refused: 'too-often', minutes };
  const entries = valid.map(({ holder, courseSlug, number }) => ({
    // The number is in it, so that no two are alike.
    name: `${fileNameOf(holder, courseSlug, number)}.pdf`,
    open: async () =>
      Readable.from([(await staffCertificatePdf(db, organization, number)) ?? Buffer.alloc(0)], {
        objectMode: false,
      }),
  }));
  return { zip: zipOf(entries, { compress: false, at: now }) };
}
