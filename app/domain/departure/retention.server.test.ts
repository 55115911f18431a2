import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { recordAudit, recordViewing } from '#app/domain/audit/audit.server.ts';
import { reserve } from '#app/domain/meetings/meetings.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { anOrganization } from '../../../tests/factories/organization.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { aSeries } from '../../../tests/factories/series.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { forgetOld } from './departure.server.ts';
import { retention } from './departure.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const day = 86_400_000;
const inDays = (days: number) => new Date(now.getTime() + days * day);
const ago = (days: number) => inDays(-days).toISOString();
/** A day before it goes, and a day after it should have gone. */
const edges = (days: number) => ({ kept: ago(days - 1), gone: ago(days + 1) });

it.each(['en', 'fr'])('The page on privacy says the same periods (%s)', (language) => {
  const page = readFileSync(`content/pages/privacy/${language}.mdx`, 'utf8');
  const section = /^## (?:How long|Combien de temps)\n([^]*?)^## /m.exec(page)![1]!;
  const days = [...section.matchAll(/(\d+)[ \u00a0](?:days|jours)/g)].map(([, count]) =>
    Number(count),
  );
  expect(days).toEqual(Object.values(retention));
});

onEachEngine('What has served its purpose', (db) => {
  it('goes after its time: links, codes, half sign-ins, devices, calendars', async () => {
    const grace = await aPerson(db(), 'Grace Atieno');
    const home = await anOrganization(db());
    const person_id = grace.id;
    for (const [name, at] of Object.entries(edges(retention.link))) {
      const token = { purpose: 'password-reset', email: 'x', created_at: at } as const;
      await db()
        .insertInto('tokens')
        .values({ id: name, person_id, ...token, expires_at: at })
        .execute();
      const code = { organization_id: home.id, made_by: person_id, made_at: at };
      for (const end of ['expires_at', 'used_at', 'voided_at'] as const) {
        const ends = { expires_at: inDays(9).toISOString(), [end]: at };
        await db()
          .insertInto('join_codes')
          .values({ id: `${name} ${end}`, person_id, ...code, ...ends })
          .execute();
      }
    }
    // Good for three days still, and used at once.
    for (const [name, used_at] of Object.entries(edges(retention.link)))
      await db()
        .insertInto('tokens')
        .values({
          id: `${name} used`,
          ...{ person_id, purpose: 'email-confirmation', email: 'x', created_at: used_at },
          ...{ expires_at: inDays(3).toISOString(), used_at },
        })
        .execute();
    // One is half way in still; one has set up a second factor, and begun to set up another one.
    for (const [id, at] of Object.entries(edges(retention.link)))
      await db()
        .insertInto('half_sign_ins')
        .values({ id, person_id, made_at: at, expires_at: at })
        .execute();
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const { gone } = edges(retention.link);
    for (const [id, confirmed_at] of [
      ['kept', gone],
      ['gone', null],
    ] as const)
      await db()
        .insertInto('second_factors')
        .values({ id, person_id, secret, made_at: gone, confirmed_at })
        .execute();
    for (const [id, at] of Object.entries(edges(retention.device)))
      await db()
        .insertInto('devices')
        .values({ id, person_id, first_at: ago(999), last_at: at })
        .execute();
    for (const [id, created_at] of Object.entries(edges(retention.stopLink)))
      await db()
        .insertInto('unsubscribe_links')
        .values({ id, person_id, kind: 'digest', created_at })
        .execute();
    for (const [id, revoked_at] of Object.entries(edges(retention.calendar)))
      await db()
        .insertInto('calendar_feeds')
        .values({ id, person_id, made_at: ago(999), revoked_at })
        .execute();
    await forgetOld(db(), now);
    const whole = [
      ...(['devices', 'unsubscribe_links', 'calendar_feeds'] as const),
      ...(['half_sign_ins', 'second_factors'] as const),
    ] as const;
    const left = (table: (typeof whole)[number] | 'tokens' | 'join_codes') =>
      db().selectFrom(table).select('id').orderBy('id').execute();
    for (const table of whole) expect(await left(table), table).toEqual([{ id: 'kept' }]);
    expect(await left('tokens')).toEqual([{ id: 'kept' }, { id: 'kept used' }]);
    expect((await left('join_codes')).map(({ id }) => id)).toEqual([
      'kept expires_at',
      'kept used_at',
      'kept voided_at',
    ]);
  });

  it('a mail loses its words and not the fact; one that still waits loses nothing', async () => {
    const { id: person_id } = await aPerson(db(), 'Grace Atieno');
    const { kept, gone } = edges(retention.mailText);
    const mail = (event_key: string, state: 'sent' | 'waiting' | 'failed', created_at: string) =>
      db()
        .insertInto('messages')
        .values({
          id: newId(),
          template: 'digest',
          person_id,
          event_key,
          recipient: 'grace@example.org',
          language: 'en',
          subject: 'News',
          body: 'WORDS',
          message_id: event_key,
          state,
          tries: 1,
          created_at,
          next_try_at: created_at,
          unsubscribe: 'token',
        })
        .execute();
    await mail('a new', 'sent', kept);
    await mail('b old', 'sent', gone);
    await mail('c late', 'waiting', gone);
    await mail('d lost', 'failed', gone);
    await forgetOld(db(), now);
    const rows = await db()
      .selectFrom('messages')
      .select(['event_key', 'body', 'unsubscribe', 'subject'])
      .orderBy('event_key')
      .execute();
    expect(rows).toEqual([
      { event_key: 'a new', body: 'WORDS', unsubscribe: 'token', subject: 'News' },
      { event_key: 'b old', body: '', unsubscribe: null, subject: 'News' },
      { event_key: 'c late', body: 'WORDS', unsubscribe: 'token', subject: 'News' },
      { event_key: 'd lost', body: '', unsubscribe: null, subject: 'News' },
    ]);
  });

  it('what somebody hoped to bring goes after the meeting; that they came stays', async () => {
    const amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'] });
    const { first } = await aSeries(db(), amina, {});
    await reserve(db(), amina, { meeting: first, answer: 'yes', brings: 'A story' }, now);
    const { ends_at } = await db()
      .selectFrom('meetings')
      .select('ends_at')
      .where('id', '=', first)
      .executeTakeFirstOrThrow();
    const brings = async (after: number) => {
      await forgetOld(db(), new Date(new Date(ends_at).getTime() + after * day));
      return db().selectFrom('reservations').select(['answer', 'brings']).execute();
    };
    expect(await brings(retention.brings - 1)).toEqual([{ answer: 'yes', brings: 'A story' }]);
    expect(await brings(retention.brings + 1)).toEqual([{ answer: 'yes', brings: null }]);
  });

  it('a draft that nobody goes on writing goes; what was sent stays', async () => {
    const applicants = await Promise.all(
      ['Kept', 'Gone', 'Sent'].map((name) => aPerson(db(), name)),
    );
    const { kept, gone } = edges(retention.draft);
    const saved = [kept, gone, gone];
    for (const [place, { id }] of applicants.entries())
      await db()
        .insertInto('applications')
        .values({
          id: ['kept', 'gone', 'sent'][place]!,
          applicant_id: id,
          form: '{}',
          state: place === 2 ? 'submitted' : 'draft',
          saved_at: saved[place]!,
        })
        .execute();
    await forgetOld(db(), now);
    const left = await db().selectFrom('applications').select('id').orderBy('id').execute();
    expect(left).toEqual([{ id: 'kept' }, { id: 'sent' }]);
  });

  it('whom an applicant named goes a year after the decision; what was applied with stays', async () => {
    const { kept, gone } = edges(retention.referees);
    const referees = {
      ...{
        firstReferee: 'REFEREE',
        firstContact: '0711',
        secondReferee: '',
        secondContact: '0722',
      },
    };
    const form = JSON.stringify({ name: 'Tumaini', ...referees, why: 'We said "firstReferee":' });
    for (const [id, decided_at] of [
      ['kept', kept],
      ['gone', gone],
      ['open', null],
    ] as const)
      await db()
        .insertInto('applications')
        .values({
          ...{ id, form, saved_at: gone, submitted_at: gone, decided_at },
          applicant_id: (await aPerson(db(), 'Peter Mwangi')).id,
          state: decided_at === null ? 'interview' : 'decided',
        })
        .execute();
    // Once is enough: it is not looked at again and again.
    for (let times = 0; times < 2; times++) await forgetOld(db(), now);
    const left = await db()
      .selectFrom('applications')
      .select(['id', 'form'])
      .orderBy('id')
      .execute();
    expect(left).toEqual([
      { id: 'gone', form: JSON.stringify({ name: 'Tumaini', why: 'We said "firstReferee":' }) },
      { id: 'kept', form },
      { id: 'open', form },
    ]);
  });

  it('who opened a record goes after a year; every other deed stays', async () => {
    const ruth = await aPerson(db(), 'Ruth', { roles: ['steward'] });
    const grace = await aPerson(db(), 'Grace Atieno');
    const { kept, gone } = edges(retention.viewing);
    for (const at of [kept, gone]) {
      await recordViewing(db(), { viewer: ruth.id, person: grace.id }, new Date(at));
      const deed = { actorId: ruth.id, verb: 'person.suspended', subjectId: grace.id } as const;
      await db()
        .transaction()
        .execute((trx) => recordAudit(trx, deed, new Date(at)));
    }
    await forgetOld(db(), now);
    const trail = await db()
      .selectFrom('audit_entries')
      .select(['verb', 'at'])
      .orderBy('at')
      .execute();
    expect(trail.map(({ verb, at }) => [verb, at]).sort()).toEqual([
      ['person.suspended', gone],
      ['person.suspended', kept],
      ['person.viewed', kept],
    ]);
    expect(await db().selectFrom('viewings').selectAll().execute()).toEqual([]);
  });

  it('goes to the last of it, bite by bite', async () => {
    const { id: person_id } = await aPerson(db(), 'Grace Atieno');
    const at = ago(retention.device + 1);
    for (let some = 0; some < 5; some++) {
      const rows = Array.from({ length: 90 }, () => ({
        id: newId(),
        person_id,
        first_at: at,
        last_at: at,
      }));
      await db().insertInto('devices').values(rows).execute();
    }
    await forgetOld(db(), now);
    expect(await db().selectFrom('devices').select('id').execute()).toEqual([]);
  });
});
