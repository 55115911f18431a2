/**
 * RELIABILITY.md b27–b32: the one form that takes a file reads rows out of it and keeps nothing else:
 * not its bytes, not its name, and not without end.
 */
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowances } from '#app/platform/limits/limits.server.ts';
import type { Client } from './setup/browserless.ts';
import { digest } from './setup/database-state.ts';
import { sendRaw } from './setup/socket.ts';
import { openStory, type Story } from './setup/told-story.ts';
import { forgetTries } from './setup/tries.ts';

const form = '/organizations/tumaini/people/new';
const script =
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const png = Buffer.from('89504e470d0a1a0a0000000d49484452ffffffffffffffff', 'hex');
const sheet = (xml: string) =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8(
        '<workbook><sheets><sheet name="a" sheetId="1"/></sheets></workbook>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(xml),
      '../../evil.sh': strToU8('rm'),
    }),
  );

describe('files', () => {
  let story: Story;
  let leader: Client;
  let filesBefore: number;
  beforeAll(async () => {
    story = await openStory('SQLite', { listen: true });
    leader = await story.browser('moses.okello', { 'accept-language': 'en' });
    filesBefore = (await story.db.selectFrom('files').selectAll().execute()).length;
  }, 120_000);
  afterAll(() => story.close());

  function upload(name: string, bytes: Buffer, type = 'text/csv', path = form) {
    const body = Buffer.concat([
      Buffer.from(
        `--x\r\nContent-Disposition: form-data; name="list"\r\n\r\n\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n--x--\r\n'),
    ]).toString('latin1');
    return sendRaw(
      story.server.origin,
      [
        `POST ${path} HTTP/1.1`,
        'Sec-Fetch-Site: same-origin',
        `Cookie: session=${leader.cookies.get('session')}`,
        'Content-Type: multipart/form-data; boundary=x',
        `Content-Length: ${Buffer.byteLength(body, 'latin1')}`,
      ],
      body,
    );
  }

  it.each<[string, string, Buffer, string?]>([
    ['a GIF that is JavaScript', 'a.csv', Buffer.from('GIF89a/*\0\0*/=alert(1)')],
    ['a picture of four billion pixels', 'a.png', png, 'image/png'],
    ['a program', 'a.csv', Buffer.from('7f454c460201010000000000', 'hex')],
    ['a workbook that is none', 'a.xlsx', Buffer.from('PK\u0003\u0004 not at all', 'latin1')],
    ['nothing but NUL', 'a.csv', Buffer.alloc(4096)],
    ['a byte order mark alone', 'a.csv', Buffer.from('fffe', 'hex')],
  ])('that are %s bring nobody, and say what to do', async (_, name, bytes, type) => {
    forgetTries(story.server.databaseUrl);
    const before = await digest(story.db);
    const answer = await upload(name, bytes, type);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatch(/role="alert"/);
    expect(await digest(story.db)).toBe(before);
  });

  it.each<[string, string, Buffer, string?]>([
    ['SVG with a script', 'a.svg', Buffer.from(script), 'image/svg+xml'],
    ['HTML called a picture', 'a.jpg', Buffer.from('<script>alert(1)</script>'), 'image/jpeg'],
    ['a PDF in letters', 'a.csv', Buffer.from('%PDF-1.7\n1 0 obj<</S/JavaScript/JS(alert)>>')],
    [
      'a workbook with entities',
      'a.xlsx',
      sheet('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>'),
    ],
  ])(
    'that are %s are words at most: rows to be mended, or refused',
    async (_, name, bytes, type) => {
      forgetTries(story.server.databaseUrl);
      const answer = await upload(name, bytes, type);
      expect([303, 422]).toContain(answer.status);
      const list = answer.headers.get('location');
      const page = list
        ? await (await leader.get(new URL(list, story.server.origin).pathname)).text()
        : answer.body;
      expect(page).toContain('<html lang="en"');
      expect(page).not.toMatch(
        /<script>|onload="|xmlns="http:\/\/www\.w3\.org\/2000\/svg" onload|root:x/,
      );
      // Whatever it was, nothing serves it again.
      const kept = JSON.stringify(await story.db.selectFrom('staff_lists').selectAll().execute());
      expect(kept).not.toMatch(/root:x|image\/(svg|jpeg)/);
      expect((await story.db.selectFrom('files').selectAll().execute()).length).toBe(filesBefore);
    },
  );

  it.each([
    '../../a.csv',
    '..\\\\..\\\\a.csv',
    '/etc/passwd',
    'CON',
    'a.csv\u0000.html',
    'a%00.csv',
    `${'a'.repeat(5000)}.csv`,
    '=cmd|calc.csv',
    '<img src=x onerror=alert(1)>.csv',
    '\u202egpj.vsc',
  ])('keep nothing of a name: %s', async (name) => {
    forgetTries(story.server.databaseUrl);
    const folder = dirname(story.server.databaseUrl.slice('file:'.length));
    const there = readdirSync(folder).sort();
    const answer = await upload(name, Buffer.from('Agnes Wambui,0712 345678\n'));
    expect([303, 422]).toContain(answer.status);
    expect(answer.body).not.toContain('onerror=alert');
    const kept = JSON.stringify(await story.db.selectFrom('staff_lists').selectAll().execute());
    expect(kept).not.toMatch(/passwd|\bCON\b|\.csv|\.html|onerror|cmd\||aaaaaaaa|vsc/);
    expect(readdirSync(folder).sort()).toEqual(there);
    // No header of the answer takes a line of it.
    expect(answer.headers.has('x-evil')).toBe(false);
  });

  it('whose name breaks its line are a form that nobody can read', async () => {
    const answer = await upload('a.csv"\r\nX-Evil: yes\r\n\r\nBcc: x', Buffer.from('Agnes Wambui'));
    expect([303, 422]).toContain(answer.status);
    expect(answer.headers.has('x-evil')).toBe(false);
  });

  it('are taken by no other form', async () => {
    forgetTries(story.server.databaseUrl);
    const before = await digest(story.db);
    for (const path of [
      '/me',
      '/apply',
      '/organizations/tumaini/settings',
      '/organizations/tumaini/slips',
    ])
      expect((await upload('a.csv', Buffer.from('x'), 'text/csv', path)).status, path).toBe(422);
    expect(await digest(story.db)).toBe(before);
  });

  it('a thousand of them end at as many as an hour allows', async () => {
    forgetTries(story.server.databaseUrl);
    const statuses: number[] = [];
    for (let count = 0; count < 1000; count += 20)
      statuses.push(
        ...(await Promise.all(
          Array.from({ length: 20 }, () => upload('a.png', png).then((answer) => answer.status)),
        )),
      );
    expect(statuses.filter((status) => status === 422)).toHaveLength(
      allowances['staff-list'].points,
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(
      1000 - allowances['staff-list'].points,
    );
  }, 60_000);

  it('have left nothing in the log that needs mending', () => {
    expect(story.server.output()).toBe('');
  });
});
