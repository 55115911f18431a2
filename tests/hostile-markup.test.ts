/** Markup where a name or a reason belongs: text on every page, in every mail, on the certificate. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPassedAttempt } from './factories/attempt.ts';
import { Client } from './setup/browserless.ts';
import { foundInMail, mailsIn } from './setup/mails.ts';
import { openStory, type Story } from './setup/told-story.ts';

const markups = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "'><iframe srcdoc=x>",
  '</title><script>alert(1)</script>',
  '</textarea><b onclick=alert(1)>',
  '<!--<script>',
  '{{constructor.constructor("alert(1)")()}}',
];
const passphrase = 'lamp river seven mango';

/** What a browser would run, had it been let through. */
const live = /<(script|img|svg|iframe|b)\b[^>]*(alert|srcdoc|onerror|onload|onclick)|<script>/i;

describe('markup', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory('SQLite', { listen: true });
  }, 120_000);
  afterAll(() => story.close());

  async function everywhere(person: string, paths: string[], client: Client): Promise<void> {
    const steward = await story.browser('aminata.kamara');
    for (const [who, path] of [
      ...paths.map((path) => [client, path] as const),
      ...[
        '/steward/people',
        `/steward/people/${person}`,
        '/steward/audit',
        '/steward/messages',
      ].map((path) => [steward, path] as const),
    ]) {
      const response = await who.get(path);
      expect(response.status, path).toBe(200);
      expect(await response.text(), path).not.toMatch(live);
    }
  }

  it.each(markups)('stays text: %s', async (markup) => {
    const email = `m${markups.indexOf(markup)}@example.org`;
    const newcomer = new Client(story.server.origin);
    // Sent back, it stands in the form again.
    const again = await newcomer.post('/sign-up', { name: markup, email, passphrase: 'short' });
    expect(again.status).toBe(422);
    expect(await again.text()).not.toMatch(live);
    const known = await newcomer.post('/sign-in', { who: markup, passphrase: markup });
    expect(await known.text()).not.toMatch(live);

    await newcomer.post('/sign-up', { name: markup, email, passphrase });
    const { id, name } = await story.db
      .selectFrom('people')
      .select(['id', 'name'])
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    expect(name).toBe(markup);
    await everywhere(id, ['/', '/me', '/courses', '/me/deletion'], newcomer);

    const course = await story.db
      .selectFrom('courses')
      .innerJoin('course_versions', 'course_versions.course_id', 'courses.id')
      .select(['courses.slug', 'course_versions.id as versionId'])
      .where('courses.slug', '=', 'the-journey-home')
      .executeTakeFirstOrThrow();
    const attempt = await aPassedAttempt(story.db, { id }, course);
    const issued = await newcomer.post(`/attempts/${attempt.id}/certificate`, { holder: markup });
    expect(issued.status).toBe(303);
    const address = issued.headers.get('location')!;
    await everywhere(id, [address, '/certificates'], newcomer);
    const visitor = new Client(story.server.origin);
    expect(await (await visitor.get(address)).text()).not.toMatch(live);

    const pdf = Buffer.from(await (await newcomer.get(`${address}.pdf`)).arrayBuffer());
    expect(pdf.toString('latin1')).not.toMatch(/\/(JavaScript|JS|OpenAction|Launch)\b/);
    const read = execFileSync('pdftotext', ['-enc', 'UTF-8', '-', '-'], { input: pdf }).toString();
    expect(read.replace(/\s+/g, '')).toContain(markup.replace(/\s+/g, ''));

    const steward = await story.browser('aminata.kamara');
    await steward.post(`/steward/people/${id}/suspension`, { reason: markup });
    const revocation = `/steward${address}/revocation`;
    expect(await (await steward.get(revocation)).text()).not.toMatch(live);
    expect((await steward.post(revocation, { reason: markup })).status).toBe(303);
    await everywhere(id, [address], visitor);
    expect(await (await steward.get(revocation)).text()).not.toMatch(live);
    for (const query of ['/steward/people?search=', '/steward?certificate=', '/verify?code='])
      expect(await (await steward.get(query + encodeURIComponent(markup))).text()).not.toMatch(
        live,
      );
  });

  it('reaches mails as text, in a mail that is nothing but text', async () => {
    await foundInMail(story.server.mailDirectory, /To: m7@example\.org/);
    const mails = mailsIn(story.server.mailDirectory);
    expect(mails.length).toBeGreaterThan(markups.length);
    for (const mail of mails) {
      expect(mail.match(/^Content-Type: .*$/gm)).toEqual([
        'Content-Type: text/plain; charset=utf-8',
      ]);
      expect(mail.match(/^(To|Cc|Bcc|Subject|From): /gm)).toHaveLength(3);
    }
  });

  it('makes no link of a name, for a stranger’s mail would carry it', async () => {
    const email = 'stranger@example.org';
    const name = 'You won! http://evil.example/win, www.evil.example or mailto:x@evil.example';
    await new Client(story.server.origin).post('/sign-up', { name, email, passphrase });
    const mail = await foundInMail(story.server.mailDirectory, /To: stranger@[^]*/);
    expect(mail).toContain('You won! http evil example win, www evil example');
    expect(mail).not.toMatch(/evil\.example|http:\/\/evil/);
  });

  it('has left nothing in the log that needs mending', () => {
    expect(story.server.output()).toBe('');
  });
});
