import { beforeEach, expect, it } from 'vitest';
import type { SignedIn } from '#app/domain/people/people.ts';
import type { ViewedOrganization } from '#app/domain/organizations/organizations.ts';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import {
  answerInvitation,
  confirmList,
  correctList,
  findList,
  makeList,
  openInvitations,
  recentLists,
  undoList,
} from './staffing.server.ts';

const now = new Date('2026-11-22T10:40:00.000Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const times = { started_at: '2025-01-10T08:00:00.000Z', ended_at: '2026-10-23T20:00:00.000Z' };
const unopened = { email: null, email_folded: null, password_hash: null, pin_hash: null };

onEachEngine('Who left and comes back', (db) => {
  let moses: SignedIn;
  let home: ViewedOrganization;
  beforeEach(async () => {
    moses = await aPerson(db(), 'Moses Okello');
    home = { ...(await anOrganization(db(), 'Tumaini Home')), standing: 'leader', pause: null };
    await aMembership(db(), { person: moses, organization: home }, { role: 'leader' });
  });

  const leaver = async (name: string, columns: object = { phone: null }) => {
    const person = await aPerson(db(), name);
    await aMembership(db(), { person, organization: home }, times);
    await db().updateTable('people').set(columns).where('id', '=', person.id).execute();
    return person;
  };
  const paste = async (text: string) => {
    const made = await makeList(
      db(),
      moses,
      { organization: home, text, file: null, position: '' },
      now,
    );
    if ('refused' in made) throw new Error(made.refused);
    return made.list;
  };
  const look = async (list: string) =>
    (await findList(db(), moses, { organization: home, list }, now))!;
  const outcomes = async (list: string) => (await look(list)).rows.map(({ outcome }) => outcome);
  const tick = (list: string, name: string, ticks: { back?: boolean; distinct?: boolean }) =>
    correctList(db(), moses, {
      organization: home,
      list,
      corrections: [
        {
          line: 1,
          name,
          email: '',
          phone: '',
          position: 'Cook',
          leftOut: false,
          distinct: false,
          back: false,
          ...ticks,
        },
      ],
    });
  const confirm = async (list: string) => {
    const { seen } = await look(list);
    return confirmList(db(), moses, { organization: home, list, seen }, now);
  };
  const live = async () =>
    (
      await db()
        .selectFrom('memberships')
        .select(['person_id', 'position'])
        .where('organization_id', '=', home.id)
        .where('ended_at', 'is', null)
        .where('role', '=', 'member')
        .execute()
    ).map(({ person_id, position }) => ({ person_id, position }));
  const people = async () => (await db().selectFrom('people').select('id').execute()).length;

  it('is recognised, and nothing is told but the day they left', async () => {
    await leaver('Ruth Akinyi', { phone: '+254712345678' });
    const list = await paste('Akinyi RUTH\nSomebody Else 0712 345 678');
    expect(await outcomes(list)).toEqual([
      { is: 'like-former', left: times.ended_at },
      { is: 'new' },
    ]);
    expect(await confirm(list)).toMatchObject({ made: 1 });
  });

  it('is not, where they left another organization, or are here again', async () => {
    const other = await anOrganization(db(), 'Lakay');
    const ruth = await aPerson(db(), 'Ruth Akinyi');
    await aMembership(db(), { person: ruth, organization: other }, times);
    expect(await outcomes(await paste('Ruth Akinyi'))).toEqual([{ is: 'new' }]);
    const faith = await leaver('Faith Chebet');
    await aMembership(db(), { person: faith, organization: home });
    expect(await outcomes(await paste('Faith Chebet'))).toMatchObject([{ is: 'like-member' }]);
  });

  it('keeps the account they use: they are asked, and are back when they say yes', async () => {
    const ruth = await leaver('Ruth Akinyi');
    const list = await paste('Ruth Akinyi');
    expect(await confirm(list)).toEqual({ refused: 'nothing' });
    await tick(list, 'Ruth Akinyi', { back: true });
    expect(await outcomes(list)).toEqual([{ is: 'asked' }]);
    const before = await people();
    expect(await confirm(list)).toEqual({ made: 0, withoutEmail: [] });
    expect([await people(), await live()]).toEqual([before, []]);
    const [question] = await openInvitations(db(), ruth);
    await answerInvitation(db(), ruth, { invitation: question!.id, answer: 'accepted' }, now);
    expect(await live()).toMatchObject([{ person_id: ruth.id }]);
  });

  it('is somebody new where the leader says so', async () => {
    const ruth = await leaver('Ruth Akinyi');
    const list = await paste('Ruth Akinyi');
    await tick(list, 'Ruth Akinyi', { distinct: true });
    expect(await outcomes(list)).toEqual([{ is: 'new' }]);
    await confirm(list);
    expect((await live()).map(({ person_id }) => person_id)).not.toContain(ruth.id);
  });

  it('is back at once who never opened the account, and gone again when it is undone', async () => {
    const ruth = await leaver('Ruth Akinyi', unopened);
    const list = await paste('Ruth Akinyi');
    await tick(list, 'Ruth Akinyi', { back: true });
    expect(await outcomes(list)).toEqual([{ is: 'back' }]);
    expect((await look(list)).count).toMatchObject({ new: 1, slips: 1, asked: 0 });
    const before = await people();
    expect(await confirm(list)).toEqual({ made: 1, withoutEmail: [ruth.id] });
    expect(await live()).toEqual([{ person_id: ruth.id, position: 'Cook' }]);
    expect(await outcomes(list)).toEqual([{ is: 'back' }]);
    expect(await undoList(db(), moses, { organization: home, list }, hours(1))).toBe('undone');
    expect([await people(), await live()]).toEqual([before, []]);
    expect(
      await db().selectFrom('people').select('deleted_at').where('id', '=', ruth.id).execute(),
    ).toEqual([{ deleted_at: null }]);
  });

  it('asks who belongs to another organization now, account opened or not', async () => {
    const ruth = await leaver('Ruth Akinyi', unopened);
    const other = await anOrganization(db(), 'Lakay');
    await aMembership(db(), { person: ruth, organization: other });
    const list = await paste('Ruth Akinyi');
    await tick(list, 'Ruth Akinyi', { back: true });
    expect(await outcomes(list)).toEqual([{ is: 'asked' }]);
  });

  it('leaves lists that are not done, and those that can be undone, where they are found', async () => {
    const recent = (at = now) => recentLists(db(), moses, { organization: home }, at);
    const open = await paste('Mary Wanjiru\nBrian Ouma');
    const done = await paste('Grace Atieno');
    await confirm(done);
    expect(await recent(hours(1))).toMatchObject([
      { id: done, state: 'confirmed', lines: 1 },
      { id: open, state: 'open', lines: 2 },
    ]);
    expect((await recent(hours(25))).map(({ id }) => id)).toEqual([open]);
    expect(await recent(hours(8 * 24))).toEqual([]);
    const elsewhere = await anOrganization(db(), 'Lakay');
    const theirs: ViewedOrganization = { ...elsewhere, standing: 'leader', pause: null };
    expect(await recentLists(db(), moses, { organization: theirs }, now)).toEqual([]);
    await undoList(db(), moses, { organization: home, list: done }, hours(1));
    expect((await recent(hours(2))).map(({ state }) => state)).toEqual(['open']);
  });
});
