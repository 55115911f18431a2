import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { aCertificate } from '../../../tests/factories/certificate.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { certificatesOfStaff } from '../certificates/certificates.server.ts';
import { completeLesson, enrol } from '../enrolments/enrolments.server.ts';
import { saveReflection } from '../enrolments/reflections.server.ts';
import { certificatesZip, reportFile, reportOf } from './reports.server.ts';
import { lastMonths } from './completions.server.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const english = { language: 'en' } as const;

it('speaks of the twelve months that end with this one, where the organization is', () => {
  const late = new Date('2026-12-31T22:30:00.000Z');
  expect(lastMonths(late, 'UTC').at(-1)).toBe('2026-12');
  expect(lastMonths(late, 'Africa/Nairobi').at(-1)).toBe('2027-01');
  expect(lastMonths(late, 'Africa/Nairobi')[0]).toBe('2026-02');
});

onEachEngine('A report', (db) => {
  /** Tumaini: Malee has passed, Grace is on the way, Ruth has left; Mirlande is elsewhere. */
  async function theStory() {
    const course = await aPublishedCourse(db());
    const tumaini = await anOrganization(db(), 'Tumaini Home');
    const lakay = await anOrganization(db(), 'Lakay', { country: 'HT' });
    const malee = await aPerson(db(), 'Malee มาลี');
    const grace = await aPerson(db(), 'Grace Atieno');
    const ruth = await aPerson(db(), 'Ruth Akinyi');
    const mirlande = await aPerson(db(), 'Mirlande Joseph');
    await aMembership(db(), { person: malee, organization: tumaini });
    await aMembership(
      db(),
      { person: grace, organization: tumaini },
      { position: '=HYPERLINK("http://evil.example")' },
    );
    await aMembership(
      db(),
      { person: ruth, organization: tumaini },
      { ended_at: '2026-10-01T00:00:00.000Z' },
    );
    await aMembership(db(), { person: mirlande, organization: lakay });
    await enrol(db(), grace, { course: course.slug }, now);
    await completeLesson(db(), grace, { course: course.slug, lesson: 'first' }, now);
    return { course, tumaini, lakay, malee, grace, ruth, mirlande };
  }

  it('counts the people who are there now, course by course and month by month', async () => {
    const { course, tumaini, malee, ruth, mirlande } = await theStory();
    // 23:30 on 30 September in UTC is October in Nairobi.
    await aCertificate(db(), malee, course, { issued_at: '2026-09-30T23:30:00.000Z' });
    await aCertificate(db(), ruth, course, { issued_at: '2026-09-10T08:00:00.000Z' });
    await aCertificate(db(), mirlande, course, { issued_at: '2026-09-11T08:00:00.000Z' });
    const report = await reportOf(db(), tumaini, english, now);
    expect(report).toMatchObject({ people: 2, from: '2025-12-01', zone: 'Africa/Nairobi' });
    expect(report.courses).toMatchObject([
      { title: 'Safe Every Day', people: 2, counts: { done: 1, going: 1, overdue: 0 } },
    ]);
    expect(report.months).toHaveLength(12);
    expect(report.months.filter(({ completions }) => completions > 0)).toEqual([
      { month: '2026-10', completions: 1, ofCourses: [1] },
    ]);
    expect(report.roster.people.map(({ name }) => name)).toEqual(['Grace Atieno', 'Malee มาลี']);
  });

  it('holds no answer and no reflection', async () => {
    const { course, tumaini, grace } = await theStory();
    const place = { course: course.slug, lesson: 'first', reflection: 'in-your-words' };
    await saveReflection(db(), grace, { ...place, text: 'I was afraid that day.' }, now);
    expect(JSON.stringify(await reportOf(db(), tumaini, english, now))).not.toContain('afraid');
  });

  it('is a CSV and a workbook of the same rows: Thai intact, days in ISO, no formula', async () => {
    const { course, tumaini, malee } = await theStory();
    const { number } = await aCertificate(db(), malee, course);
    const csv = await buffer(await reportFile(db(), tumaini, { ...english, as: 'csv' }, now));
    const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      Person: 'Grace Atieno',
      Work: `'=HYPERLINK("http://evil.example")`,
      Status: 'In progress',
      'Lessons done': '1',
      Lessons: '3',
      Joined: '2026-11-22',
      Certificate: '',
    });
    expect(rows[1]).toMatchObject({
      Person: 'Malee มาลี',
      Status: 'Done',
      'Final check passed': '2026-11-22',
      Certificate: number,
      'Valid to': '2028-11-22',
    });
    const xlsx = await buffer(await reportFile(db(), tumaini, { ...english, as: 'xlsx' }, now));
    const sheet = await readSheet(xlsx);
    expect(sheet).toHaveLength(3);
    expect(sheet[1]?.slice(0, 5)).toEqual([
      'Grace Atieno',
      `'=HYPERLINK("http://evil.example")`,
      'Safe Every Day',
      'In progress',
      1,
    ]);
    expect(sheet[2]?.[0]).toBe('Malee มาลี');
  });

  it('has the certificates of its own people, as far as they were not withdrawn', async () => {
    const { course, tumaini, malee, grace, ruth, mirlande } = await theStory();
    const old = '2024-11-22T10:20:00.000Z';
    await aCertificate(db(), malee, course, {
      issued_at: old,
      expires_at: '2026-11-21T00:00:00.000Z',
    });
    const second = await aPublishedCourse(db(), { slug: 'the-journey-home' });
    const soon = await aCertificate(db(), malee, second, {
      expires_at: '2026-12-22T00:00:00.000Z',
    });
    await aCertificate(db(), grace, second, { revoked_at: now.toISOString() });
    await aCertificate(db(), ruth, course);
    await aCertificate(db(), mirlande, course);
    const found = await certificatesOfStaff(db(), tumaini, now);
    expect(found.map(({ state, endsSoon, personName }) => [personName, state, endsSoon])).toEqual([
      ['Malee มาลี', 'expired', false],
      ['Malee มาลี', 'valid', true],
    ]);
    expect(found[1]!.number).toBe(soon.number);
  });

  it('puts the valid ones into one ZIP, under names of their own', async () => {
    const { course, tumaini, malee, grace, mirlande } = await theStory();
    const first = await aCertificate(db(), malee, course, { holder: '../Same Name' });
    const second = await aPublishedCourse(db(), { slug: 'the-journey-home' });
    const other = await aCertificate(db(), grace, second, { holder: '../Same Name' });
    await aCertificate(db(), mirlande, course);
    const made = await certificatesZip(db(), tumaini, now);
    if (!('zip' in made)) throw new Error(made.refused);
    const files = unzipSync(await buffer(made.zip));
    expect(Object.keys(files).sort()).toEqual(
      [
        `Same-Name-safe-every-day-${first.number}.pdf`,
        `Same-Name-the-journey-home-${other.number}.pdf`,
      ].sort(),
    );
    for (const pdf of Object.values(files)) {
      expect(new TextDecoder().decode(pdf.slice(0, 5))).toBe('%PDF-');
    }
  });

  it('makes no ZIP of nothing, and not one after the other without end', async () => {
    const { course, tumaini, malee } = await theStory();
    expect(await certificatesZip(db(), tumaini, now)).toEqual({ refused: 'none' });
    await aCertificate(db(), malee, course);
    for (let time = 0; time < 6; time++) {
      expect(await certificatesZip(db(), tumaini, now)).toHaveProperty('zip');
    }
    expect(await certificatesZip(db(), tumaini, now)).toMatchObject({ refused: 'too-often' });
  });
});
