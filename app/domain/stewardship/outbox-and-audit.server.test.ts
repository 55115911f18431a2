import { text } from 'node:stream/consumers';
import { beforeEach, expect, it } from 'vitest';
import { recordAudit, recordAudits } from '#app/domain/audit/audit.server.ts';
import type { Deed } from '#app/domain/audit/audit.ts';
import {
  mailPreferencesOf,
  stoppedBy,
  unsubscribe,
} from '#app/domain/mail-preferences/mail-preferences.server.ts';
import { deliverMessages, postMessage } from '#app/domain/messages/messages.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { newId, newToken } from '#app/platform/ids/ids.server.ts';
import type { Mail, MailOutcome } from '#app/platform/mail/mail.server.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aRequirement } from '../../../tests/factories/requirement.ts';
import { aSeries } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { auditFile, findMessage, listAudit, readMessage, sendAgain } from './stewardship.server.ts';
import { mostInFile } from './stewardship.ts';

const now = new Date('2026-11-22T10:40:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

onEachEngine('The outbox and the audit', (db) => {
  let ruth: SignedIn;
  let grace: SignedIn;
  beforeEach(async () => {
    ruth = await aPerson(db(), 'Ruth', { roles: ['steward'] });
    grace = await aPerson(db(), 'Grace Atieno', { username: 'grace.atieno' });
  });
  /** Sent, with what became of it; its id. */
  async function sent(outcome: MailOutcome, address = 'http://here/x'): Promise<string> {
    const values = { name: 'Grace', course: 'C', number: '1', expires: 'then', address };
    const letter = { template: 'certificate-issued', eventKey: 'it', language: 'en' } as const;
    await db()
      .transaction()
      .execute((trx) =>
        postMessage(trx, { ...letter, personId: grace.id, recipient: grace.email!, values }, now),
      );
    await deliverMessages(db(), now, () => Promise.resolve(outcome));
    return (await db().selectFrom('messages').select('id').executeTakeFirstOrThrow()).id;
  }
  const failed = { result: 'failed', problem: '550 no such mailbox' } as const;

  it('sends again by hand what failed: once, as the same mail', async () => {
    const message = await sent(failed);
    const before = await db().selectFrom('messages').selectAll().executeTakeFirstOrThrow();
    const both = await Promise.all([1, 2].map(() => sendAgain(db(), ruth, { message }, later(1))));
    expect(both.filter((it) => it === 'waiting')).toHaveLength(1);
    const mails: string[] = [];
    for (const minutes of [2, 3])
      await deliverMessages(db(), later(minutes), (mail) => {
        mails.push(mail.messageId);
        return Promise.resolve({ result: 'sent' });
      });
    expect(mails).toEqual([before.message_id]);
    expect(await findMessage(db(), ruth, { message })).toMatchObject({
      state: 'sent',
      again: 'not-ended',
      lastProblem: null,
    });
    expect(await sendAgain(db(), ruth, { message }, later(4))).toEqual({ refused: 'not-ended' });
    const { lines } = await listAudit(db(), ruth, { before: null, deed: 'message.sent-again' });
    expect(lines).toMatchObject([{ actor: { id: ruth.id }, subject: { id: message } }]);
  });

  it('sends a mail again that can be stopped, with a link that stops it', async () => {
    const values = { name: 'Grace', title: 'Spring', day: 'Monday', address: 'http://here/notes' };
    const letter = { template: 'meeting-notes', eventKey: 'it', language: 'en' } as const;
    await db()
      .transaction()
      .execute((trx) =>
        postMessage(trx, { ...letter, personId: grace.id, recipient: grace.email!, values }, now),
      );
    await deliverMessages(db(), now, () => Promise.resolve(failed));
    const { id: message } = await db()
      .selectFrom('messages')
      .select('id')
      .executeTakeFirstOrThrow();
    const seen = await findMessage(db(), ruth, { message });
    expect(seen).toMatchObject({ again: 'may-go' });
    // Nothing in what is kept can be followed.
    expect(seen!.body).toContain('/unsubscribe/…');
    expect(await sendAgain(db(), ruth, { message }, later(1))).toBe('waiting');
    const mails: Mail[] = [];
    await deliverMessages(db(), later(2), (mail) => {
      mails.push(mail);
      return Promise.resolve({ result: 'sent' });
    });
    const [link] = /http\S+\/unsubscribe\/[\w-]{43}/.exec(mails[0]!.text)!;
    expect(mails[0]!.unsubscribe).toBe(link);
    const token = link.split('/').at(-1)!;
    expect(await stoppedBy(db(), { token })).toBe('reminders');
    expect(await unsubscribe(db(), { token }, later(3))).toEqual({ stopped: 'reminders' });
    expect((await mailPreferencesOf(db(), grace)).reminders).toBe(false);
  });

  it('writes down who read a mail to somebody, once a day', async () => {
    const message = await sent(failed);
    for (const minutes of [1, 2])
      expect(await readMessage(db(), ruth, { message }, later(minutes))).toMatchObject({
        subject: expect.any(String),
      });
    expect(await readMessage(db(), ruth, { message: 'none' }, now)).toBeNull();
    await expect(readMessage(db(), grace, { message }, now)).rejects.toThrow('steward');
    const { lines } = await listAudit(db(), ruth, { before: null, deed: 'person.viewed' });
    expect(lines).toMatchObject([{ actor: { id: ruth.id }, subject: { id: grace.id } }]);
  });

  it('does not send again what has no words left', async () => {
    const message = await sent(failed, 'Hello');
    await db().updateTable('messages').set({ body: '' }).where('id', '=', message).execute();
    expect(await sendAgain(db(), ruth, { message }, now)).toEqual({ refused: 'forgotten' });
  });

  it('does not send again what held a link that is gone, nor for who is no steward', async () => {
    const message = await sent(failed, `http://here/password/new/${newToken()}`);
    expect(await sendAgain(db(), ruth, { message }, now)).toEqual({ refused: 'holds-link' });
    expect(await sendAgain(db(), ruth, { message: 'none' }, now)).toEqual({ refused: 'not-found' });
    await expect(sendAgain(db(), grace, { message }, now)).rejects.toThrow('steward');
  });

  it('finds deeds by what, by whom and by day, on the page and in the file', async () => {
    const peter = await aPerson(db(), '=Peter', { username: 'peter.mwangi' });
    const did = (actor: SignedIn | null, verb: Deed, subject: SignedIn, day: string) =>
      db()
        .transaction()
        .execute((trx) =>
          recordAudit(
            trx,
            { actorId: actor?.id ?? null, verb, subjectId: subject.id },
            new Date(`${day}T23:30:00.000Z`),
          ),
        );
    await did(ruth, 'person.suspended', peter, '2026-11-20');
    await did(ruth, 'person.restored', peter, '2026-11-21');
    await did(grace, 'person.renamed', grace, '2026-11-21');
    const found = async (filter: Partial<Parameters<typeof listAudit>[2]>) =>
      (await listAudit(db(), ruth, { before: null, ...filter })).lines.map((it) => it.verb);
    expect(await found({ about: 'peter.mwangi' })).toEqual(['person.restored', 'person.suspended']);
    expect(await found({ who: ruth.id })).toEqual(['person.restored', 'person.suspended']);
    expect(await found({ who: 'peter.mwangi' })).toEqual([]);
    expect(await found({ who: ruth.id, about: grace.id })).toEqual([]);
    expect(await found({ about: 'nobody' })).toEqual([]);
    expect(await found({ who: ' GRACE.atieno ' })).toEqual(['person.renamed']);
    expect(await found({ who: grace.email!.toUpperCase() })).toEqual(['person.renamed']);
    expect(await found({ who: 'nobody' })).toEqual([]);
    expect(await found({ deed: 'person.suspended' })).toEqual(['person.suspended']);
    expect(await found({ from: '2026-11-21', until: '2026-11-21' })).toHaveLength(2);
    expect(await found({ until: '2026-11-20' })).toEqual(['person.suspended']);

    const filter = { deed: null, who: '', about: 'peter.mwangi', from: '', until: '' };
    const file = await text(await auditFile(db(), ruth, filter, now));
    const lines = file.trim().split(/\r?\n/);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('"When (UTC)","Who"');
    expect(file).toContain(`"Account suspended","Person","'=Peter","${peter.id}"`);
    expect(file).not.toContain('renamed');
    expect(await found({ deed: 'audit.exported' })).toEqual(['audit.exported']);
    await expect(auditFile(db(), grace, filter, now)).rejects.toThrow('steward');
  });

  it('finds what was done to a thing of somebody, and within an organization', async () => {
    const team = await anOrganization(db(), 'Tumaini Home');
    const course = await aPublishedCourse(db());
    const requirement = await aRequirement(db(), { person: grace, organization: team, course });
    const details = { reason: '=HYPERLINK("http://evil.example")', course: course.slug };
    const deed = { actorId: ruth.id, verb: 'requirement.waived', subjectId: requirement } as const;
    await db()
      .transaction()
      .execute((trx) => recordAudit(trx, { ...deed, organizationId: team.id, details }, now));
    const found = async (about: string) =>
      (await listAudit(db(), ruth, { before: null, about })).lines.map((it) => it.verb);
    expect(await found(grace.email!)).toEqual(['requirement.waived']);
    expect(await found(team.slug.toUpperCase())).toEqual(['requirement.waived']);
    expect(await found(ruth.id)).toEqual([]);
    const { lines } = await listAudit(db(), ruth, { before: null });
    expect(lines[0]).toMatchObject({ organization: 'Tumaini Home' });
    const filter = { deed: null, who: '', about: team.slug, from: '', until: '' };
    const file = await text(await auditFile(db(), ruth, filter, now));
    expect(file).toContain('"Tumaini Home"');
    expect(file).toContain('"Reason: =HYPERLINK(""http://evil.example""); Course: ');
    // No cell begins what a spreadsheet would reckon.
    expect(file).not.toMatch(/(^|,)"?[=+@-]/m);
  });

  it('finds what was done to somebody’s application, case, or organization itself', async () => {
    const team = await anOrganization(db(), 'Tumaini Home');
    const { first } = await aSeries(db(), ruth, {});
    const [application, sheet, others] = [newId(), newId(), newId()];
    const at = now.toISOString();
    await db()
      .insertInto('applications')
      .values({ id: application, applicant_id: grace.id, form: '{}', state: 'draft', saved_at: at })
      .execute();
    const asked = { meeting_id: first, person_id: grace.id, sheet: '{}', asked_at: at };
    await db()
      .insertInto('clinic_cases')
      .values({ id: sheet, written_in: 'en', ...asked })
      .execute();
    await db()
      .transaction()
      .execute(async (trx) => {
        for (const [verb, subjectId] of [
          ['application.decided', application],
          ['application.decided', others],
          ['case.decided', sheet],
          ['organization.reviewed', team.id],
        ] as const)
          await recordAudit(trx, { actorId: ruth.id, verb, subjectId }, now);
      });
    const found = async (about: string) =>
      (await listAudit(db(), ruth, { before: null, about })).lines.map((it) => it.verb).sort();
    expect(await found('grace.atieno')).toEqual(['application.decided', 'case.decided']);
    expect(await found(team.slug)).toEqual(['organization.reviewed']);
  });

  it('says in the last line of a file that there is more, and how to get it', async () => {
    const rows = (count: number) =>
      db()
        .transaction()
        .execute((trx) =>
          recordAudits(
            trx,
            Array.from({ length: count }, () => ({
              actorId: ruth.id,
              verb: 'person.viewed' as const,
              subjectId: grace.id,
            })),
            now,
          ),
        );
    const filter = { deed: 'person.viewed' as const, who: '', about: '', from: '', until: '' };
    const lines = async () =>
      (await text(await auditFile(db(), ruth, filter, now))).trim().split('\n');
    await rows(mostInFile);
    const whole = await lines();
    expect(whole).toHaveLength(mostInFile + 1);
    expect(whole.at(-1)).toContain('Record opened');
    await rows(1);
    const cut = await lines();
    expect(cut).toHaveLength(mostInFile + 2);
    expect(cut.at(-1)).toMatch(/^"There are more\. .* 20,000 .* “Until” 22 November 2026/);
  }, 60_000);
});
