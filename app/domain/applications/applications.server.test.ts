import { expect, it } from 'vitest';
import { anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import type { SignedIn } from '../people/people.ts';
import { findOrganization, organizationsOf } from '../organizations/organizations.server.ts';
import {
  countWaiting,
  decideApplication,
  findApplication,
  forgetApplications,
  inviteToInterview,
  listApplications,
  myApplication,
  recuse,
  reviewApplication,
  saveDraft,
  submitApplication,
} from './applications.server.ts';
import type { ApplicationDraft, Decision } from './applications.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const able = { email_confirmed_at: now.toISOString(), password_hash: 'argon2' };

const complete: ApplicationDraft = {
  name: 'บ้านมาลี Malee’s Home',
  country: 'TH',
  kind: 'residential',
  position: 'Director',
  registration: 'Foundation no. 12',
  services: 'A home for twenty, and family support.\nSince 2009.',
  policy: 'writing',
  firstReferee: 'Naomi Wairimu',
  firstContact: 'Trainer, naomi@example.org',
  secondReferee: 'Moses Okello',
  secondContact: 'Leader, +254 711 000 000',
  why: 'We want to bring every child home.',
};
const nothing = Object.fromEntries(
  Object.keys(complete).map((field) => [field, '']),
) as ApplicationDraft;
const scores = {
  registration: 3,
  leadership: 2,
  safeguarding: 2,
  references: 3,
  reform: 2,
} as const;
const opinion = 'They know what they want.';

onEachEngine('An application', (db) => {
  const steward = (name: string) => aPerson(db(), name, { ...able, roles: ['steward'] });

  async function sent(applicant: SignedIn, draft = complete): Promise<string> {
    await saveDraft(db(), applicant, draft, now);
    expect(await submitApplication(db(), applicant, now)).toEqual({ submitted: true });
    const row = await db()
      .selectFrom('applications')
      .select('id')
      .where('applicant_id', '=', applicant.id)
      .where('decided_at', 'is', null)
      .executeTakeFirstOrThrow();
    return row.id;
  }
  const review = (by: SignedIn, application: string) =>
    reviewApplication(db(), by, { application, scores, opinion }, now);
  const decide = (by: SignedIn, application: string, decision: Decision, reason = '') =>
    decideApplication(db(), by, { application, decision, reason }, now);
  const mails = () =>
    db().selectFrom('messages').select(['template', 'language', 'body']).orderBy('id').execute();
  const deeds = async () =>
    (await db().selectFrom('audit_entries').select('verb').orderBy('id').execute()).map(
      ({ verb }) => verb,
    );

  it('is kept as it is typed, complete or not, one a person', async () => {
    const malee = await aPerson(db(), 'Malee มาลี');
    const half = { ...nothing, why: '  Because…\n', policy: 'nonsense' };
    await Promise.all([
      saveDraft(db(), malee, half, now),
      saveDraft(db(), malee, half, now),
      saveDraft(db(), malee, half, now),
    ]);
    expect(await db().selectFrom('applications').select('state').execute()).toEqual([
      { state: 'draft' },
    ]);
    expect((await myApplication(db(), malee))?.draft).toEqual(half);
    expect(await deeds()).toEqual(['application.begun']);
  });

  it('is sent once it is complete, with each problem beside its field', async () => {
    const malee = await aPerson(db(), 'Malee มาลี', able);
    expect(await submitApplication(db(), malee, now)).toEqual({ refused: 'no-draft' });
    await saveDraft(db(), malee, { ...complete, country: 'XX', why: ' ' }, now);
    expect(await submitApplication(db(), malee, now)).toEqual({
      refused: 'incomplete',
      problems: { country: 'apply.problem.country', why: 'apply.problem.why' },
    });
    await sent(malee);
    expect(await saveDraft(db(), malee, nothing, now)).toEqual({ refused: 'submitted' });
    expect(await submitApplication(db(), malee, now)).toEqual({ refused: 'no-draft' });
    expect(await myApplication(db(), malee)).toMatchObject({ state: 'submitted', draft: complete });
    expect((await mails()).map(({ template }) => template)).toEqual(['application-received']);
  });

  it('needs an address for the answer and a passphrase for who will lead', async () => {
    const without = await aPerson(db(), 'Grace Atieno', { password_hash: 'argon2' });
    await saveDraft(db(), without, complete, now);
    expect(await submitApplication(db(), without, now)).toEqual({ refused: 'no-email' });
    const pin = await aPerson(db(), 'Ruth Akinyi', { ...able, password_hash: null });
    await saveDraft(db(), pin, complete, now);
    expect(await submitApplication(db(), pin, now)).toEqual({ refused: 'no-passphrase' });
  });

  it.each(['en', 'fr'] as const)(
    'is answered in the applicant’s language: %s',
    async (language) => {
      const said = new Map<Decision, string>();
      const [aminata, ibrahim] = [await steward('Aminata Kamara'), await steward('Ibrahim Sesay')];
      for (const decision of ['invited', 'deferred', 'declined'] as const) {
        const application = await sent(await aPerson(db(), 'Malee มาลี', { ...able, language }));
        await review(aminata, application);
        await review(ibrahim, application);
        const reason = decision === 'invited' ? '' : 'Only one referee answered.';
        expect(await decide(aminata, application, decision, reason)).toEqual({ decided: decision });
        const told = (await mails()).at(-1)!;
        expect(told).toMatchObject({ template: `application-${decision}`, language });
        expect(told.body).toContain(language === 'en' ? 'Hello Malee' : 'Bonjour Malee');
        expect(told.body).toContain(complete.name);
        expect(told.body).toContain(reason);
        expect(told.body).not.toMatch(/[{}]|undefined/);
        said.set(decision, told.body);
      }
      expect(new Set(said.values()).size).toBe(3);
    },
  );

  it('is nobody else’s before it is sent', async () => {
    const malee = await aPerson(db(), 'Malee มาลี', able);
    const aminata = await steward('Aminata Kamara');
    await saveDraft(db(), malee, complete, now);
    const { id } = await db().selectFrom('applications').select('id').executeTakeFirstOrThrow();
    expect(await listApplications(db(), aminata, { filter: 'waiting' })).toEqual([]);
    expect(await findApplication(db(), aminata, { application: id }, now)).toBeNull();
    expect(await review(aminata, id)).toEqual({ refused: 'not-found' });
    expect(await countWaiting(db(), aminata)).toBe(0);
    await expect(listApplications(db(), malee, { filter: 'waiting' })).rejects.toThrow('steward');
  });

  it('writes down who read whose application, once a day, and nothing where nothing is read', async () => {
    const malee = await aPerson(db(), 'Malee มาลี', able);
    const [aminata, ibrahim] = [await steward('Aminata Kamara'), await steward('Ibrahim Sesay')];
    const application = await sent(malee);
    await recuse(db(), ibrahim, { application }, now);
    for (const reader of [aminata, aminata, ibrahim])
      await findApplication(db(), reader, { application }, now);
    const looks = await db()
      .selectFrom('audit_entries')
      .select(['actor_id', 'subject_id'])
      .where('verb', '=', 'person.viewed')
      .execute();
    expect(looks).toEqual([{ actor_id: aminata.id, subject_id: malee.id }]);
  });

  it('is decided after two reviews, and each steward writes before they read', async () => {
    const malee = await aPerson(db(), 'Malee มาลี', { ...able, language: 'fr' });
    const [aminata, ibrahim, fatu] = [
      await steward('Aminata Kamara'),
      await steward('Ibrahim Sesay'),
      await steward('Fatu Conteh'),
    ];
    const application = await sent(malee);
    expect(await countWaiting(db(), aminata)).toBe(1);
    expect(await decide(aminata, application, 'invited')).toEqual({ refused: 'reviews' });
    expect(await review(aminata, application)).toEqual({ reviewed: true });
    expect(await review(aminata, application)).toEqual({ reviewed: true });
    expect(await decide(aminata, application, 'invited')).toEqual({ refused: 'reviews' });
    const before = await findApplication(db(), ibrahim, { application }, now);
    expect(before).toMatchObject({ viewer: 'free', reviews: 1, reviewed: null, draft: complete });
    await review(ibrahim, application);
    expect((await findApplication(db(), fatu, { application }, now))?.reviewed).toHaveLength(2);
    expect(await decide(fatu, application, 'deferred', ' ')).toEqual({ refused: 'no-reason' });
    const words = 'Bring the policy in March.';
    expect(await decide(fatu, application, 'invited', words)).toEqual({ decided: 'invited' });
    expect(await review(aminata, application)).toEqual({ refused: 'decided' });
    expect(await countWaiting(db(), aminata)).toBe(0);

    const [home] = await organizationsOf(db(), malee.id);
    expect(home).toMatchObject({ name: complete.name, country: 'TH', role: 'leader' });
    expect(home!.slug).toBe('malees-home');
    const row = await db().selectFrom('organizations').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ kind: 'residential', safeguarding_policy: 'writing' });
    const told = (await mails()).at(-1)!;
    expect(told).toMatchObject({ template: 'application-invited', language: 'fr' });
    expect(told.body).toContain('/organizations/malees-home');
    expect(told.body).toContain(words);
    expect(await deeds()).toEqual([
      'application.begun',
      'application.submitted',
      'application.reviewed',
      'application.reviewed',
      'person.viewed',
      'application.reviewed',
      'person.viewed',
      'organization.founded',
      'application.decided',
    ]);
    expect(await myApplication(db(), malee)).toMatchObject({ organization: 'malees-home' });
  });

  it('opens nothing to anybody before it is decided', async () => {
    const malee = await aPerson(db(), 'Malee มาลี', able);
    const tumaini = await anOrganization(db(), 'Tumaini Home');
    const application = await sent(malee, { ...complete, name: 'Tumaini Home' });
    const aminata = await steward('Aminata Kamara');
    await review(aminata, application);
    expect(await organizationsOf(db(), malee.id)).toEqual([]);
    expect(await findOrganization(db(), malee, tumaini.slug)).toBeNull();
  });

  it('has no judge who stepped back, and none in its own applicant', async () => {
    const malee = await aPerson(db(), 'Malee มาลี', able);
    const [aminata, ibrahim] = [await steward('Aminata Kamara'), await steward('Ibrahim Sesay')];
    const application = await sent(malee);
    await review(aminata, application);
    await review(ibrahim, application);
    expect(await recuse(db(), ibrahim, { application }, now)).toEqual({ recused: true });
    expect(await recuse(db(), ibrahim, { application }, now)).toEqual({ recused: true });
    expect(await review(ibrahim, application)).toEqual({ refused: 'recused' });
    expect(await decide(ibrahim, application, 'invited')).toEqual({ refused: 'recused' });
    const message = 'Tuesday at ten.';
    expect(await inviteToInterview(db(), ibrahim, { application, message }, now)).toEqual({
      refused: 'recused',
    });
    expect(await findApplication(db(), ibrahim, { application }, now)).toMatchObject({
      viewer: 'recused',
      draft: null,
      reviewed: null,
    });
    // The review that went counts no more.
    expect(await decide(aminata, application, 'invited')).toEqual({ refused: 'reviews' });

    const own = await sent(aminata, { ...complete, name: 'Aminata’s own' });
    expect(await countWaiting(db(), aminata)).toBe(1);
    expect(await review(aminata, own)).toEqual({ refused: 'recused' });
    expect(await findApplication(db(), aminata, { application: own }, now)).toMatchObject({
      viewer: 'applicant',
      draft: null,
      reviewed: null,
      reason: null,
    });
  });

  it('may come to a talk: one mail, in the steward’s words', async () => {
    const malee = await aPerson(db(), 'Malee มาลี', able);
    const aminata = await steward('Aminata Kamara');
    const application = await sent(malee);
    const message = 'Tuesday at ten, Bangkok time.\nWe call you.';
    await inviteToInterview(db(), aminata, { application, message }, now);
    await inviteToInterview(db(), aminata, { application, message: 'Again' }, now);
    const told = await mails();
    expect(told.map(({ template }) => template)).toEqual([
      'application-received',
      'application-interview',
    ]);
    expect(told[1]!.body).toContain('Tuesday at ten, Bangkok time. We call you.');
    expect(await listApplications(db(), aminata, { filter: 'interview' })).toHaveLength(1);
    expect(await listApplications(db(), aminata, { filter: 'submitted' })).toHaveLength(0);
    expect(await listApplications(db(), aminata, { filter: 'waiting' })).toHaveLength(1);
  });

  it('is decided once, however many decide at once', async () => {
    const malee = await aPerson(db(), 'Malee มาลี', able);
    const judges = [
      await steward('Aminata Kamara'),
      await steward('Ibrahim Sesay'),
      await steward('Fatu Conteh'),
    ];
    const application = await sent(malee);
    await review(judges[0]!, application);
    await review(judges[1]!, application);
    const done = await Promise.all(
      [...judges, ...judges].map((judge) => decide(judge, application, 'invited')),
    );
    expect(done.filter((it) => 'decided' in it)).toHaveLength(1);
    expect(done.filter((it) => 'refused' in it && it.refused === 'decided')).toHaveLength(5);
    expect(await db().selectFrom('organizations').select('id').execute()).toHaveLength(1);
    expect(await db().selectFrom('memberships').select('id').execute()).toHaveLength(1);
  });

  it('that was deferred can be sent again; a second home of a name has an address of its own', async () => {
    const malee = await aPerson(db(), 'Malee มาลี', able);
    const [aminata, ibrahim] = [await steward('Aminata Kamara'), await steward('Ibrahim Sesay')];
    await db()
      .insertInto('organizations')
      .values({
        id: '0',
        slug: 'malees-home',
        name: 'Another',
        country: 'TH',
        kind: 'partner',
        created_at: now.toISOString(),
      })
      .execute();
    const first = await sent(malee);
    await review(aminata, first);
    await review(ibrahim, first);
    await decide(aminata, first, 'deferred', 'Please write your policy first.');
    expect(await myApplication(db(), malee)).toMatchObject({
      decision: 'deferred',
      reason: 'Please write your policy first.',
      draft: complete,
    });
    expect((await mails()).at(-1)!.body).toContain('Please write your policy first.');
    const second = await sent(malee);
    await review(aminata, second);
    await review(ibrahim, second);
    await decide(ibrahim, second, 'invited');
    expect((await organizationsOf(db(), malee.id))[0]!.slug).toBe('malees-home-2');
  });

  it('makes no organization for somebody who cannot lead it', async () => {
    const malee = await aPerson(db(), 'Malee มาลี', able);
    const [aminata, ibrahim] = [await steward('Aminata Kamara'), await steward('Ibrahim Sesay')];
    const application = await sent(malee);
    await review(aminata, application);
    await review(ibrahim, application);
    await db()
      .updateTable('people')
      .set({ suspended_at: now.toISOString() })
      .where('id', '=', malee.id)
      .execute();
    expect(await decide(aminata, application, 'invited')).toEqual({ refused: 'applicant' });
    expect(await db().selectFrom('organizations').select('id').execute()).toEqual([]);
    expect(await decide(aminata, application, 'declined', 'Suspended.')).toEqual({
      decided: 'declined',
    });
  });

  it('goes with its applicant', async () => {
    const malee = await aPerson(db(), 'Malee มาลี', able);
    const [aminata, ibrahim] = [await steward('Aminata Kamara'), await steward('Ibrahim Sesay')];
    const decided = await sent(malee);
    await review(aminata, decided);
    await review(ibrahim, decided);
    await decide(aminata, decided, 'declined', 'Not now.');
    await review(aminata, await sent(malee));
    await db()
      .transaction()
      .execute((trx) => forgetApplications(trx, malee.id));
    const left = await db().selectFrom('applications').selectAll().execute();
    expect(left).toMatchObject([{ id: decided, form: '{}', decision_reason: null }]);
    const reviews = await db().selectFrom('application_reviews').selectAll().execute();
    expect(reviews.map((it) => it.opinion)).toEqual(['', '']);
    expect(await findApplication(db(), aminata, { application: decided }, now)).not.toBeNull();
  });
});
