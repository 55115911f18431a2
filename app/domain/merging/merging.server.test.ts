import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, expect, it } from 'vitest';
import { deleteAccount, forgetOld } from '#app/domain/departure/departure.server.ts';
import { findCertificate } from '#app/domain/certificates/certificates.server.ts';
import { completeLesson } from '#app/domain/enrolments/enrolments.server.ts';
import { personById, requestReset, signIn, signUp } from '#app/domain/people/people.server.ts';
import { visitor, type SignedIn } from '#app/domain/people/people.ts';
import { exportData } from '#app/domain/data-export/data-export.server.ts';
import { appoint, findPeople, listAudit } from '#app/domain/stewardship/stewardship.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { hashPassphrase } from '#app/platform/passwords/passwords.server.ts';
import { aPassedAttempt } from '../../../tests/factories/attempt.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { passAndCertify } from '../../../tests/factories/passing.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import {
  accountMeant,
  accountNow,
  findMerge,
  mergeAccounts,
  mergesOf,
  previewMerge,
  undoMerge,
} from './merging.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const passphrase = 'three small boats at sea';
const address = '192.0.2.1';
const slug = 'safe-every-day';
const reason = 'Her leader made one account, she made the other.';

onEachEngine('Merging two accounts', (db) => {
  let ruth: SignedIn;
  let kept: SignedIn;
  let gone: SignedIn;
  beforeEach(async () => {
    const password_hash = await hashPassphrase(passphrase);
    ruth = await aPerson(db(), 'Ruth Akinyi', { roles: ['steward'] });
    kept = await aPerson(db(), 'Grace Atieno', { password_hash });
    gone = await aPerson(db(), 'Atieno G.', { username: 'mama.grace', password_hash });
  });

  async function merge(person = kept, other = gone, at = now) {
    const ids = { person: person.id, other: other.id };
    const preview = await previewMerge(db(), ruth, ids, at);
    if ('refused' in preview) return preview;
    return mergeAccounts(db(), ruth, { ...ids, reason, seal: preview.seal }, at);
  }
  async function merged(person = kept, other = gone, at = now): Promise<{ merge: string }> {
    const done = await merge(person, other, at);
    if ('refused' in done) throw new Error(done.refused);
    return done;
  }
  const mails = async (template: string) =>
    (
      await db()
        .selectFrom('messages')
        .select('recipient')
        .where('template', '=', template as 'accounts-merged')
        .orderBy('recipient')
        .execute()
    ).map((it) => it.recipient);
  const row = (id: string) =>
    db().selectFrom('people').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  it('closes one of them: its sessions end, and its owner learns which one opens', async () => {
    const session = { id: 'a-session', person_id: gone.id, created_at: now.toISOString() };
    await db()
      .insertInto('sessions')
      .values({ ...session, expires_at: inDays(9).toISOString() })
      .execute();
    const enter = (who: string, secret = passphrase) =>
      signIn(db(), { who, passphrase: secret, address });
    expect(await enter('mama.grace')).toEqual({ personId: gone.id });
    const { merge: id } = await merged();
    expect(await db().selectFrom('sessions').selectAll().execute()).toEqual([]);
    expect(await personById(db(), gone.id)).toBeNull();
    // Who knows the secret is told; a stranger learns no more than of any other name.
    expect(await enter('mama.grace')).toEqual({ refused: 'merged' });
    expect(await enter(gone.email!)).toEqual({ refused: 'merged' });
    expect(await enter('mama.grace', 'another guess at it')).toEqual({ refused: 'no-match' });
    expect(await enter(kept.email!)).toEqual({ personId: kept.id });

    expect(await accountNow(db(), ruth, { person: gone.id })).toBe(kept.id);
    expect(await findMerge(db(), ruth, { merge: id }, now)).toMatchObject({
      kept: { name: 'Grace Atieno' },
      gone: { name: 'Atieno G.' },
      reason,
      mergedBy: 'Ruth Akinyi',
      undoableUntil: inDays(30).toISOString(),
      undoneAt: null,
    });
    expect(await mails('accounts-merged')).toEqual([gone.email, kept.email].sort());
    const trail = await db().selectFrom('audit_entries').selectAll().orderBy('id').execute();
    const deeds = trail.filter((it) => it.verb !== 'person.viewed');
    expect(deeds.map((it) => [it.verb, it.subject_id])).toEqual([
      ['person.merged', kept.id],
      ['person.merged-away', gone.id],
    ]);
    expect(deeds.map((it) => it.details)).toEqual([
      JSON.stringify({ reason }),
      JSON.stringify({ reason }),
    ]);
  });

  it('keeps the old names reserved, and tells who asks for them by mail', async () => {
    await merged();
    const input = { name: 'Grace', email: gone.email!, address };
    const again = { ...input, passphrase: 'nine tall trees by the road' };
    expect(await signUp(db(), visitor('en'), again, now)).toEqual({ refused: 'account-exists' });
    expect(await signUp(db(), visitor('en'), { ...input, passphrase }, now)).toEqual({
      refused: 'merged',
    });
    await requestReset(db(), { email: gone.email!, address }, inDays(1));
    expect(await mails('account-joined')).toEqual([gone.email, gone.email]);
    expect(await mails('password-reset')).toEqual([]);
    expect(await accountMeant(db(), ruth, { typed: 'mama.grace' })).toBeNull();
  });

  it('gives the kept account an address and a way in where it has none', async () => {
    const slip = await aPerson(db(), 'Grace A.', {
      username: 'grace.slip',
      email: null,
      email_folded: null,
      phone: '+254711000111',
    });
    const factor = { id: newId(), secret: 'JBSWY3DPEHPK3PXP', made_at: now.toISOString() };
    await db()
      .insertInto('second_factors')
      .values({ ...factor, person_id: gone.id, confirmed_at: now.toISOString() })
      .execute();
    const guarded = () => db().selectFrom('second_factors').select('person_id').execute();
    const { merge: id } = await merged(slip, gone);
    expect(await row(slip.id)).toMatchObject({ email: gone.email, username: 'grace.slip' });
    // The passphrase opens no more than it did.
    expect(await guarded()).toEqual([{ person_id: slip.id }]);
    expect(await row(gone.id)).toMatchObject({ email: null, password_hash: null });
    const enter = (who: string) => signIn(db(), { who, passphrase, address });
    expect(await enter(gone.email!)).toEqual({ personId: slip.id });
    expect(await enter('grace.slip')).toEqual({ personId: slip.id });
    expect(await undoMerge(db(), ruth, { merge: id }, now)).toEqual({ leftovers: [] });
    expect(await enter(gone.email!)).toEqual({ personId: gone.id });
    expect(await row(slip.id)).toMatchObject({ email: null, password_hash: null });
    expect(await guarded()).toEqual([{ person_id: gone.id }]);
  });

  it('refuses what would give a role, hide a sitting, or is no merge', async () => {
    expect(await merge(kept, kept)).toEqual({ refused: 'same' });
    expect(await merge(kept, ruth)).toEqual({ refused: 'oneself' });
    expect(await merge(ruth, gone)).toEqual({ refused: 'oneself' });
    expect(await merge(kept, { ...gone, id: newId() })).toEqual({ refused: 'not-found' });
    await appoint(db(), ruth, { person: gone.id, role: 'trainer' }, now);
    expect(await merge()).toEqual({ refused: 'holds-role' });
    expect(await merge(gone, kept)).toMatchObject({ merge: expect.any(String) as string });
    const peter = await aPerson(db(), 'Peter', { roles: ['steward'] });
    const other = await aPerson(db(), 'Other');
    expect(await merge(peter, other)).toEqual({ refused: 'kept-steward' });
    const away = await aPerson(db(), 'Away');
    const suspended_at = now.toISOString();
    await db().updateTable('people').set({ suspended_at }).where('id', '=', away.id).execute();
    expect(await merge(other, away)).toEqual({ refused: 'suspended' });
    expect(await merge(away, other)).toEqual({ refused: 'suspended' });
    await expect(
      mergeAccounts(db(), other, { person: gone.id, other: away.id, reason, seal: '' }, now),
    ).rejects.toThrow('Only a steward');

    const { versionId } = await aPublishedCourse(db(), { slug });
    const open = { submitted_at: null, marks: null, passed: null };
    const started_at = new Date(now.getTime() - 3_600_000).toISOString();
    await aPassedAttempt(db(), other, { slug, versionId }, { attempt: { ...open, started_at } });
    expect(await merge(gone, other)).toEqual({ refused: 'sitting' });
    // Nobody sits for a day.
    expect(await merge(gone, other, inDays(1))).toHaveProperty('merge');
  });

  it('does only what was shown', async () => {
    const ids = { person: kept.id, other: gone.id };
    const preview = await previewMerge(db(), ruth, ids, now);
    const seal = 'seal' in preview ? preview.seal : '';
    const team = await anOrganization(db());
    await aMembership(db(), { person: gone, organization: team });
    const input = { ...ids, reason, seal };
    expect(await mergeAccounts(db(), ruth, input, now)).toEqual({ refused: 'changed' });
    expect(await mergeAccounts(db(), ruth, { ...input, reason: ' ' }, now)).toEqual({
      refused: 'no-reason',
    });
    expect(await personById(db(), gone.id)).not.toBeNull();
    expect(await merge()).toHaveProperty('merge');
    expect(await merge()).toEqual({ refused: 'not-found' });
  });

  it('happens once, when two stewards merge the same two, one way and the other', async () => {
    const peter = await aPerson(db(), 'Peter', { roles: ['steward'] });
    for (let round = 0; round < 4; round += 1) {
      const [one, other] = [await aPerson(db(), 'One'), await aPerson(db(), 'Other')];
      const ways =
        round % 2
          ? [
              [one, other],
              [other, one],
            ]
          : [
              [one, other],
              [one, other],
            ];
      const inputs = await Promise.all(
        ways.map(async ([person, with_], place) => {
          const steward = place === 0 ? ruth : peter;
          const ids = { person: person!.id, other: with_!.id };
          const preview = await previewMerge(db(), steward, ids, now);
          return [
            steward,
            { ...ids, reason, seal: 'seal' in preview ? preview.seal : '' },
          ] as const;
        }),
      );
      const done = await Promise.all(
        inputs.map(([steward, input]) => mergeAccounts(db(), steward, input, now)),
      );
      expect(done.filter((it) => 'merge' in it)).toHaveLength(1);
      expect(done.filter((it) => 'refused' in it)).toEqual([{ refused: 'not-found' }]);
      const living = [await personById(db(), one.id), await personById(db(), other.id)];
      expect(living.filter((it) => it !== null)).toHaveLength(1);
    }
  });

  it('lets the certificate that lasts longer stand, and the other one lead to it', async () => {
    const { versionId } = await aPublishedCourse(db(), { slug });
    const course = { slug, versionId };
    const at = (day: string) => new Date(`${day}T09:00:00.000Z`);
    const enrolled = { enrolment: {}, attempt: { submitted_at: null, marks: null, passed: null } };
    for (const person of [kept, gone]) {
      const { id } = await aPassedAttempt(db(), person, course, enrolled);
      await db().deleteFrom('attempts').where('id', '=', id).execute();
    }
    const old = await passAndCertify(db(), kept, course, at('2026-03-01'));
    const young = await passAndCertify(db(), gone, course, at('2026-09-01'));
    const preview = await previewMerge(db(), ruth, { person: kept.id, other: gone.id }, now);
    expect(preview).toMatchObject({
      notes: expect.arrayContaining([
        { is: 'same-course', of: 'Safe Every Day' },
        { is: 'two-certificates', of: old },
      ]) as unknown,
    });
    const { merge: id } = await merged();
    // The paper that somebody holds is still told for what it is.
    expect(await findCertificate(db(), old, now)).toMatchObject({
      state: 'superseded',
      holder: 'Grace Atieno',
      supersededBy: young,
    });
    expect(await findCertificate(db(), young, now)).toMatchObject({
      state: 'valid',
      holder: 'Atieno G.',
    });
    expect(await undoMerge(db(), ruth, { merge: id }, now)).toEqual({ leftovers: [] });
    for (const number of [old, young])
      expect((await findCertificate(db(), number, now))?.state).toBe('valid');
  });

  it('joins two memberships of one team, and says who leads then', async () => {
    const team = await anOrganization(db(), 'Tumaini Home');
    const far = await anOrganization(db(), 'Amahoro');
    await aMembership(db(), { person: kept, organization: team }, { started_at: '2026-05-01' });
    await aMembership(db(), { person: gone, organization: team }, { role: 'leader' });
    await aMembership(db(), { person: gone, organization: far });
    const preview = await previewMerge(db(), ruth, { person: kept.id, other: gone.id }, now);
    expect('notes' in preview ? preview.notes : []).toEqual(
      expect.arrayContaining([
        { is: 'same-team', of: 'Tumaini Home' },
        { is: 'leads', of: 'Tumaini Home' },
      ]),
    );
    await merged();
    const live = await db()
      .selectFrom('memberships')
      .select(['organization_id', 'role', 'started_at'])
      .where('person_id', '=', kept.id)
      .where('ended_at', 'is', null)
      .orderBy('started_at')
      .orderBy('role')
      .execute();
    expect(live).toHaveLength(2);
    expect(live).toContainEqual({
      organization_id: team.id,
      role: 'leader',
      started_at: '2026-01-06T08:00:00.000Z',
    });
  });

  it('leaves, when it is undone, what has gone on since, and says so', async () => {
    const { versionId } = await aPublishedCourse(db(), { slug });
    const started_at = '2026-11-20T10:00:00.000Z';
    const passed = { attempt: { started_at, submitted_at: '2026-11-20T10:20:00.000Z' } };
    await aPassedAttempt(db(), gone, { slug, versionId }, passed);
    const { merge: id } = await merged();
    const me = (await personById(db(), kept.id))!;
    expect(await completeLesson(db(), me, { course: slug, lesson: 'first' }, now)).toBeTruthy();
    await db()
      .updateTable('people')
      .set({ certificate_name: 'Grace Atieno Ochieng' })
      .where('id', '=', kept.id)
      .execute();
    expect(await undoMerge(db(), ruth, { merge: id }, now)).toEqual({
      leftovers: [{ area: 'learning', rows: 2 }],
    });
    const { person_id } = await db()
      .selectFrom('enrolments')
      .select('person_id')
      .executeTakeFirstOrThrow();
    expect(person_id).toBe(kept.id);
    expect(await personById(db(), gone.id)).not.toBeNull();
    // Pressed again, it says the same.
    expect(await undoMerge(db(), ruth, { merge: id }, now)).toEqual({
      leftovers: [{ area: 'learning', rows: 2 }],
    });
    expect(await mails('accounts-parted')).toEqual([gone.email, kept.email].sort());
    expect(await mergesOf(db(), ruth, { person: gone.id }, now)).toMatchObject([
      { undoneBy: 'Ruth Akinyi', undoableUntil: null },
    ]);
  });

  it('gives no address back that somebody else has by now', async () => {
    const slip = await aPerson(db(), 'Grace A.', { email: null, email_folded: null });
    const { merge: id } = await merged(slip, gone);
    const changed = { email: 'new@example.org', email_folded: 'new@example.org' };
    await db().updateTable('people').set(changed).where('id', '=', slip.id).execute();
    await aPerson(db(), 'Somebody', { email: gone.email, email_folded: gone.email });
    expect(await undoMerge(db(), ruth, { merge: id }, now)).toEqual({
      leftovers: [{ area: 'account', rows: 2 }],
    });
    expect(await row(gone.id)).toMatchObject({ email: null, username: 'mama.grace' });
    expect(await row(slip.id)).toMatchObject({ email: 'new@example.org' });
  });

  it('can be undone for thirty days; then the other name is forgotten, and the way stays', async () => {
    const { merge: id } = await merged();
    await forgetOld(db(), inDays(29));
    expect((await row(gone.id)).name).toBe('Atieno G.');
    await forgetOld(db(), inDays(31));
    expect(await undoMerge(db(), ruth, { merge: id }, inDays(31))).toEqual({ refused: 'too-late' });
    expect(await undoMerge(db(), ruth, { merge: id }, now)).toEqual({ refused: 'too-late' });
    expect(await row(gone.id)).toMatchObject({
      name: '',
      email: null,
      username: null,
      password_hash: null,
      merged_into: kept.id,
    });
    expect(await accountNow(db(), ruth, { person: gone.id })).toBe(kept.id);
    expect(await undoMerge(db(), ruth, { merge: 'none' }, now)).toEqual({ refused: 'not-found' });
  });

  it('is undone in the order in which it was done', async () => {
    const third = await aPerson(db(), 'Grace Again');
    const first = await merged(kept, gone);
    const second = await merged(third, kept);
    expect(await accountNow(db(), ruth, { person: gone.id })).toBe(third.id);
    expect(await undoMerge(db(), ruth, first, now)).toEqual({ refused: 'kept-gone' });
    expect(await undoMerge(db(), ruth, second, now)).toEqual({ leftovers: [] });
    expect(await accountNow(db(), ruth, { person: gone.id })).toBe(kept.id);
    expect(await undoMerge(db(), ruth, first, now)).toEqual({ leftovers: [] });
    expect(await personById(db(), gone.id)).toMatchObject({ username: 'mama.grace' });
  });

  it('takes the other account along, when the person leaves, and into their copy', async () => {
    const { versionId } = await aPublishedCourse(db(), { slug });
    const { id: course_id } = await db()
      .selectFrom('courses')
      .select('id')
      .executeTakeFirstOrThrow();
    for (const person of [kept, gone]) {
      await aPassedAttempt(db(), person, { slug, versionId });
      const said = { lesson_key: 'first', reflection_key: 'why', saved_at: now.toISOString() };
      await db()
        .insertInto('reflections')
        .values({ id: newId(), person_id: person.id, course_id, text: person.name, ...said })
        .execute();
    }
    await merged();
    const copy = await exportData(db(), kept, now);
    if ('refused' in copy) throw new Error(copy.refused);
    const files = unzipSync(await buffer(copy.zip));
    const thoughts = strFromU8(files['learning/reflections.csv']!);
    for (const { name } of [kept, gone]) expect(thoughts).toContain(name);
    expect(strFromU8(files['account/accounts-joined.csv']!)).toContain(reason);
    const me = (await personById(db(), kept.id))!;
    expect(await deleteAccount(db(), me, { passphrase }, now)).toBe('departed');
    for (const id of [kept.id, gone.id])
      expect(await row(id)).toMatchObject({ name: '', email: null, username: null });
    expect(await db().selectFrom('reflections').select('id').execute()).toEqual([]);
    expect(await db().selectFrom('enrolments').select('id').execute()).toEqual([]);
    const merges = await db().selectFrom('merges').select(['changes', 'reason']).execute();
    expect(merges).toEqual([{ changes: null, reason: '' }]);
  });

  it('is found in the trail with both, and by the old name', async () => {
    await db()
      .insertInto('audit_entries')
      .values({
        id: newId(),
        at: now.toISOString(),
        actor_id: gone.id,
        verb: 'person.renamed',
        subject_kind: 'person',
        subject_id: gone.id,
        details: '{}',
      })
      .execute();
    await merged();
    const found = async (who: string) =>
      (await listAudit(db(), ruth, { before: null, who })).lines.map(({ verb, actor }) => [
        verb,
        actor?.name,
      ]);
    const expected = [['person.renamed', 'Grace Atieno']];
    expect(await found(kept.email!)).toEqual(expected);
    expect(await found('mama.grace')).toEqual(expected);
    const people = await findPeople(db(), ruth, { search: 'mama.grace' });
    expect(people.map(({ id }) => id)).toEqual([gone.id]);
  });
});
