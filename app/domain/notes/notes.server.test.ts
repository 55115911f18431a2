import { beforeEach, expect, it } from 'vitest';
import { aMembership, anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries, monthly } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { changeMeeting, changeSeries, enterRoom, reserve } from '../meetings/meetings.server.ts';
import type { Audience } from '../meetings/meetings.ts';
import type { SignedIn, Viewer } from '../people/people.ts';
import { search } from '../search/search.server.ts';
import {
  finishPoint,
  notesEditor,
  notesOf,
  openPointsOf,
  takeNotesBack,
  writeNotes,
} from './notes.server.ts';
import { mostNotesBytes, type PointWritten } from './notes.ts';

const earlier = new Date('2026-12-01T12:00:00.000Z');
const during = new Date('2026-12-08T12:10:00.000Z');
const after = new Date('2026-12-09T09:00:00.000Z');
const later = new Date('2026-12-12T09:00:00.000Z');
const visitor: Viewer = { signedIn: false, language: 'en', timeZone: 'UTC' };

onEachEngine('Notes', (db) => {
  let amina: SignedIn;
  let grace: SignedIn;
  let stranger: SignedIn;
  let first: string;
  let series: string;
  let audience: Audience;
  beforeEach(async () => {
    amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    grace = await aPerson(db(), 'Grace Atieno');
    stranger = await aPerson(db(), 'Sam Stranger');
    const tumaini = await anOrganization(db());
    await aMembership(db(), { person: grace, organization: tumaini });
    audience = { of: 'organizations', organizations: [tumaini.id] };
    ({ id: series, first } = await aSeries(db(), amina, { audience }));
  });
  const promise = (text: string, owner: SignedIn | null = null, id: string | null = null) =>
    ({ id, text, ownerId: owner?.id ?? null, dueOn: '2026-12-31' }) satisfies PointWritten;
  const write = (text: string, more: Partial<Parameters<typeof writeNotes>[2]> = {}, at = after) =>
    writeNotes(
      db(),
      amina,
      { meeting: first, language: 'en', text, points: [], seen: '', as: 'published', ...more },
      at,
    );
  const seen = async () =>
    (await notesEditor(db(), amina, { meeting: first, language: 'en' }))!.seen;
  const read = (viewer: SignedIn) => notesOf(db(), viewer, { meeting: first });
  const mails = () =>
    db().selectFrom('messages').select(['person_id', 'template', 'body']).execute();

  it('are read by who may come once they are published, and by nobody else', async () => {
    expect(await write('## Early', {}, earlier)).toEqual({ refused: 'not-begun' });
    expect(await write('## Kinship', { as: 'draft' })).toEqual({ kept: 'draft' });
    expect((await read(grace))!.notes).toBeNull();
    expect(await search(db(), grace, 'kinship')).toEqual([]);
    expect(await write('## Kinship <b>x</b>', { seen: await seen() })).toEqual({
      kept: 'published',
    });
    expect((await read(grace))!.notes!.html).toBe('<h2>Kinship &lt;b&gt;x&lt;/b&gt;</h2>');
    expect(await read(stranger)).toBeNull();
    const whole = { meeting: first, language: 'en', text: 'x', points: [], seen: await seen() };
    for (const other of [grace, stranger])
      expect(
        await writeNotes(db(), other, { ...whole, language: 'en', as: 'published' }, after),
      ).toEqual({ refused: 'not-found' });
    expect(await notesEditor(db(), grace, { meeting: first, language: null })).toBeNull();
  });

  it('are found by their words, by who may come and by nobody else, and as they are now', async () => {
    await write('We spoke of réunifications and ครอบครัว.');
    const found = async (viewer: Viewer, words: string) =>
      (await search(db(), viewer, words)).map(({ kind, address }) => `${kind} ${address}`);
    const address = `notes /meetings/${first}/notes?language=en`;
    for (const words of ['reunification', 'ครอบครัว', 'Réunif'])
      expect(await found(grace, words)).toEqual([address]);
    expect(await found({ ...grace, language: 'fr' }, 'reunification')).toEqual([address]);
    expect(await found(stranger, 'reunification')).toEqual([]);
    expect(await found(visitor, 'reunification')).toEqual([]);
    await write('Other words.', { seen: await seen() }, later);
    expect(await found(grace, 'reunification')).toEqual([]);
    await db()
      .updateTable('memberships')
      .set({ ended_at: later.toISOString() })
      .where('person_id', '=', grace.id)
      .execute();
    expect(await found(grace, 'words')).toEqual([]);
  });

  it('are found under the theme and the name of today, whenever these change', async () => {
    const found = async (words: string) =>
      (await search(db(), grace, words)).map((it) => [
        it.title.map((piece) => piece.text).join(''),
        it.place,
        it.on,
      ]);
    const change = (theme: string | null) =>
      changeMeeting(db(), amina, { meeting: first, and: 'this', theme }, later);
    const day = '2026-12-08';
    await change('Reunification');
    await write('We spoke.');
    await write('Nous avons parlé.', { language: 'fr' });
    expect(await found('reunification')).toHaveLength(2);
    expect(await change('Kinship')).toBe('changed');
    expect(await found('reunification')).toEqual([]);
    expect(await found('kinship')).toHaveLength(2);
    expect(await change(null)).toBe('changed');
    expect(await found('kinship')).toEqual([]);
    expect(await found('spoke')).toEqual([['Families first', 'Families first', day]]);
    const renamed = { ...monthly, series, audience, title: 'Homes', facilitators: [] };
    expect(await changeSeries(db(), amina, renamed, later)).toBe('changed');
    expect(await found('families')).toEqual([]);
    expect(await found('spoke')).toEqual([['Homes', 'Homes', day]]);
    expect(await found('homes')).toHaveLength(2);
  });

  it('are taken back at once, and stay with their writers', async () => {
    await enterRoom(db(), grace, { meeting: first }, during);
    await write('We named somebody by mistake.', { points: [promise('Bring the form', grace)] });
    await write('Nous nous sommes trompés.', { language: 'fr' });
    const back = (viewer: SignedIn, language: 'en' | 'fr' = 'en') =>
      takeNotesBack(db(), viewer, { meeting: first, language }, later);
    for (const other of [grace, stranger])
      expect(await back(other)).toEqual({ refused: 'not-found' });
    const found = await search(db(), grace, 'mistake');
    // The day is the reader's to say: it stands beside the series, not in its name.
    expect(found).toMatchObject([{ place: expect.not.stringContaining('·'), on: '2026-12-08' }]);
    expect([await back(amina), await back(amina)]).toEqual(['taken-back', 'taken-back']);
    expect(await search(db(), grace, 'mistake')).toEqual([]);
    const page = (await read(grace))!;
    expect(page.languages).toEqual(['fr']);
    expect(JSON.stringify(page)).not.toContain('mistake');
    const kept = await db().selectFrom('search_entries').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain('mistake');
    const editor = { meeting: first, language: 'en' as const };
    expect(await notesEditor(db(), amina, editor)).toMatchObject({
      markdown: 'We named somebody by mistake.',
      publishedAt: null,
      drafted: true,
    });
    await back(amina, 'fr');
    expect((await read(grace))!.notes).toBeNull();
    expect(await openPointsOf(db(), grace)).toEqual([]);
    const deeds = await db()
      .selectFrom('audit_entries')
      .select('verb')
      .where('verb', '=', 'notes.taken-back')
      .execute();
    expect(deeds).toHaveLength(2);
    // Mended and published again, they are found, and nobody is told twice.
    await write('We made no mistake.', { seen: await seen() }, later);
    expect(await search(db(), grace, 'mistake')).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
  });

  it('are refused with a child’s data in them, too long, empty, or over somebody else’s', async () => {
    expect(await write('She was born on 12/03/2019.')).toMatchObject({ what: 'birth-date' });
    const call = { points: [promise('Call 0712 345 678')] };
    expect(await write('x', call)).toMatchObject({ what: 'phone', point: 0 });
    const long = await write('**a** '.repeat(mostNotesBytes / 6));
    expect(long).toMatchObject({ refused: 'too-long' });
    expect((long as { bytes: number }).bytes).toBeGreaterThan(mostNotesBytes);
    expect(await write('  \n')).toEqual({ refused: 'empty' });
    expect(await write('One')).toEqual({ kept: 'published' });
    expect(await write('Two', { seen: 'older' })).toEqual({ refused: 'changed' });
    expect((await read(grace))!.notes!.html).toBe('<p>One</p>');
  });

  it('are told once to who came or answered, and to nobody who may not come', async () => {
    await enterRoom(db(), grace, { meeting: first }, during);
    await write('One');
    await write('Two', { seen: await seen() }, later);
    await write('Un', { language: 'fr' }, later);
    const sent = await mails();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ person_id: grace.id, template: 'meeting-notes' });
    expect(sent[0]!.body).toContain(`/meetings/${first}/notes`);
    expect(sent[0]!.body).not.toContain('secret-room');
  });

  it('are told to who said no, and not to who said maybe or wants no reminders', async () => {
    await reserve(db(), grace, { meeting: first, answer: 'maybe' }, earlier);
    await write('One');
    expect(await mails()).toEqual([]);
    await reserve(db(), grace, { meeting: first, answer: 'no' }, during);
    await write('Two', { seen: await seen() }, later);
    expect(await mails()).toHaveLength(1);
  });

  it('carry promises, which their owner or a host says are done, once', async () => {
    await enterRoom(db(), grace, { meeting: first }, during);
    const owner = { points: [promise('Call the school', stranger)] };
    expect(await write('x', owner)).toMatchObject({ refused: 'point', fault: 'owner' });
    await write('x', { points: [promise('Bring the form', grace), promise('Read on')] });
    const [own, everyone] = (await read(grace))!.points;
    expect([own!.mayFinish, everyone!.mayFinish]).toEqual([true, false]);
    expect((await openPointsOf(db(), grace)).map((it) => it.text)).toEqual(['Bring the form']);
    const finish = (viewer: SignedIn, point: string, at = after) =>
      finishPoint(db(), viewer, { point }, at);
    expect(await finish(stranger, own!.id)).toBeNull();
    expect(await finish(grace, everyone!.id)).toBeNull();
    expect(await finish(grace, own!.id)).toEqual({ meeting: first });
    await finish(amina, own!.id, later);
    await finish(amina, everyone!.id);
    const kept = [promise('Read on', null, everyone!.id), promise('Bring two', grace, own!.id)];
    await write('y', { points: kept, seen: await seen() }, later);
    const points = (await read(grace))!.points;
    expect(points.map((it) => [it.text, it.doneAt])).toEqual([
      ['Read on', after.toISOString()],
      ['Bring two', after.toISOString()],
    ]);
  });
});
