import { expect, it } from 'vitest';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { anOrganization, aMembership } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { findOrganization, ledBy, organizationsOf } from '../organizations/organizations.server.ts';
import { requireCourses } from '../requirements/requirements.server.ts';
import { answerInvitation, confirmList, findList, makeList } from '../staffing/staffing.server.ts';
import {
  findOrganizationToReview,
  organizationsToReview,
  reviewOrganization,
} from './applications.server.ts';
import type { AnnualOutcome } from './applications.ts';

const now = new Date('2026-11-22T10:00:00.000Z');

onEachEngine('The annual review', (db) => {
  it('comes due a year after the last one, and is given once a year', async () => {
    const aminata = await aPerson(db(), 'Aminata Kamara', { roles: ['steward'] });
    const young = await anOrganization(db(), 'Young', { created_at: '2026-06-01T08:00:00.000Z' });
    const old = await anOrganization(db(), 'Old', { created_at: '2024-03-01T08:00:00.000Z' });
    const all = await organizationsToReview(db(), aminata, { search: '' });
    expect(all.map(({ name, dueAt }) => [name, dueAt.slice(0, 10)])).toEqual([
      ['Old', '2025-03-01'],
      ['Young', '2027-06-01'],
    ]);
    const input = { slug: old.slug, outcome: 'pause', notes: 'A new director.' } as const;
    const done = await Promise.all(
      [1, 2, 3].map(() => reviewOrganization(db(), aminata, input, now)),
    );
    expect(done.filter((it) => 'reviewed' in it)).toHaveLength(1);
    expect(await reviewOrganization(db(), aminata, input, now)).toEqual({ refused: 'done' });
    const after = await organizationsToReview(db(), aminata, { search: '' });
    expect(after.map(({ name }) => name)).toEqual(['Young', 'Old']);
    expect(after[1]).toMatchObject({ lastReview: { outcome: 'pause' } });
    expect(after[1]!.dueAt).toBe('2027-11-22T10:00:00.000Z');
    expect(await organizationsToReview(db(), aminata, { search: 'YOUNG' })).toMatchObject([
      { slug: young.slug },
    ]);
  });

  it('is not given by somebody who belongs there', async () => {
    const aminata = await aPerson(db(), 'Aminata Kamara', { roles: ['steward'] });
    const own = await anOrganization(db(), 'Own');
    await aMembership(db(), { person: aminata, organization: own }, { role: 'leader' });
    const input = { slug: own.slug, outcome: 'continue', notes: 'We are good.' } as const;
    expect(await reviewOrganization(db(), aminata, input, now)).toEqual({ refused: 'own' });
    expect(await findOrganizationToReview(db(), aminata, own, now)).toMatchObject({
      people: 1,
      leaders: ['Aminata Kamara'],
      own: true,
    });
  });
});

onEachEngine('What a year’s review decides', (db) => {
  async function told() {
    const aminata = await aPerson(db(), 'Aminata Kamara', { roles: ['steward'] });
    const home = await anOrganization(db(), 'Tumaini Home');
    const moses = await aPerson(db(), 'Moses Okello', { language: 'fr' });
    const grace = await aPerson(db(), 'Grace Atieno');
    await aMembership(db(), { person: moses, organization: home }, { role: 'leader' });
    await aMembership(db(), { person: grace, organization: home });
    await aPublishedCourse(db());
    const viewed = () => findOrganization(db(), moses, home.slug);
    const review = (outcome: AnnualOutcome, notes = 'A new director.', at = now) =>
      reviewOrganization(db(), aminata, { slug: home.slug, outcome, notes }, at);
    const ask = () =>
      requireCourses(
        db(),
        moses,
        { organization: home, people: [grace.id], courses: ['safe-every-day'] },
        now,
      );
    const list = async () => {
      const organization = (await viewed())!;
      const input = { organization, text: 'Mary Wanjiru 0712 345 678', file: null, position: '' };
      return makeList(db(), moses, input, now);
    };
    const mails = () =>
      db().selectFrom('messages').select(['template', 'person_id', 'language', 'body']).execute();
    return { aminata, home, moses, grace, viewed, review, ask, list, mails };
  }

  it('lets nobody in and asks for nothing new in a pause, and says why', async () => {
    const { moses, home, viewed, review, ask, list, mails } = await told();
    const before = await list();
    if ('refused' in before) throw new Error(before.refused);
    const organization = (await viewed())!;
    const input = { organization, list: before.list };
    const { seen } = (await findList(db(), moses, input, now))!;
    expect(await review('pause')).toEqual({ reviewed: true });
    expect(await viewed()).toMatchObject({
      standing: 'leader',
      pause: { since: now.toISOString(), why: 'A new director.' },
    });
    expect(await ask()).toEqual({ refused: 'paused' });
    expect(await list()).toEqual({ refused: 'paused' });
    // Read before the pause, confirmed after it.
    expect(await confirmList(db(), moses, { ...input, seen }, now)).toEqual({ refused: 'paused' });
    expect(await organizationsOf(db(), moses.id)).toMatchObject([{ slug: home.slug }]);
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      template: 'organization-paused',
      person_id: moses.id,
      language: 'fr',
    });
    expect(mail!.body).toContain('A new director.');
  });

  it('takes a pause back in the same year, once, and keeps both in the audit trail', async () => {
    const { viewed, review, ask, mails } = await told();
    await review('pause');
    expect(await review('pause', 'Again.')).toEqual({ refused: 'done' });
    expect(await review('continue', 'She has begun.')).toEqual({ reviewed: true });
    expect((await viewed())!.pause).toBeNull();
    expect(await ask()).toHaveProperty('asked');
    expect(await review('end', 'No.')).toEqual({ refused: 'done' });
    expect((await mails()).map(({ template }) => template)).toEqual(
      expect.arrayContaining(['organization-paused', 'organization-continues']),
    );
    const trail = await db()
      .selectFrom('audit_entries')
      .select('details')
      .where('verb', '=', 'organization.reviewed')
      .orderBy('id')
      .execute();
    expect(trail.map(({ details }) => JSON.parse(details) as object)).toEqual([
      { year: 2026, outcome: 'pause', notes: 'A new director.' },
      { year: 2026, outcome: 'continue', notes: 'She has begun.' },
    ]);
  });

  it('closes the leader’s rooms with an end, and leaves each person what is theirs', async () => {
    const { aminata, home, moses, grace, viewed, review, ask, mails } = await told();
    const ruth = await aPerson(db(), 'Ruth Akinyi');
    await ask();
    const organization = (await viewed())!;
    const text = `Ruth Akinyi ${ruth.email}`;
    const made = await makeList(db(), moses, { organization, text, file: null, position: '' }, now);
    if ('refused' in made) throw new Error(made.refused);
    const input = { organization, list: made.list };
    const { seen } = (await findList(db(), moses, input, now))!;
    await confirmList(db(), moses, { ...input, seen }, now);
    const invitation = await db()
      .selectFrom('invitations')
      .select('id')
      .where('person_id', '=', ruth.id)
      .executeTakeFirstOrThrow();
    const kept = await db().selectFrom('enrolments').selectAll().execute();
    expect(kept).toHaveLength(1);

    await review('pause');
    expect(await review('end', 'The home has closed.')).toEqual({ reviewed: true });
    expect(await viewed()).toBeNull();
    expect(await ledBy(db(), moses)).toEqual([]);
    expect(await organizationsOf(db(), grace.id)).toEqual([]);
    expect(await db().selectFrom('enrolments').selectAll().execute()).toEqual(kept);
    const answer = { invitation: invitation.id, answer: 'accepted' } as const;
    expect(await answerInvitation(db(), ruth, answer, now)).toMatchObject({ answer: 'withdrawn' });
    expect(await organizationsOf(db(), ruth.id)).toEqual([]);
    expect((await mails()).map((it) => it.template)).toContain('organization-ended');

    const later = new Date('2028-01-10T10:00:00.000Z');
    expect(await review('continue', 'Come back.', later)).toEqual({ refused: 'ended' });
    expect(await findOrganizationToReview(db(), aminata, home, later)).toMatchObject({
      standing: 'ended',
      people: 0,
    });
    const ended = await db()
      .selectFrom('audit_entries')
      .select('subject_id')
      .where('verb', '=', 'membership.ended')
      .execute();
    expect(ended.map((it) => it.subject_id).sort()).toEqual([moses.id, grace.id].sort());
  });
});
