/** RELIABILITY.md b35–37: whatever a title, a theme or a name holds, a mail about a meeting is one mail. */
import { expect, it } from 'vitest';
import { askForCase, casesFor, decideCase } from '#app/domain/clinic/clinic.server.ts';
import {
  inviteToMeetings,
  remindOfMeetings,
  reserve,
} from '#app/domain/meetings/meetings.server.ts';
import { deliverMessages } from '#app/domain/messages/messages.server.ts';
import { sendMail, type Mail } from '#app/platform/mail/mail.server.ts';
import { aPerson } from './factories/person.ts';
import { aSeries } from './factories/series.ts';
import { onEachEngine } from './setup/database.ts';
import { aMailServer } from './setup/mail-server.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const the25th = new Date('2026-11-25T09:00:00.000Z');
const dayBefore = new Date('2026-12-07T13:00:00.000Z');
const confirmed = { email_confirmed_at: '2026-01-05T08:00:00.000Z' };

const hostile = [
  'Title\r\nBcc: everybody@example.org\r\n\r\nHello',
  'Title\nX-Evil: yes',
  'Title\u2028Bcc: a@example.org\u0085Bcc: b@example.org',
  '=?utf-8?B?Qmt4Og==?= <script>alert(1)</script>',
  '{name} ${7*7} {count, plural, other {#}}',
  `"><img src=x> ${'long '.repeat(400)}`,
];

onEachEngine('Mails about a meeting', (db) => {
  it.each(hostile)('go to one person with one subject: %j', async (text) => {
    const amina = await aPerson(db(), 'Amina Hassan', { roles: ['facilitator'], ...confirmed });
    const grace = await aPerson(db(), 'Grace Atieno', confirmed);
    const peter = await aPerson(db(), 'Peter Mwangi', confirmed);
    const { id: series, first } = await aSeries(db(), amina);
    // No form takes these; the mails do not lean on that.
    await db().updateTable('series').set({ title: text }).where('id', '=', series).execute();
    await db().updateTable('meetings').set({ theme: text }).where('id', '=', first).execute();
    await db()
      .updateTable('people')
      .set({ name: text })
      .where('id', 'in', [amina.id, grace.id, peter.id])
      .execute();
    await inviteToMeetings(db(), the25th);
    await reserve(db(), grace, { meeting: first, answer: 'yes' }, now);
    await remindOfMeetings(db(), dayBefore);
    const sheet = { situation: 'A long way.', tried: 'Calling.', question: 'Who?' };
    for (const person of [grace, peter])
      expect(await askForCase(db(), person, { meeting: first, sheet }, now)).toBe('asked');
    const { cases } = (await casesFor(db(), amina, { meeting: first }, now))!;
    for (const [place, decision] of (['taken', 'declined'] as const).entries())
      await decideCase(db(), amina, { case: cases[place]!.id, decision }, now);

    // The mailer folds line ends on its own; what is kept has none to begin with.
    const kept = await db().selectFrom('messages').select('subject').execute();
    for (const { subject } of kept) expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    const server = await aMailServer();
    const send = (mail: Mail) => sendMail(mail, { smtpUrl: server.url, mailDirectory: '/nowhere' });
    await deliverMessages(db(), dayBefore, send);
    // Two invitations, a reminder, two for the host, and two decisions.
    expect(server.received).toHaveLength(7);
    const mine = [amina, grace, peter].map((person) => person.email);
    for (const { recipients, headers } of server.received) {
      expect(recipients).toHaveLength(1);
      expect(mine).toContain(recipients[0]);
      const named = (name: string) => headers.filter((it) => it.startsWith(`${name}:`));
      expect([named('To'), named('Subject'), named('Message-ID')].map((it) => it.length)).toEqual([
        1, 1, 1,
      ]);
      expect([...named('Bcc'), ...named('Cc'), ...named('X-Evil')]).toEqual([]);
      expect(named('Content-Type').join()).toContain('text/plain');
    }
  });
});
