import { beforeEach, expect, it } from 'vitest';
import type { Template } from '#app/domain/messages/messages.ts';
import { deliverMessages, postMessages } from '#app/domain/messages/messages.server.ts';
import type { SignedIn } from '#app/domain/people/people.ts';
import { sendMail, type Mail } from '#app/platform/mail/mail.server.ts';
import { aPerson } from '../../../tests/factories/person.ts';
import { onEachEngine } from '../../../tests/setup/database.ts';
import { aMailServer } from '../../../tests/setup/mail-server.ts';
import { mailPreferencesForm } from './mail-preferences.ts';
import {
  chooseMails,
  mailPreferencesOf,
  stoppedBy,
  unsubscribe,
  whoWants,
} from './mail-preferences.server.ts';

const now = new Date('2026-11-23T08:00:00.000Z');
const token = /\/unsubscribe\/([\w-]{43})(?![\w-])/;

onEachEngine('Mail preferences', (db) => {
  const untouched = { invitations: true };
  let grace: SignedIn;
  let peter: SignedIn;
  beforeEach(async () => {
    grace = await aPerson(db(), 'Grace Atieno');
    peter = await aPerson(db(), 'Peter Mwangi');
  });
  const post = (person: SignedIn, eventKey: string, template: Template = 'digest') =>
    db()
      .transaction()
      .execute((trx) =>
        postMessages(
          trx,
          [
            {
              template,
              personId: person.id,
              recipient: person.email!,
              language: 'en',
              eventKey,
              values: { name: person.name, threads: 'x', address: 'http://x.example', signIn: 'x' },
            },
          ],
          now,
        ),
      );
  const tokenOf = async (eventKey: string) => {
    const { body } = await db()
      .selectFrom('messages')
      .select('body')
      .where('event_key', '=', eventKey)
      .executeTakeFirstOrThrow();
    return token.exec(body)?.[1] ?? '';
  };

  it('begin with reminders, and without a digest', async () => {
    expect(await mailPreferencesOf(db(), grace)).toEqual({
      ...untouched,
      reminders: true,
      digest: false,
    });
    const people = [grace.id, peter.id];
    expect(await whoWants(db(), { kind: 'reminders', people })).toEqual(new Set(people));
    expect(await whoWants(db(), { kind: 'digest', people })).toEqual(new Set());
    await chooseMails(db(), grace, { reminders: false, digest: true }, now);
    expect(await mailPreferencesOf(db(), grace)).toEqual({
      ...untouched,
      reminders: false,
      digest: true,
    });
    expect(await mailPreferencesOf(db(), peter)).toEqual({
      ...untouched,
      reminders: true,
      digest: false,
    });
    expect(await whoWants(db(), { kind: 'reminders', people })).toEqual(new Set([peter.id]));
    expect(await whoWants(db(), { kind: 'digest', people })).toEqual(new Set([grace.id]));
  });

  it('keep what was chosen, and nothing that nobody touched', async () => {
    await chooseMails(db(), grace, { reminders: true, digest: false }, now);
    expect(await db().selectFrom('mail_preferences').selectAll().execute()).toEqual([]);
    expect(mailPreferencesForm.parse({ digest: 'on' })).toEqual({
      reminders: false,
      invitations: false,
      digest: true,
    });
  });

  it('are stopped from a mail, for its kind and its person, as often as it is pressed', async () => {
    await chooseMails(db(), grace, { reminders: true, digest: true }, now);
    await chooseMails(db(), peter, { reminders: true, digest: true }, now);
    await post(grace, 'digest:1');
    const sent = await tokenOf('digest:1');
    expect(await stoppedBy(db(), { token: sent })).toBe('digest');
    expect((await mailPreferencesOf(db(), grace)).digest).toBe(true);
    const all = await Promise.all([1, 2, 3].map(() => unsubscribe(db(), { token: sent }, now)));
    expect(all).toEqual([1, 2, 3].map(() => ({ stopped: 'digest' })));
    expect(await mailPreferencesOf(db(), grace)).toEqual({
      ...untouched,
      reminders: true,
      digest: false,
    });
    expect((await mailPreferencesOf(db(), peter)).digest).toBe(true);
    for (const made of ['', 'x', sent.slice(1), `${sent}x`, "' or 1=1 --"]) {
      expect(await unsubscribe(db(), { token: made }, now)).toBeNull();
      expect(await stoppedBy(db(), { token: made })).toBeNull();
    }
  });

  it('have a link in each mail of a kind, kept hashed, and none in any other', async () => {
    await post(grace, 'digest:1');
    await post(grace, 'digest:1');
    await post(grace, 'other', 'account-joined');
    expect(await tokenOf('other')).toBe('');
    const links = await db().selectFrom('unsubscribe_links').selectAll().execute();
    expect(links).toHaveLength(1);
    expect(JSON.stringify(links)).not.toContain(await tokenOf('digest:1'));
    expect(await unsubscribe(db(), { token: await tokenOf('digest:1') }, now)).not.toBeNull();
  });

  it('reach the mail program as RFC 8058 asks, and are not kept when the mail is gone', async () => {
    const server = await aMailServer();
    await post(grace, 'digest:1');
    const sent = await tokenOf('digest:1');
    await post(peter, 'other', 'account-joined');
    const send = (mail: Mail) => sendMail(mail, { smtpUrl: server.url, mailDirectory: '/nowhere' });
    await deliverMessages(db(), now, send);
    const headersOf = (person: SignedIn) =>
      server.received.find((mail) => mail.recipients[0] === person.email)!.headers.join('\n');
    expect(headersOf(grace)).toMatch(
      new RegExp(`^List-Unsubscribe:\\s+<http[^>\\s]+/unsubscribe/${sent}>$`, 'm'),
    );
    expect(headersOf(grace)).toMatch(/^List-Unsubscribe-Post:\s+List-Unsubscribe=One-Click$/m);
    expect(headersOf(peter)).not.toContain('List-Unsubscribe');
    const kept = await db().selectFrom('messages').selectAll().execute();
    expect(kept.map((message) => message.state)).toEqual(['sent', 'sent']);
    expect(JSON.stringify(kept)).not.toContain(sent);
    expect(await unsubscribe(db(), { token: sent }, now)).toEqual({ stopped: 'digest' });
  });
});
