import { expect, it } from 'vitest';
import { newId, newToken } from '#app/platform/ids/ids.server.ts';
import type { SignedIn, Viewer } from '#app/domain/people/people.ts';
import { issueCertificate } from '#app/domain/certificates/certificates.server.ts';
import { postMessage } from '#app/domain/messages/messages.server.ts';
import { keepMissingWords, personById } from '#app/domain/people/people.server.ts';
import { aPassedAttempt } from '../../../tests/factories/attempt.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import {
  appoint,
  countEverything,
  dismiss,
  findCertificateRecord,
  findMessage,
  findPeople,
  findPerson,
  listAudit,
  listMessages,
  restorePerson,
  suspendPerson,
} from './stewardship.server.ts';

const now = new Date('2026-11-22T10:40:00.000Z');
const reason = 'Shared their passphrase.';
const visitor = { signedIn: false, language: 'en', timeZone: 'UTC' } as const;

onEachEngine('A steward', (db) => {
  const aSteward = (name = 'Ruth') => aPerson(db(), name, { roles: ['steward'] });
  const rolesOf = async (person: SignedIn) => (await personById(db(), person.id))?.roles ?? null;
  const deeds = async () =>
    (await db().selectFrom('audit_entries').select('verb').orderBy('id').execute()).map(
      (entry) => entry.verb,
    );
  const aSession = (person: SignedIn) =>
    db()
      .insertInto('sessions')
      .values({
        id: newId(),
        person_id: person.id,
        created_at: now.toISOString(),
        expires_at: '2026-12-22T10:40:00.000Z',
      })
      .execute();
  const aMessage = (person: SignedIn, eventKey: string, at = now, address = 'http://here/x') =>
    db()
      .transaction()
      .execute((trx) =>
        postMessage(
          trx,
          {
            template: 'certificate-issued',
            personId: person.id,
            recipient: person.email ?? '',
            language: 'en',
            eventKey,
            values: { name: person.name, course: eventKey, number: '1', expires: 'then', address },
          },
          at,
        ),
      );

  it('is asked for by every verb', async () => {
    const grace = await aPerson(db());
    const naomi = await aPerson(db(), 'Naomi', { roles: ['trainer', 'facilitator'] });
    const person = grace.id;
    const verbs: ((viewer: Viewer) => Promise<unknown>)[] = [
      (viewer) => countEverything(db(), viewer, now),
      (viewer) => findPeople(db(), viewer, { search: '' }),
      (viewer) => findPerson(db(), viewer, { person }, now),
      (viewer) => findCertificateRecord(db(), viewer, { number: '' }, now),
      (viewer) => suspendPerson(db(), viewer, { person, reason }, now),
      (viewer) => restorePerson(db(), viewer, { person }, now),
      (viewer) => appoint(db(), viewer, { person, role: 'steward' }, now),
      (viewer) => dismiss(db(), viewer, { person, role: 'steward', reason }, now),
      (viewer) => listMessages(db(), viewer, { state: null, before: null }),
      (viewer) => findMessage(db(), viewer, { message: '' }),
      (viewer) => listAudit(db(), viewer, { before: null }),
    ];
    for (const viewer of [visitor, grace, naomi]) {
      for (const verb of verbs) await expect(verb(viewer)).rejects.toThrow('Only a steward');
    }
    expect(await deeds()).toEqual([]);
  });

  it('finds people by name, address and username, whatever the accents', async () => {
    const ruth = await aSteward();
    await aPerson(db(), 'Élodie Désir', {
      email: 'Elo@Example.org',
      email_folded: 'elo@example.org',
    });
    await aPerson(db(), 'มาลี', { email: null, email_folded: null, username: 'malee-7' });
    await aPerson(db(), 'Moses Okello', { suspended_at: null });
    const found = async (search: string) =>
      (await findPeople(db(), ruth, { search })).map((person) => person.name);
    expect(await found('elodie  DESIR')).toEqual(['Élodie Désir']);
    expect(await found('ÉLO@EX')).toEqual(['Élodie Désir']);
    expect(await found('malee')).toEqual(['มาลี']);
    expect(await found('มาลี')).toEqual(['มาลี']);
    expect(await found('désir')).toEqual(['Élodie Désir']);
    expect(await found('ลี')).toEqual(['มาลี']);
    expect(await found('@example.org')).toEqual(['Ruth', 'Élodie Désir', 'Moses Okello']);
    expect(await found('lodie')).toEqual([]);
    expect(await found('100%')).toEqual([]);
    expect(await found('%')).toEqual([]);
    expect(await found('')).toEqual(['Moses Okello', 'มาลี', 'Élodie Désir', 'Ruth']);
    expect(await findPeople(db(), ruth, { search: 'ruth' })).toMatchObject([
      { roles: ['steward'] },
    ]);
  });

  it('is shown fifty people at most, and nobody who has left', async () => {
    const ruth = await aSteward();
    const row = (place: number) => ({
      id: newId(),
      name: place === 0 ? 'Gone' : `Person ${place}`,
      language: 'en',
      time_zone: 'UTC',
      created_at: now.toISOString(),
      deleted_at: place === 0 ? now.toISOString() : null,
    });
    await db()
      .insertInto('people')
      .values(Array.from({ length: 60 }, (_, place) => row(place)))
      .execute();
    await keepMissingWords(db());
    expect(await findPeople(db(), ruth, { search: 'person' })).toHaveLength(50);
    expect(await findPeople(db(), ruth, { search: 'person 6' })).toHaveLength(1);
    expect(await findPeople(db(), ruth, { search: 'gone' })).toEqual([]);
  });

  it('reads a person’s record, and leaves a trace', async () => {
    const ruth = await aSteward();
    const grace = await aPerson(db(), 'Grace Atieno', { roles: ['trainer'] });
    const course = await aPublishedCourse(db());
    const organization = await anOrganization(db(), 'Tumaini Home');
    await aMembership(db(), { person: grace, organization });
    const attempt = await aPassedAttempt(db(), grace, course);
    const issued = await issueCertificate(
      db(),
      grace,
      { attempt: attempt.id, holder: 'Grace' },
      now,
    );
    const record = await findPerson(db(), ruth, { person: grace.id }, now);
    expect(record).toMatchObject({
      name: 'Grace Atieno',
      email: grace.email,
      roles: ['trainer'],
      memberships: [{ organization: 'Tumaini Home', role: 'member', endedAt: null }],
      courses: [{ course: { slug: 'safe-every-day' }, progress: { state: 'done' } }],
      certificates: [{ ...issued, state: 'valid', holder: 'Grace' }],
    });
    expect(JSON.stringify(record)).not.toContain('password');
    const trace = await db()
      .selectFrom('audit_entries')
      .select(['actor_id', 'subject_id'])
      .where('verb', '=', 'person.viewed')
      .execute();
    expect(trace).toEqual([{ actor_id: ruth.id, subject_id: grace.id }]);
    expect(await findPerson(db(), ruth, { person: 'nobody' }, now)).toBeNull();
  });

  it('suspends a person, who is signed out everywhere, and restores them', async () => {
    const ruth = await aSteward();
    const grace = await aPerson(db());
    await aSession(grace);
    await aSession(ruth);
    const input = { person: grace.id, reason };
    expect(await suspendPerson(db(), ruth, { ...input, reason: ' ' }, now)).toEqual({
      refused: 'no-reason',
    });
    expect(await suspendPerson(db(), ruth, input, now)).toEqual({ suspended: true });
    expect(await suspendPerson(db(), ruth, input, now)).toEqual({ suspended: true });
    expect(await personById(db(), grace.id)).toBeNull();
    const sessions = await db().selectFrom('sessions').select('person_id').execute();
    expect(sessions).toEqual([{ person_id: ruth.id }]);
    expect(await findPerson(db(), ruth, { person: grace.id }, now)).toMatchObject({
      suspendedAt: now.toISOString(),
      suspensionReason: reason,
    });

    expect(await restorePerson(db(), ruth, { person: grace.id }, now)).toEqual({ restored: true });
    expect(await restorePerson(db(), ruth, { person: grace.id }, now)).toEqual({ restored: true });
    expect(await personById(db(), grace.id)).not.toBeNull();
    expect(await deeds()).toEqual(['person.suspended', 'person.viewed', 'person.restored']);
    for (const refused of [
      await suspendPerson(db(), ruth, { person: 'nobody', reason }, now),
      await restorePerson(db(), ruth, { person: 'nobody' }, now),
    ]) {
      expect(refused).toEqual({ refused: 'not-found' });
    }
  });

  it('appoints once, dismisses with a reason, and the past stays', async () => {
    const ruth = await aSteward();
    const naomi = await aPerson(db(), 'Naomi');
    const role = { person: naomi.id, role: 'trainer' } as const;
    await Promise.all([1, 2, 3].map(() => appoint(db(), ruth, role, now)));
    expect(await rolesOf(naomi)).toEqual(['trainer']);
    expect(await dismiss(db(), ruth, { ...role, reason: '' }, now)).toEqual({
      refused: 'no-reason',
    });
    expect(await dismiss(db(), ruth, { ...role, reason }, now)).toEqual({ dismissed: true });
    expect(await dismiss(db(), ruth, { ...role, reason }, now)).toEqual({ refused: 'not-found' });
    expect(await rolesOf(naomi)).toEqual([]);
    expect(await appoint(db(), ruth, role, now)).toEqual({ appointed: true });
    const past = await db()
      .selectFrom('appointments')
      .select(['started_by', 'ended_by'])
      .where('person_id', '=', naomi.id)
      .orderBy('id')
      .execute();
    expect(past).toEqual([
      { started_by: ruth.id, ended_by: ruth.id },
      { started_by: ruth.id, ended_by: null },
    ]);
    expect(await deeds()).toEqual(['person.appointed', 'person.dismissed', 'person.appointed']);
  });

  it('appoints nobody who is away', async () => {
    const ruth = await aSteward();
    const grace = await aPerson(db());
    await suspendPerson(db(), ruth, { person: grace.id, reason }, now);
    const role = 'steward';
    expect(await appoint(db(), ruth, { person: grace.id, role }, now)).toEqual({
      refused: 'suspended',
    });
    expect(await appoint(db(), ruth, { person: 'nobody', role }, now)).toEqual({
      refused: 'not-found',
    });
  });

  it('can neither leave the platform without a steward nor suspend oneself', async () => {
    const ruth = await aSteward();
    const role = 'steward' as const;
    const last = { refused: 'last-steward' };
    expect(await dismiss(db(), ruth, { person: ruth.id, role, reason }, now)).toEqual(last);
    expect(await suspendPerson(db(), ruth, { person: ruth.id, reason }, now)).toEqual({
      refused: 'oneself',
    });
    const second = await aSteward('Peter');
    await suspendPerson(db(), ruth, { person: second.id, reason }, now);
    expect(await dismiss(db(), ruth, { person: ruth.id, role, reason }, now)).toEqual(last);
    // Peter asked for this page before he was suspended.
    expect(await suspendPerson(db(), second, { person: ruth.id, reason }, now)).toEqual(last);
    await restorePerson(db(), ruth, { person: second.id }, now);
    expect(await dismiss(db(), ruth, { person: ruth.id, role, reason }, now)).toEqual({
      dismissed: true,
    });
    expect(await rolesOf(second)).toEqual(['steward']);
  });

  it('stays, when two dismiss or suspend each other at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      await db().updateTable('appointments').set({ ended_at: now.toISOString() }).execute();
      const ruth = await aSteward();
      const peter = await aSteward('Peter');
      const role = 'steward' as const;
      const outcomes = await Promise.all([
        dismiss(db(), ruth, { person: peter.id, role, reason }, now),
        round % 2
          ? dismiss(db(), peter, { person: ruth.id, role, reason }, now)
          : suspendPerson(db(), peter, { person: ruth.id, reason }, now),
      ]);
      expect(outcomes.filter((outcome) => 'refused' in outcome)).toEqual([
        { refused: 'last-steward' },
      ]);
      const left = [await rolesOf(ruth), await rolesOf(peter)].filter((roles) =>
        roles?.includes(role),
      );
      expect(left).toHaveLength(1);
    }
  });

  it('reads the outbox without what opens an account', async () => {
    const ruth = await aSteward();
    const grace = await aPerson(db());
    const token = newToken();
    await aMessage(grace, 'Reset', now, `http://here/password/new/${token}`);
    const { lines } = await listMessages(db(), ruth, { state: null, before: null });
    expect(lines).toMatchObject([
      { state: 'waiting', recipient: grace.email, subject: 'Your certificate: Reset' },
    ]);
    expect(JSON.stringify(lines)).not.toContain(token);
    const message = await findMessage(db(), ruth, { message: lines[0]!.id });
    expect(message?.body).toContain('http://here/password/new/…');
    expect(JSON.stringify(message)).not.toContain(token);
    expect(await findMessage(db(), ruth, { message: 'none' })).toBeNull();
  });

  it('turns the pages of the outbox and the audit, newest first, none twice', async () => {
    const ruth = await aSteward();
    const grace = await aPerson(db());
    const at = (place: number) => new Date(now.getTime() + Math.floor(place / 7) * 1000);
    for (let place = 0; place < 205; place += 1)
      await aMessage(grace, `Course ${place}`, at(place));
    await db()
      .updateTable('messages')
      .set({ state: 'failed' })
      .where('event_key', '=', 'Course 3')
      .execute();
    await db()
      .insertInto('audit_entries')
      .values(
        Array.from({ length: 205 }, (_, place) => ({
          id: newId(),
          at: at(place).toISOString(),
          actor_id: place === 0 ? null : grace.id,
          verb: 'test.done',
          subject_kind: 'person',
          subject_id: grace.id,
          details: JSON.stringify({ place }),
        })),
      )
      .execute();
    for (const turn of [
      (before: string | null) => listMessages(db(), ruth, { state: null, before }),
      (before: string | null) => listAudit(db(), ruth, { before }),
    ]) {
      const ids: string[] = [];
      let before: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof turn>> = await turn(before);
        ids.push(...page.lines.map((line) => line.id));
        before = page.before;
      } while (before !== null);
      expect(ids).toHaveLength(205);
      expect(ids).toEqual([...new Set(ids)].sort().reverse());
    }
    const failed = await listMessages(db(), ruth, { state: 'failed', before: null });
    expect(failed.lines.map((line) => line.subject)).toEqual(['Your certificate: Course 3']);
    const first = await listAudit(db(), ruth, { before: 'nonsense' });
    expect(first.lines[0]).toMatchObject({
      actor: { id: grace.id, name: 'Grace Atieno' },
      verb: 'test.done',
      subject: { kind: 'person', name: 'Grace Atieno' },
      details: [['place', '204']],
    });
    expect(await countEverything(db(), ruth, now)).toEqual({
      people: 2,
      suspended: 0,
      certificates: 0,
      messages: { waiting: 204, sending: 0, sent: 0, uncertain: 0, failed: 1 },
    });
  });

  it('finds a certificate with its holder, also when it is revoked', async () => {
    const ruth = await aSteward();
    const grace = await aPerson(db());
    const attempt = await aPassedAttempt(db(), grace, await aPublishedCourse(db()));
    const issued = await issueCertificate(
      db(),
      grace,
      { attempt: attempt.id, holder: 'Grace' },
      now,
    );
    const number = 'number' in issued ? issued.number : '';
    const revoked = { revoked_at: now.toISOString(), revocation_reason: reason };
    await db().updateTable('certificates').set(revoked).execute();
    expect(await findCertificateRecord(db(), ruth, { number }, now)).toMatchObject({
      state: 'revoked',
      holder: 'Grace',
      personId: grace.id,
      revocationReason: reason,
    });
    expect(await findCertificateRecord(db(), ruth, { number: 'none' }, now)).toBeNull();
  });
});
