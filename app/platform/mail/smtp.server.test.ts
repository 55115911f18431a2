import { expect, it } from 'vitest';
import { aMailServer } from '../../../tests/setup/mail-server.ts';
import { sendBySmtp } from './smtp.server.ts';

const mail = {
  to: 'grace@example.org',
  from: 'JOURNEYHOME <no-reply@example.org>',
  subject: 'A link',
  text: 'http://here/password/new/x',
  messageId: '<1@example.org>',
  at: new Date(),
  unsubscribe: null,
};

it('hands a mail to a server on this machine, and to no other without TLS', async () => {
  const server = await aMailServer();
  const bytes = Buffer.from('Subject: A link\r\n\r\nhttp://here/password/new/x\r\n');
  // The same server, by a name that does not say that it is near.
  const far = server.url.replace('127.0.0.1', '0.0.0.0');
  expect(await sendBySmtp(far, mail, bytes)).toMatchObject({ result: 'later' });
  expect(server.received).toEqual([]);
  expect(await sendBySmtp(server.url, mail, bytes)).toEqual({ result: 'sent' });
  expect(server.received).toHaveLength(1);
});
