import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { enrol } from '#app/domain/enrolments/enrolments.server.ts';
import { chooseMails } from '#app/domain/mail-preferences/mail-preferences.server.ts';
import { postMessage } from '#app/domain/messages/messages.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { hidePost, courseThread, reportPost, writePost } from '#app/domain/talk/talk.server.ts';
import { hashPassphrase } from '#app/platform/passwords/passwords.server.ts';
import { aPublishedCourse } from '../../../tests/factories/course.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { deleteAccount } from './departure.server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const passphrase = 'lamp river seven mango';
const course = 'safe-every-day';

onEachEngine('What somebody said, when they leave', (db) => {
  let grace: SignedIn;
  let peter: SignedIn;
  beforeEach(async () => {
    await aPublishedCourse(db());
    const password_hash = await hashPassphrase(passphrase);
    grace = await aPerson(db(), 'Grace Atieno', { password_hash });
    peter = await aPerson(db(), 'Peter Mwangi');
    for (const person of [grace, peter]) await enrol(db(), person, { course }, now);
  });
  async function says(viewer: SignedIn, text: string): Promise<string> {
    const thread = (await courseThread(db(), viewer, { course }))!;
    const done = await writePost(db(), viewer, { thread, clientId: randomUUID(), text }, now);
    if (!('post' in done)) throw new Error(done.refused);
    return done.post;
  }

  it('goes, with what was said about it; what she reported stays reported', async () => {
    const fiona = await aPerson(db(), 'Fiona Otieno', { roles: ['facilitator'] });
    const hers = await says(grace, 'GRACES-WORDS');
    const his = await says(peter, 'Peter’s.');
    await reportPost(db(), peter, { post: hers, reason: 'ABOUT-GRACE' }, now);
    await hidePost(db(), fiona, { post: hers, reason: 'WHY-HIDDEN' }, now);
    await reportPost(db(), grace, { post: his, reason: 'GRACES-REASON' }, now);

    expect(await deleteAccount(db(), grace, { passphrase }, now)).toBe('departed');
    const tables = ['posts', 'post_reports', 'post_hidings', 'audit_entries'] as const;
    const left = await Promise.all(tables.map((it) => db().selectFrom(it).selectAll().execute()));
    expect(JSON.stringify(left)).not.toMatch(/GRACE|WHY-HIDDEN/);
    expect(left[0]).toMatchObject([{ id: his, text: 'Peter’s.' }]);
    expect(left[1]).toMatchObject([{ post_id: his, reason: null, answered_at: null }]);
    expect(left[2]).toEqual([]);
  });

  it('takes along which mails she wanted, and the links in her mailbox', async () => {
    await chooseMails(db(), grace, { reminders: false, digest: true }, now);
    const digest = {
      template: 'digest',
      personId: grace.id,
      recipient: grace.email!,
      language: 'en',
      eventKey: 'digest:2026-W47',
      values: { name: '', threads: '', address: '' },
    } as const;
    await db()
      .transaction()
      .execute((trx) => postMessage(trx, digest, now));
    const left = () =>
      Promise.all([
        db().selectFrom('mail_preferences').selectAll().execute(),
        db().selectFrom('unsubscribe_links').selectAll().execute(),
      ]);
    expect((await left()).map((rows) => rows.length)).toEqual([2, 1]);
    await deleteAccount(db(), grace, { passphrase }, now);
    expect(await left()).toEqual([[], []]);
  });
});
