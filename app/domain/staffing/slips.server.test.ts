import { beforeEach, expect, it } from 'vitest';
import { foundOrganization } from '#app/domain/organizations/organizations.server.ts';
import { changePassphrase, join, signIn } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import { appoint } from '#app/domain/stewardship/stewardship.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { hashPassphrase } from '#app/platform/passwords/passwords.server.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { cookieFor } from '../../../tests/setup/session.ts';
import { answerInvitation, makeSlips } from './staffing.server.ts';

const now = new Date('2026-11-22T10:40:00.000Z');
const pin = '482913';
const words = 'lamp river seven mango cup';

onEachEngine('A slip', (db) => {
  let moses: SignedIn;
  let mary: SignedIn;
  let home: ViewedOrganization;

  beforeEach(async () => {
    moses = await aPerson(db(), 'Moses Okello');
    home = { ...(await anOrganization(db())), standing: 'leader', pause: null };
    await aMembership(db(), { person: moses, organization: home }, { role: 'leader' });
    mary = await withoutEmail('Mary Wanjiru');
    await aMembership(db(), { person: mary, organization: home });
  });

  const withoutEmail = (name: string, more = {}) =>
    aPerson(db(), name, {
      email: null,
      email_folded: null,
      username: `${name.toLowerCase().replaceAll(' ', '.')}.${newId().slice(-6)}`,
      ...more,
    });
  const slipsFor = (...people: SignedIn[]) =>
    makeSlips(db(), moses, { organization: home, people: people.map(({ id }) => id) }, now);
  const codeFor = async (person: SignedIn) => (await slipsFor(person)).slips[0]!.code;
  const use = (code: string, more = {}) =>
    join(db(), { code, address: newId(), pin, pinAgain: pin, ...more }, now);
  const enter = (person: SignedIn, passphrase: string, address = newId()) =>
    signIn(db(), { who: person.username!, passphrase, address });
  const sessions = () =>
    db().selectFrom('sessions').select('id').where('person_id', '=', mary.id).execute();

  it('keeps its code hashed, and is audited', async () => {
    const { slips } = await slipsFor(mary);
    expect(slips).toMatchObject([{ name: 'Mary Wanjiru', username: mary.username }]);
    expect(slips[0]!.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    const kept = JSON.stringify(await db().selectFrom('join_codes').selectAll().execute());
    expect(kept).not.toContain(slips[0]!.code.replaceAll('-', ''));
    const deeds = await db().selectFrom('audit_entries').selectAll().execute();
    expect(deeds).toMatchObject([
      { verb: 'slip.printed', actor_id: moses.id, subject_id: mary.id, organization_id: home.id },
    ]);
  });

  it('that is new voids the old one and signs the person out everywhere', async () => {
    const old = await codeFor(mary);
    await cookieFor(db(), mary.id);
    const fresh = await codeFor(mary);
    expect(await sessions()).toEqual([]);
    expect(await use(old)).toEqual({ refused: 'code-over' });
    expect(await use(fresh)).toEqual({ personId: mary.id });
    expect(await enter(mary, ` 482 913 `)).toEqual({ personId: mary.id });
  });

  it('opens nothing once the account opens more than it did', async () => {
    const ruth = await aPerson(db(), 'Ruth', { roles: ['steward'] });
    const lakay = await anOrganization(db(), 'Lakay');
    const invitation = newId();
    const raises: Record<string, () => Promise<unknown>> = {
      'a role on the platform': () =>
        appoint(db(), ruth, { person: mary.id, role: 'facilitator' }, now),
      'the lead of an organization': () =>
        db()
          .transaction()
          .execute((trx) =>
            foundOrganization(
              trx,
              {
                name: 'New Home',
                country: 'KE',
                kind: 'partner',
                registration: '',
                services: '',
                safeguarding_policy: 'writing',
                leader: mary.id,
                by: ruth.id,
              },
              now,
            ),
          ),
      'a place in another organization': async () => {
        const asked = { person_id: mary.id, organization_id: lakay.id, role: 'member' } as const;
        await db()
          .insertInto('invitations')
          .values({ id: invitation, ...asked, invited_by: moses.id, invited_at: now.toISOString() })
          .execute();
        await answerInvitation(db(), mary, { invitation, answer: 'accepted' }, now);
      },
    };
    for (const [what, raise] of Object.entries(raises)) {
      for (const table of ['appointments', 'memberships'] as const)
        await db().deleteFrom(table).where('person_id', '=', mary.id).execute();
      await aMembership(db(), { person: mary, organization: home });
      await use(await codeFor(mary));
      const kept = await codeFor(mary);
      await cookieFor(db(), mary.id);
      await raise();
      expect(await use(kept), what).toEqual({ refused: 'code-over' });
      expect(await sessions(), what).toEqual([]);
    }
  });

  it('never opens an account that is not this organization’s alone', async () => {
    const elsewhere = await withoutEmail('Mirlande Joseph');
    const lakay = await anOrganization(db(), 'Lakay');
    await aMembership(db(), { person: elsewhere, organization: lakay });
    const ownEmail = await aPerson(db(), 'Grace Atieno');
    const trainer = await withoutEmail('Naomi Wairimu', { roles: ['trainer'] });
    const suspended = await withoutEmail('Peter Mwangi');
    for (const person of [elsewhere, ownEmail, trainer, suspended])
      await aMembership(db(), { person, organization: home });
    await db()
      .updateTable('people')
      .set({ suspended_at: now.toISOString() })
      .where('id', '=', suspended.id)
      .execute();
    const stranger = await withoutEmail('Malee Srisuk');
    const gone = await withoutEmail('Ruth Akinyi');
    await aMembership(db(), { person: gone, organization: home }, { ended_at: now.toISOString() });

    const made = await slipsFor(elsewhere, ownEmail, trainer, suspended, stranger, gone, moses);
    expect(made.slips).toEqual([]);
    expect(Object.fromEntries(made.refused.map(({ name, why }) => [name, why]))).toEqual({
      'Mirlande Joseph': 'elsewhere',
      'Grace Atieno': 'own-email',
      'Naomi Wairimu': 'appointed',
      'Peter Mwangi': 'suspended',
      'Moses Okello': 'oneself',
    });
    expect(await db().selectFrom('join_codes').selectAll().execute()).toEqual([]);
  });

  it('gives a leader no PIN, and a PIN is void once its owner leads', async () => {
    await use(await codeFor(mary));
    await db()
      .updateTable('memberships')
      .set({ role: 'leader' })
      .where('person_id', '=', mary.id)
      .execute();
    expect(await enter(mary, pin)).toEqual({ refused: 'needs-passphrase' });
    expect(await enter(mary, '482914')).toEqual({ refused: 'no-match' });
    const code = await codeFor(mary);
    expect(await use(code)).toEqual({ refused: 'pin', fault: 'not-enough' });
    expect(await use(code, { pin: '', pinAgain: '', passphrase: words })).toEqual({
      personId: mary.id,
    });
    expect(await enter(mary, words)).toEqual({ personId: mary.id });
    expect(await enter(mary, pin)).toEqual({ refused: 'no-match' });
  });

  it('opens nothing for somebody suspended or gone since', async () => {
    const code = await codeFor(mary);
    await db()
      .updateTable('people')
      .set({ suspended_at: now.toISOString() })
      .where('id', '=', mary.id)
      .execute();
    expect(await use(code)).toEqual({ refused: 'code-over' });
  });

  it('leads to a PIN of which five wrong ones from a place make that place wait, and no other', async () => {
    await use(await codeFor(mary));
    const near = newId();
    for (let wrong = 0; wrong < 5; wrong += 1)
      expect(await enter(mary, `11111${wrong}`, near)).toEqual({ refused: 'no-match' });
    expect(await enter(mary, pin, near)).toMatchObject({ refused: 'limited' });
    expect(await enter(mary, pin)).toEqual({ personId: mary.id });
  });

  it('leads to a PIN that all places together may try thirty times an hour', async () => {
    await use(await codeFor(mary));
    for (let wrong = 0; wrong < 30; wrong += 1) await enter(mary, '918273');
    expect(await enter(mary, pin)).toMatchObject({ refused: 'limited' });
  });

  it('leads to a PIN that its owner changes, or replaces by a passphrase for good', async () => {
    const told = async () =>
      (await db().selectFrom('messages').select('template').orderBy('id').execute()).map(
        ({ template }) => template,
      );
    await use(await codeFor(mary));
    const email = { email: 'mary@example.org', email_folded: 'mary@example.org' };
    await db().updateTable('people').set(email).where('id', '=', mary.id).execute();
    const change = (current: string, choice: object) =>
      changePassphrase(db(), mary, { current, ...choice }, now);
    const other = { pin: '730518', pinAgain: '730518' };
    expect(await change('482914', other)).toEqual({ refused: 'wrong-passphrase' });
    expect(await change(pin, other)).toBe('changed');
    expect(await enter(mary, '730518')).toEqual({ personId: mary.id });
    expect(await change('730518', { passphrase: words })).toBe('changed');
    expect(await enter(mary, '730518')).toEqual({ refused: 'no-match' });
    expect(await change(words, other)).toEqual({ refused: 'pin', fault: 'not-enough' });
    expect(await told()).toEqual(['pin-changed', 'password-changed']);
  });

  it('is not needed to open an account by guessing six digits where there is no PIN', async () => {
    const grace = await aPerson(db(), 'Grace Atieno', {
      username: `grace.${newId().slice(-6)}`,
      password_hash: await hashPassphrase(pin),
    });
    expect(await enter(grace, pin)).toEqual({ refused: 'no-match' });
  });
});
