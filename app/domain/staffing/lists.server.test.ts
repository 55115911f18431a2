import { beforeEach, expect, it } from 'vitest';
import type { Selectable } from 'kysely';
import type { OrganizationsTable } from '#db/schema.ts';
import { signIn, join, joinerOf } from '#app/domain/people/people.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import {
  answerInvitation,
  confirmList,
  correctList,
  findList,
  forgetOldLists,
  makeList,
  makeSlips,
  openInvitations,
  undoList,
} from './staffing.server.ts';
import type { Outcome } from './staffing.ts';

const now = new Date('2026-11-22T10:40:00.000Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

onEachEngine('A staff list', (db) => {
  let moses: SignedIn;
  let home: ViewedOrganization;
  const viewed = (organization: Selectable<OrganizationsTable>): ViewedOrganization => ({
    ...organization,
    standing: 'leader',
    pause: null,
  });

  beforeEach(async () => {
    moses = await aPerson(db(), 'Moses Okello');
    home = viewed(await anOrganization(db(), 'Tumaini Home'));
    await aMembership(db(), { person: moses, organization: home }, { role: 'leader' });
  });

  const paste = async (text: string, organization = home) => {
    const input = { organization, text, file: null, position: '' };
    const made = await makeList(db(), moses, input, now);
    if ('refused' in made) throw new Error(made.refused);
    return made.list;
  };
  const look = async (list: string, at = now) =>
    (await findList(db(), moses, { organization: home, list }, at))!;
  const outcomes = async (list: string): Promise<Outcome[]> =>
    (await look(list)).rows.map(({ outcome }) => outcome);
  const confirm = async (list: string, at = now) => {
    const { seen } = await look(list, at);
    return confirmList(db(), moses, { organization: home, list, seen }, at);
  };
  const undo = (list: string, at = later(1)) =>
    undoList(db(), moses, { organization: home, list }, at);
  const members = () =>
    db()
      .selectFrom('memberships')
      .innerJoin('people', 'people.id', 'memberships.person_id')
      .select(['people.id', 'people.name', 'people.username', 'people.phone', 'position'])
      .where('organization_id', '=', home.id)
      .where('ended_at', 'is', null)
      .where('memberships.role', '=', 'member')
      .orderBy('people.username')
      .execute();

  it('does nothing before it is confirmed, and says for every line what it will do', async () => {
    const ruth = await aPerson(db(), 'Ruth Akinyi');
    await aMembership(db(), { person: ruth, organization: home });
    const grace = await aPerson(db(), 'Grace Atieno', { username: 'grace.atieno' });
    const list = await paste(
      [
        'Mary Wanjiru 0712 345 678',
        `Grace ${grace.email}`,
        `R. Akinyi ${ruth.email}`,
        'Wanjiru MARY',
        'Akinyi Ruth',
        'Brian Ouma 0722 45',
        'Staff:',
        'nobody.known',
      ].join('\n'),
    );
    expect(await outcomes(list)).toEqual([
      { is: 'new' },
      { is: 'asked' },
      { is: 'member' },
      { is: 'like-row', line: 1 },
      { is: 'like-member', name: 'Ruth Akinyi' },
      { is: 'unreadable', why: 'phone' },
      { is: 'left-out' },
      { is: 'unreadable', why: 'no-such-username' },
    ]);
    expect((await look(list)).count).toEqual({ new: 1, slips: 1, asked: 1 });
    expect(await members()).toHaveLength(1);
    expect(await openInvitations(db(), grace)).toEqual([]);
    expect(await db().selectFrom('messages').selectAll().execute()).toEqual([]);
  });

  it('makes accounts, memberships and usernames of the lines that are ready, all at once', async () => {
    await aPerson(db(), 'Another Mary', { username: 'mary.wanjiru' });
    const list = await paste(
      'Mary Wanjiru 0712 345 678, House parent\nมาลี ศรีสุข\nสมชาย ใจดี\nJoseph Otieno joseph@tumaini.example',
    );
    expect(await confirm(list)).toMatchObject({ made: 4, withoutEmail: { length: 3 } });
    expect(await members()).toMatchObject([
      { name: 'Joseph Otieno', username: 'joseph.otieno' },
      {
        name: 'Mary Wanjiru',
        username: 'mary.wanjiru2',
        phone: '+254712345678',
        position: 'House parent',
      },
      { username: expect.stringMatching(/^tumaini-home-.*1$/) },
      { username: expect.stringMatching(/^tumaini-home-.*2$/) },
    ]);
    const mails = await db().selectFrom('messages').selectAll().execute();
    expect(mails.map(({ template, recipient }) => [template, recipient])).toEqual([
      ['account-made', 'joseph@tumaini.example'],
    ]);
    const token = await db().selectFrom('tokens').selectAll().executeTakeFirstOrThrow();
    expect(token).toMatchObject({
      purpose: 'password-reset',
      expires_at: later(7 * 24).toISOString(),
    });
    const deeds = await db().selectFrom('audit_entries').select('verb').execute();
    expect(deeds.map(({ verb }) => verb).sort()).toEqual([
      ...Array.from({ length: 4 }, () => 'person.brought'),
      'staff-list.confirmed',
    ]);
  });

  it('confirmed twenty times at once happens once', async () => {
    const list = await paste('Mary Wanjiru\nJoseph Otieno\nAgnes Moraa');
    const { seen } = await look(list);
    const input = { organization: home, list, seen };
    const all = await Promise.all(
      Array.from({ length: 20 }, () => confirmList(db(), moses, input, now)),
    );
    expect(all.map((one) => (one && 'made' in one ? one.made : one)).sort()).toEqual([
      ...Array.from({ length: 19 }, () => 0),
      3,
    ]);
    expect(await members()).toHaveLength(3);
  });

  it('two lists with the same people at once give no name and no address twice', async () => {
    const text = 'Mary Wanjiru m@x.example\nJoseph Otieno';
    const lists = [await paste(text), await paste(text), await paste(text)];
    const looked = await Promise.all(lists.map((list) => look(list)));
    const all = await Promise.all(
      looked.map(({ id: list, seen }) =>
        confirmList(db(), moses, { organization: home, list, seen }, now),
      ),
    );
    expect(all.filter((one) => one && 'made' in one && one.made === 2)).toHaveLength(1);
    expect(all.filter((one) => one && 'refused' in one && one.refused === 'changed')).toHaveLength(
      2,
    );
    expect(await members()).toHaveLength(2);
  });

  it('that is not any more what was seen changes nothing', async () => {
    const list = await paste('Mary Wanjiru\nJoseph joseph@home.example');
    const { seen } = await look(list);
    await aPerson(db(), 'Joseph', {
      email: 'joseph@home.example',
      email_folded: 'joseph@home.example',
    });
    const confirmed = await confirmList(db(), moses, { organization: home, list, seen }, now);
    expect(confirmed).toEqual({ refused: 'changed' });
    expect(await members()).toEqual([]);
    expect((await look(list)).state).toBe('open');
  });

  it('is corrected line by line, and read again', async () => {
    const list = await paste('Mary Wanjiru\nmary wanjiru\nBrian Ouma 0722 45\nJohn Doe');
    const by = { email: '', phone: '', position: '', leftOut: false, distinct: false, back: false };
    const correct = (corrections: Parameters<typeof correctList>[2]['corrections']) =>
      correctList(db(), moses, { organization: home, list, corrections });
    expect(
      await correct([
        { ...by, line: 2, name: 'Mary Wanjiru', distinct: true },
        { ...by, line: 3, name: 'Brian Ouma', phone: '0722 456 789', position: 'Cook' },
        { ...by, line: 4, name: 'John Doe', leftOut: true },
      ]),
    ).toEqual({ changed: true });
    expect((await outcomes(list)).map(({ is }) => is)).toEqual(['new', 'new', 'new', 'left-out']);
    expect(await correct([{ ...by, line: 1, name: 'Mary Wanjiru' }])).toEqual({ changed: false });
    await confirm(list);
    expect((await members()).map(({ username }) => username)).toEqual([
      'brian.ouma',
      'mary.wanjiru',
      'mary.wanjiru2',
    ]);
    expect(await correct([{ ...by, line: 1, name: 'Somebody Else' }])).toBeNull();
  });

  it('of one organization is not found by another', async () => {
    const list = await paste('Mary Wanjiru');
    const organization = viewed(await anOrganization(db(), 'Lakay', { country: 'HT' }));
    const { seen } = await look(list);
    expect(await findList(db(), moses, { organization, list }, now)).toBeNull();
    expect(await correctList(db(), moses, { organization, list, corrections: [] })).toBeNull();
    expect(await confirmList(db(), moses, { organization, list, seen }, now)).toBeNull();
    await confirm(list);
    expect(await undoList(db(), moses, { organization, list }, now)).toBeNull();
    expect(await members()).toHaveLength(1);
  });

  it('asks a person of another organization, tells nothing about them, and takes only a yes', async () => {
    const mirlande = await aPerson(db(), 'Mirlande Joseph');
    const lakay = await anOrganization(db(), 'Lakay', { country: 'HT' });
    await aMembership(db(), { person: mirlande, organization: lakay });
    const list = await paste(`M. ${mirlande.email}`);
    const shown = await look(list);
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`Mirlande Joseph|Lakay|${mirlande.id}`));
    expect(await confirm(list)).toEqual({ made: 0, withoutEmail: [] });
    expect(JSON.stringify(await look(list))).not.toMatch(
      new RegExp(`Mirlande Joseph|Lakay|${mirlande.id}`),
    );
    expect(await members()).toEqual([]);

    const [asked] = await openInvitations(db(), mirlande);
    expect(asked).toMatchObject({ organization: 'Tumaini Home', invitedBy: 'Moses Okello' });
    const invitation = asked!.id;
    const yes = { invitation, answer: 'accepted' } as const;
    expect(await answerInvitation(db(), moses, yes, now)).toBeNull();
    const answers = await Promise.all(
      [1, 2, 3].map(() => answerInvitation(db(), mirlande, yes, now)),
    );
    expect(answers).toEqual(
      Array.from({ length: 3 }, () => ({ answer: 'accepted', organization: 'Tumaini Home' })),
    );
    expect(await members()).toMatchObject([{ name: 'Mirlande Joseph' }]);
    const [mail] = await db().selectFrom('messages').selectAll().execute();
    expect(mail).toMatchObject({ template: 'invitation', recipient: mirlande.email });
  });

  it('asks once while the question is open, and leaves who says no alone', async () => {
    const grace = await aPerson(db());
    const first = await paste(`Grace ${grace.email}`);
    await confirm(first);
    const second = await paste(`Grace ${grace.email}`);
    expect(await outcomes(second)).toEqual([{ is: 'asked-before' }]);
    expect(await confirm(second)).toEqual({ refused: 'nothing' });
    const [asked] = await openInvitations(db(), grace);
    const no = { invitation: asked!.id, answer: 'declined' } as const;
    await answerInvitation(db(), grace, no, now);
    expect(await answerInvitation(db(), grace, { ...no, answer: 'accepted' }, now)).toMatchObject({
      answer: 'declined',
    });
    expect(await members()).toEqual([]);
  });

  it('is undone within a day: untouched accounts go, questions are taken back, deeds stay', async () => {
    const grace = await aPerson(db());
    const list = await paste(
      `Mary Wanjiru 0712 345 678\nJoseph Otieno j@x.example\nGrace ${grace.email}`,
    );
    const confirmed = await confirm(list);
    if (!confirmed || 'refused' in confirmed) throw new Error('not confirmed');
    const slips = await makeSlips(
      db(),
      moses,
      { organization: home, people: confirmed.withoutEmail },
      now,
    );
    const { code, username } = slips.slips[0]!;
    const address = newId();
    const joined = await join(db(), { code, address, pin: '482913', pinAgain: '482913' }, now);
    expect(joined).toHaveProperty('personId');

    expect(await undo(list)).toBe('undone');
    expect(await undo(list)).toBe('undone');
    expect(await members()).toEqual([]);
    expect(await openInvitations(db(), grace)).toEqual([]);
    expect(await signIn(db(), { who: username, passphrase: '482913', address })).toEqual(joined);
    const joseph = await db()
      .selectFrom('people')
      .selectAll()
      .where('email', '=', 'j@x.example')
      .execute();
    expect(joseph).toEqual([]);
    const gone = await db()
      .selectFrom('people')
      .select(['name', 'phone'])
      .where('deleted_at', 'is not', null)
      .execute();
    expect(gone).toEqual([{ name: '', phone: null }]);
    const mails = await db().selectFrom('messages').select('template').execute();
    expect(mails.map(({ template }) => template)).toEqual(['invitation']);
    expect((await look(list)).state).toBe('undone');
  });

  it('is not undone after a day, and is forgotten then', async () => {
    const list = await paste('Mary Wanjiru 0712 345 678');
    expect(await undo(list)).toEqual({ refused: 'not-confirmed' });
    await confirm(list);
    await forgetOldLists(db(), later(23));
    expect((await look(list)).rows).toHaveLength(1);
    expect(await undo(list, later(25))).toEqual({ refused: 'too-late' });
    expect(await members()).toHaveLength(1);
    await forgetOldLists(db(), later(25));
    expect(await look(list, later(25))).toMatchObject({ state: 'settled', rows: [] });
  });

  it('with a code opens an account once, and only to a PIN or passphrase that will do', async () => {
    const list = await paste('Mary Njeri Wanjiru');
    const confirmed = await confirm(list);
    if (!confirmed || 'refused' in confirmed) throw new Error('not confirmed');
    const made = await makeSlips(
      db(),
      moses,
      { organization: home, people: confirmed.withoutEmail },
      now,
    );
    const typed = made.slips[0]!.code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    const address = newId();
    const who = { code: typed, address };
    expect(await joinerOf(db(), who, now)).toEqual({ shortName: 'Mary W.', pin: true });
    expect(await join(db(), { ...who, pin: '123456', pinAgain: '123456' }, now)).toMatchObject({
      fault: 'plain',
    });
    expect(await join(db(), { ...who, pin: '482913', pinAgain: '482914' }, now)).toMatchObject({
      fault: 'differs',
    });
    expect(await join(db(), { ...who, passphrase: 'short' }, now)).toMatchObject({
      refused: 'weak',
    });
    expect(await joinerOf(db(), who, later(31 * 24))).toEqual({ refused: 'code-over' });
    const pin = { pin: '482913', pinAgain: '482913' };
    const tries = await Promise.all([1, 2, 3, 4].map(() => join(db(), { ...who, ...pin }, now)));
    expect(tries.filter((tried) => 'personId' in tried)).toHaveLength(1);
    expect(
      tries.filter((tried) => 'refused' in tried && tried.refused === 'code-over'),
    ).toHaveLength(3);
    expect(await joinerOf(db(), who, now)).toEqual({ refused: 'code-over' });
    expect(await joinerOf(db(), { code: 'WRONGCODE123', address }, now)).toEqual({
      refused: 'code-over',
    });
  });

  it('of five hundred is confirmed within a second', async () => {
    const list = await paste(
      Array.from({ length: 500 }, (_, n) => `Mary Wanjiru${n} m${n}@x.example`).join('\n'),
    );
    const { seen } = await look(list);
    const began = performance.now();
    const confirmed = await confirmList(db(), moses, { organization: home, list, seen }, now);
    expect(confirmed).toMatchObject({ made: 500 });
    // A generous bound; the bench keeps the budget.
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
