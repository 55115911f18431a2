import { beforeEach, expect, it } from 'vitest';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { deleteAccount } from '#app/domain/departure/departure.server.ts';
import {
  cancelMeeting,
  endSeries,
  forgetSheets,
  pauseSeries,
} from '#app/domain/meetings/meetings.server.ts';
import { hashPassphrase } from '#app/platform/passwords/passwords.server.ts';
import type { SignedIn } from '../people/people.ts';
import { askForCase, casesFor, clinicFor, decideCase, withdrawCase } from './clinic.server.ts';
import { casesIn, type Sheet } from './clinic.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
/** The first date begins at 12:00 UTC on 8 December 2026 and lasts 90 minutes. */
const during = new Date('2026-12-08T12:10:00.000Z');
const after = new Date('2026-12-08T13:30:00.000Z');

const sheet: Sheet = {
  situation: 'A school-age child is ready to go home, PLUMERIA-ONE.',
  tried: 'We call every week, PLUMERIA-TWO.',
  question: 'Who can look in, PLUMERIA-THREE?',
};

it('has time for one case in an hour and a half, and for more in a day', () => {
  expect([60, 90, 180, 660].map(casesIn)).toEqual([1, 1, 2, 7]);
});

onEachEngine('The case clinic', (db) => {
  let amina: SignedIn;
  let grace: SignedIn;
  let peter: SignedIn;
  let first: string;
  let series: string;
  beforeEach(async () => {
    amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    grace = await aPerson(db(), 'Grace Atieno');
    peter = await aPerson(db(), 'Peter Mwangi');
    ({ first, id: series } = await aSeries(db(), amina));
  });
  const asks = (person: SignedIn, with_: Partial<Sheet> = {}, at = now) =>
    askForCase(db(), person, { meeting: first, sheet: { ...sheet, ...with_ } }, at);
  const sees = async (person: SignedIn, at = now) =>
    (await clinicFor(db(), person, { meeting: first }, at))!;
  const cases = async (at = now) => (await casesFor(db(), amina, { meeting: first }, at))!.cases;
  const decides = (id: string, decision: 'taken' | 'declined', by = amina, at = now) =>
    decideCase(db(), by, { case: id, decision }, at);
  const rows = () => db().selectFrom('clinic_cases').selectAll().execute();
  const mails = async () =>
    (await db().selectFrom('messages').select(['template', 'person_id', 'body']).execute()).sort(
      (a, b) => a.template.localeCompare(b.template),
    );
  /** Whether a word of a sheet is in any table but the one for sheets. */
  const elsewhere = async () =>
    JSON.stringify([
      await db().selectFrom('messages').selectAll().execute(),
      await db().selectFrom('audit_entries').selectAll().execute(),
    ]).includes('PLUMERIA');

  it('writes down who read whose sheet, once a day', async () => {
    await asks(grace);
    await asks(peter);
    await cases();
    await cases();
    const looks = await db()
      .selectFrom('audit_entries')
      .select(['actor_id', 'subject_id'])
      .where('verb', '=', 'person.viewed')
      .execute();
    const both = [grace.id, peter.id].map((id) => ({ actor_id: amina.id, subject_id: id }));
    expect(looks).toHaveLength(2);
    expect(looks).toEqual(expect.arrayContaining(both));
  });

  it('takes a sheet once, lets it be changed, and tells who runs the meeting', async () => {
    const all = await Promise.all([asks(grace), asks(grace), asks(grace)]);
    expect(all).toEqual(['asked', 'asked', 'asked']);
    await asks(grace, { question: 'Who else?\r\n\r\n\r\n\r\nWho?' });
    expect(await rows()).toHaveLength(1);
    const changed = { ...sheet, question: 'Who else?\n\nWho?' };
    expect((await sees(grace)).own).toEqual({ sheet: changed, decision: null });
    expect((await sees(peter)).own).toBeNull();
    expect(await cases()).toMatchObject([{ name: 'Grace Atieno', sheet: changed }]);
    expect(await mails()).toMatchObject([{ template: 'clinic-asked', person_id: amina.id }]);
    expect(await elsewhere()).toBe(false);
  });

  it('refuses what looks like a child’s data beside its field, and keeps nothing', async () => {
    const harm = {
      situation: 'Wanjiru Kamau, born on 12/03/2016, is sad.',
      tried: 'Call 0712 345 678',
      question: 'Is 12 Moi Avenue safe?',
    };
    expect(await asks(grace, harm)).toEqual({
      refused: 'invalid',
      faults: { situation: 'birth-date', tried: 'phone', question: 'address' },
    });
    const odd = { situation: ' \u200b', tried: 'x'.repeat(1001), question: 'A girl named Amina?' };
    expect(await asks(grace, odd)).toMatchObject({
      faults: { situation: 'empty', tried: 'too-long', question: 'name' },
    });
    expect(await rows()).toEqual([]);
    expect(await db().selectFrom('audit_entries').select('id').execute()).toHaveLength(1);
    await asks(grace);
    expect(await asks(grace, harm)).toMatchObject({ refused: 'invalid' });
    expect((await sees(grace)).own?.sheet).toEqual(sheet);
  });

  it('gives as many places as there is time for, also at once, and says so kindly', async () => {
    await asks(grace);
    await asks(peter);
    const [one, two] = await cases();
    const both = await Promise.all([decides(one!.id, 'taken'), decides(two!.id, 'taken')]);
    expect(both.filter((it) => !('refused' in it))).toHaveLength(1);
    expect(both).toContainEqual({ refused: 'full', meeting: first });
    const taken = (await cases()).find((it) => it.decision === 'taken')!;
    const other = (await cases()).find((it) => it.decision === null)!;
    await Promise.all([decides(taken.id, 'taken'), decides(other.id, 'declined')]);
    await decides(other.id, 'declined');
    expect((await cases()).find((it) => it.id === other.id)).toMatchObject({
      sheet: null,
      decision: 'declined',
    });
    expect((await rows()).filter((it) => it.sheet === '{}')).toHaveLength(1);
    expect((await mails()).map((it) => it.template)).toEqual([
      'clinic-asked',
      'clinic-asked',
      'clinic-declined',
      'clinic-taken',
    ]);
    expect(await elsewhere()).toBe(false);
    expect(await decides(other.id, 'taken')).toMatchObject({ refused: 'declined' });
    const late = await aPerson(db(), 'Mary Wanjiru');
    expect(await asks(late)).toEqual({ refused: 'full' });
    for (const person of [grace, peter]) expect(await asks(person)).toEqual({ refused: 'decided' });
    expect((await sees(late)).closed).toBe('full');
  });

  it('is for who may come, and its sheets for who runs the meeting', async () => {
    const kinds = { of: 'kinds' as const, kinds: ['adviser' as const] };
    const closed = await aSeries(db(), amina, { audience: kinds });
    const input = { meeting: closed.first };
    expect(await clinicFor(db(), grace, input, now)).toBeNull();
    expect(await askForCase(db(), grace, { ...input, sheet }, now)).toEqual({
      refused: 'not-found',
    });
    expect(await withdrawCase(db(), grace, input, now)).toBeNull();
    await asks(grace);
    const [asked] = await cases();
    const other = await aPerson(db(), 'Isata Conteh', { roles: ['facilitator'] });
    for (const viewer of [grace, peter, other]) {
      expect(await casesFor(db(), viewer, { meeting: first }, now)).toBeNull();
      expect(await decides(asked!.id, 'taken', viewer)).toEqual({ refused: 'not-found' });
    }
    expect(await decides('no-such', 'taken')).toEqual({ refused: 'not-found' });
    expect((await rows())[0]).toMatchObject({ decision: null });
  });

  it('is closed once the meeting has begun, and its sheets go when it is over', async () => {
    await asks(grace);
    expect(await asks(peter, {}, during)).toEqual({ refused: 'begun' });
    expect(await forgetSheets(db(), during)).toBe(0);
    expect((await sees(grace, during)).own?.sheet).toEqual(sheet);
    expect((await sees(grace, after)).own).toBeNull();
    expect(await cases(after)).toEqual([]);
    const [asked] = await rows();
    expect(await decides(asked!.id, 'taken', amina, after)).toMatchObject({ refused: 'over' });
    expect(await forgetSheets(db(), after)).toBe(1);
    expect(await rows()).toEqual([]);
  });

  it.each([
    ['the person takes it back', () => withdrawCase(db(), grace, { meeting: first }, now)],
    [
      'the date is cancelled',
      () => cancelMeeting(db(), amina, { meeting: first, reason: '' }, now),
    ],
    ['the series pauses', () => pauseSeries(db(), amina, { series }, now)],
    ['the series ends', () => endSeries(db(), amina, { series, reason: '' }, now)],
    [
      'the person leaves',
      async () => {
        await db()
          .updateTable('people')
          .set({ password_hash: await hashPassphrase('a long passphrase') })
          .where('id', '=', grace.id)
          .execute();
        return deleteAccount(db(), grace, { passphrase: 'a long passphrase' }, now);
      },
    ],
  ])('lets go of the sheet at once when %s', async (_why, goes) => {
    await asks(grace);
    await goes();
    expect(await rows()).toEqual([]);
    expect(await elsewhere()).toBe(false);
  });
});
