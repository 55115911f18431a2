import { expect, it } from 'vitest';
import { newId } from '#app/platform/ids/ids.server.ts';
import { aPassedAttempt } from '../../../tests/factories/attempt.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import {
  certificateDraft,
  certificateForPdf,
  certificateSheet,
  findCertificate,
  issueCertificate,
  myCertificates,
  replaceCertificate,
  revokeCertificate,
  verifyNumber,
} from './certificates.server.ts';
import { newNumber } from './number.server.ts';

const now = new Date('2026-11-22T10:40:00.000Z');
const holder = 'Grace Atieno Ochieng’';
const visitor = { signedIn: false, language: 'en', timeZone: 'UTC' } as const;

onEachEngine('Certificates', (db) => {
  async function graceHasPassed(course: Parameters<typeof aPublishedCourse>[1] = {}) {
    const grace = await aPerson(db(), 'Grace Atieno');
    const published = await aPublishedCourse(db(), course);
    const attempt = await aPassedAttempt(db(), grace, published);
    return { grace, published, attempt: attempt.id };
  }
  async function graceHasOne() {
    const { grace, attempt } = await graceHasPassed();
    const issued = await issueCertificate(db(), grace, { attempt, holder }, now);
    if (!('number' in issued)) throw new Error('Grace got no certificate.');
    return { grace, attempt, number: issued.number };
  }

  const deeds = () =>
    db()
      .selectFrom('audit_entries')
      .selectAll()
      .where('subject_kind', '=', 'certificate')
      .execute();

  it('freeze what is true when they are issued', async () => {
    const { grace, number } = await graceHasOne();
    const row = await db().selectFrom('certificates').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      number,
      person_id: grace.id,
      cycle: 1,
      language: 'en',
      holder,
      course_title: 'Safe Every Day',
      course_subtitle: 'Safeguarding for everyone',
      course_slug: 'safe-every-day',
      version_number: 1,
      statement: 'Knowledge completed; not a licence to practise.',
      organization_name: null,
      issued_at: '2026-11-22T10:40:00.000Z',
      expires_at: '2028-11-22T10:40:00.000Z',
      revoked_at: null,
    });
  });

  it('remember the name, write it in the audit and send a message', async () => {
    const { grace, number } = await graceHasOne();
    const person = await db().selectFrom('people').select('certificate_name').executeTakeFirst();
    expect(person?.certificate_name).toBe(holder);
    const entries = await deeds();
    expect(entries.map((entry) => [entry.verb, entry.actor_id])).toEqual([
      ['certificate.issued', grace.id],
    ]);
    const messages = await db().selectFrom('messages').selectAll().execute();
    expect(messages.map((message) => [message.template, message.recipient])).toEqual([
      ['certificate-issued', grace.email],
    ]);
    expect(messages[0]?.body).toContain(`/certificates/${number}`);
    expect(messages[0]?.body).toContain('22 November 2028');
  });

  it('need no e-mail', async () => {
    const grace = await aPerson(db(), 'Grace', {
      email: null,
      email_folded: null,
      username: 'grace',
    });
    const attempt = await aPassedAttempt(db(), grace, await aPublishedCourse(db()));
    const issued = await issueCertificate(db(), grace, { attempt: attempt.id, holder }, now);
    expect(issued).toHaveProperty('number');
    expect(await db().selectFrom('messages').selectAll().execute()).toEqual([]);
  });

  it('are one, however often and quickly the button is pressed', async () => {
    const { grace, attempt } = await graceHasPassed();
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, press) =>
        issueCertificate(db(), grace, { attempt, holder: `Grace ${press}` }, now),
      ),
    );
    const rows = await db().selectFrom('certificates').select(['number', 'holder']).execute();
    expect(rows).toHaveLength(1);
    expect(replies).toEqual(Array(20).fill({ number: rows[0]?.number }));
    const person = await db().selectFrom('people').select('certificate_name').executeTakeFirst();
    expect(person?.certificate_name).toBe(rows[0]?.holder);
    expect(await deeds()).toHaveLength(1);
    expect(await db().selectFrom('messages').selectAll().execute()).toHaveLength(1);
  });

  it('are made of one’s own passed attempt only', async () => {
    const { attempt } = await graceHasPassed();
    const mallory = await aPerson(db(), 'Mallory');
    const issue = (of: string) => issueCertificate(db(), mallory, { attempt: of, holder }, now);
    expect(await issue(attempt)).toEqual({ refused: 'not-found' });
    expect(await issue('nothing')).toEqual({ refused: 'not-found' });
    expect(await certificateDraft(db(), mallory, { attempt })).toEqual({ refused: 'not-found' });
    expect(await db().selectFrom('certificates').selectAll().execute()).toEqual([]);
  });

  it('are not made of an attempt that is still open or was not passed', async () => {
    const grace = await aPerson(db());
    const course = await aPublishedCourse(db());
    const open = { submitted_at: null, passed: null, marks: null };
    const attempt = await aPassedAttempt(db(), grace, course, { attempt: open });
    const issue = () => issueCertificate(db(), grace, { attempt: attempt.id, holder }, now);
    expect(await issue()).toEqual({ refused: 'not-passed' });
    const nearly = { submitted_at: '2026-11-22T10:20:00.000Z', passed: 0 } as const;
    await db().updateTable('attempts').set(nearly).execute();
    expect(await issue()).toEqual({ refused: 'not-passed' });
  });

  it('speak the language of the attempt, or English where the course has no other', async () => {
    const grace = await aPerson(db());
    const course = await aPublishedCourse(db());
    const row = await db().selectFrom('course_versions').select('texts').executeTakeFirstOrThrow();
    const { en } = JSON.parse(row.texts) as { en: object };
    const texts = JSON.stringify({ en, fr: { ...en, title: 'En sécurité chaque jour' } });
    await db().updateTable('course_versions').set({ texts }).execute();
    for (const [language, title, cycle] of [
      ['fr', 'En sécurité chaque jour', 1],
      ['th', 'Safe Every Day', 2],
    ] as const) {
      const taken = { attempt: { language }, enrolment: { cycle } };
      const attempt = await aPassedAttempt(db(), grace, course, taken);
      const issued = await issueCertificate(db(), grace, { attempt: attempt.id, holder }, now);
      const certificate = await findCertificate(db(), 'number' in issued ? issued.number : '', now);
      expect(certificate).toMatchObject({
        courseTitle: title,
        language: language === 'fr' ? 'fr' : 'en',
      });
    }
  });

  it('name the organization that enrolled the person, else their only one', async () => {
    const course = await aPublishedCourse(db());
    const tumaini = await anOrganization(db(), 'Tumaini Home');
    const upendo = await anOrganization(db(), 'Upendo Centre');
    const named = async (name: string, homes: (typeof tumaini)[], by: string | null, left = 0) => {
      const person = await aPerson(db(), name);
      for (const [place, organization] of homes.entries()) {
        const ended_at = place < left ? '2026-10-01T08:00:00.000Z' : null;
        await aMembership(db(), { person, organization }, { ended_at });
      }
      const taken = { enrolment: { organization_id: by } };
      const attempt = await aPassedAttempt(db(), person, course, taken);
      const issued = await issueCertificate(
        db(),
        person,
        { attempt: attempt.id, holder: name },
        now,
      );
      const number = 'number' in issued ? issued.number : '';
      return (await findCertificate(db(), number, now))?.organizationName;
    };
    expect(await named('Grace', [tumaini], upendo.id)).toBe('Upendo Centre');
    expect(await named('Moses', [tumaini], null)).toBe('Tumaini Home');
    expect(await named('Malee', [tumaini, upendo], null)).toBeNull();
    expect(await named('Mirlande', [tumaini, upendo], null, 1)).toBe('Upendo Centre');
    expect(await named('Naomi', [], null)).toBeNull();
  });

  it('tell anyone who knows the number how they stand, and nothing else', async () => {
    const { number } = await graceHasOne();
    const found = await findCertificate(db(), number, now);
    expect(found).toEqual({
      number,
      state: 'valid',
      holder,
      courseTitle: 'Safe Every Day',
      courseSubtitle: 'Safeguarding for everyone',
      versionNumber: 1,
      language: 'en',
      organizationName: null,
      issuedAt: '2026-11-22T10:40:00.000Z',
      expiresAt: '2028-11-22T10:40:00.000Z',
      revokedAt: null,
      supersededBy: null,
    });
    const lastMoment = new Date('2028-11-22T10:39:59.999Z');
    expect((await findCertificate(db(), number, lastMoment))?.state).toBe('valid');
    const end = new Date('2028-11-22T10:40:00.000Z');
    expect((await findCertificate(db(), number, end))?.state).toBe('expired');
    expect(await findCertificate(db(), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ', now)).toBeNull();
  });

  it('keep what they said when the person and the course change', async () => {
    const { grace, number } = await graceHasOne();
    await db().updateTable('people').set({ name: 'Somebody', certificate_name: 'Else' }).execute();
    await aPublishedCourse(db(), { hash: 'again', texts: { title: 'Another title' } });
    const found = await findCertificate(db(), number, now);
    expect(found).toMatchObject({ holder, courseTitle: 'Safe Every Day', versionNumber: 1 });
    expect(await myCertificates(db(), grace, now)).toMatchObject([{ number, state: 'valid' }]);
  });

  it('are found by whatever was typed, and guessing ends after many tries', async () => {
    const { number } = await graceHasOne();
    const address = newId();
    const verify = (typed: string, from = address) => verifyNumber(db(), { typed, address: from });
    const typed = number.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect(await verify('7K4M')).toEqual({ refused: 'unknown' });
    for (let check = 0; check < 250; check += 1)
      expect(await verify(typed)).toEqual({ number, address: `/certificates/${number}` });
    for (let guess = 0; guess < 200; guess += 1) {
      expect(await verify(newNumber())).toEqual({ refused: 'unknown' });
    }
    expect(await verify(newNumber())).toEqual({ refused: 'too-often', minutes: 10 });
    expect(await verify(newNumber(), newId())).toEqual({ refused: 'unknown' });
  });

  it('say when they end soon', async () => {
    const { grace } = await graceHasOne();
    const on = async (day: string) => (await myCertificates(db(), grace, new Date(day)))[0];
    expect(await on('2028-09-20')).toMatchObject({ state: 'valid', endsSoon: false });
    expect(await on('2028-09-24')).toMatchObject({ state: 'valid', endsSoon: true });
    expect(await on('2028-11-23')).toMatchObject({ state: 'expired', endsSoon: false });
  });

  it('are printed for their owner and a steward only', async () => {
    const { grace, number } = await graceHasOne();
    const steward = await aPerson(db(), 'Ruth', { roles: ['steward'] });
    const moses = await aPerson(db(), 'Moses Okello');
    const own = await certificateForPdf(db(), grace, number);
    expect(own?.pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(own?.fileName).toBe(`journeyhome-safe-every-day-${number}.pdf`);
    expect((await certificateForPdf(db(), steward, number))?.pdf.equals(own!.pdf)).toBe(true);
    expect(await certificateForPdf(db(), moses, number)).toBeNull();
    expect(await certificateForPdf(db(), grace, 'nothing')).toBeNull();
    expect(await certificateSheet(db(), moses, number)).toBeNull();
    expect(await certificateSheet(db(), visitor, number)).toBeNull();
    const sheet = await certificateSheet(db(), grace, number);
    expect(sheet?.bytes).toBe(own?.pdf.byteLength);
    expect(sheet).toMatchObject({
      holder,
      course: 'Safe Every Day',
      qr: { size: expect.any(Number) },
    });
  });

  it('are revoked by a steward, with a reason, once', async () => {
    const { grace, attempt, number } = await graceHasOne();
    const steward = await aPerson(db(), 'Ruth', { roles: ['steward'] });
    const revoke = (reason: string, minutes = 0) =>
      revokeCertificate(
        db(),
        steward,
        { number, reason },
        new Date(now.getTime() + minutes * 60_000),
      );
    expect(await revoke('  ')).toEqual({ refused: 'no-reason' });
    expect(await revoke('Somebody else sat the check.', 5)).toEqual({ revoked: true });
    expect(await revoke('Again.', 9)).toEqual({ revoked: true });
    const unknown = { number: 'ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ', reason: 'Why not' };
    expect(await revokeCertificate(db(), steward, unknown, now)).toEqual({ refused: 'not-found' });

    const found = await findCertificate(db(), number, now);
    expect(found).toMatchObject({
      state: 'revoked',
      holder: null,
      revokedAt: '2026-11-22T10:45:00.000Z',
    });
    expect(JSON.stringify(found)).not.toContain('Somebody else');
    const entries = await deeds();
    expect(entries.filter(({ verb }) => verb === 'certificate.revoked')).toHaveLength(1);
    expect(await certificateForPdf(db(), grace, number)).toBeNull();
    expect(await certificateForPdf(db(), steward, number)).not.toBeNull();
    expect(await issueCertificate(db(), grace, { attempt, holder }, now)).toEqual({
      refused: 'revoked',
    });
    expect(await certificateDraft(db(), grace, { attempt })).toEqual({ refused: 'revoked' });
  });

  it('are revoked and replaced by nobody else', async () => {
    const { grace, number } = await graceHasOne();
    const trainer = await aPerson(db(), 'Naomi', { roles: ['trainer', 'facilitator'] });
    const input = { number, reason: 'I say so', holder: 'Mallory' };
    for (const viewer of [grace, trainer, visitor]) {
      await expect(revokeCertificate(db(), viewer, input, now)).rejects.toThrow('Only a steward');
      await expect(replaceCertificate(db(), viewer, input, now)).rejects.toThrow('Only a steward');
    }
    expect((await findCertificate(db(), number, now))?.state).toBe('valid');
  });

  it('are replaced under a new number where the name was wrong', async () => {
    const { grace, attempt, number } = await graceHasOne();
    const steward = await aPerson(db(), 'Ruth', { roles: ['steward'] });
    const input = { number, reason: 'A letter was missing.', holder: 'Grace Atieno Ochieng' };
    const replaced = await replaceCertificate(db(), steward, input, new Date('2026-12-01'));
    const next = 'number' in replaced ? replaced.number : '';
    expect(next).not.toBe(number);
    // The old one says so and leads to the new one, without the name that was wrong.
    expect(await findCertificate(db(), number, now)).toMatchObject({
      state: 'superseded',
      holder: null,
      supersededBy: next,
    });
    expect(await myCertificates(db(), grace, now)).toMatchObject([
      { number: next, state: 'valid' },
      { number, state: 'superseded' },
    ]);
    expect(await findCertificate(db(), next, now)).toMatchObject({
      state: 'valid',
      supersededBy: null,
      holder: 'Grace Atieno Ochieng',
      issuedAt: '2026-11-22T10:40:00.000Z',
      expiresAt: '2028-11-22T10:40:00.000Z',
    });
    expect(await issueCertificate(db(), grace, { attempt, holder }, now)).toEqual({ number: next });
    const messages = await db().selectFrom('messages').select('body').orderBy('id').execute();
    expect(messages.map(({ body }) => body.includes(next))).toEqual([false, true]);
    expect(await replaceCertificate(db(), steward, input, now)).toEqual({ refused: 'not-found' });
  });

  it('are replaced also for who has left, and give them no name back', async () => {
    const { grace, number } = await graceHasOne();
    const steward = await aPerson(db(), 'Ruth', { roles: ['steward'] });
    const gone = { certificate_name: null, deleted_at: now.toISOString() };
    await db().updateTable('people').set(gone).where('id', '=', grace.id).execute();
    const input = { number, reason: 'A letter was missing.', holder: 'Grace Atieno Ochieng' };
    expect(await replaceCertificate(db(), steward, input, now)).toHaveProperty('number');
    const named = await db().selectFrom('people').select('certificate_name').execute();
    expect(named.map((row) => row.certificate_name)).toEqual([null, null]);
  });

  it('begin with the name of the person, or the one they confirmed before', async () => {
    const { grace, attempt } = await graceHasPassed();
    expect(await certificateDraft(db(), grace, { attempt })).toEqual({
      holder: 'Grace Atieno',
      courseTitle: 'Safe Every Day',
      courseSubtitle: 'Safeguarding for everyone',
      number: null,
    });
    await db().updateTable('people').set({ certificate_name: holder }).execute();
    expect(await certificateDraft(db(), grace, { attempt })).toMatchObject({ holder });
    const issued = await issueCertificate(db(), grace, { attempt, holder }, now);
    expect(await certificateDraft(db(), grace, { attempt })).toMatchObject(issued);
  });
});
