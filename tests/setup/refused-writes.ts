/** What people see while nothing can be written: reading goes on, each sentence is true, nothing typed is lost. */
import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Db } from '#db/connection.server.ts';
import { Client } from './browserless.ts';
import { radiosOf, type Learner } from './journal.ts';

export interface Witness {
  learner: Client;
  /** Reads French; was here before, but not today, and the session is half over. */
  french: Client;
  attempt: string;
  question: string;
  choices: string[];
}

const lesson = '/courses/the-journey-home/lessons/why-family';

/** Two people who are in the middle of something when it happens. */
export async function witnesses(
  origin: string,
  db: Db,
  [grace, nadege]: Learner[],
): Promise<Witness> {
  const learner = new Client(origin, { cookie: grace!.cookie });
  const french = new Client(origin, { cookie: nadege!.cookie });
  await db.updateTable('people').set({ language: 'fr' }).where('id', '=', nadege!.id).execute();
  await db
    .updateTable('sessions')
    // Used before today, so that today's use is to be written down.
    .set({
      used_on: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
      expires_at: new Date(Date.now() + 5 * 86_400_000).toISOString(),
    })
    .where('person_id', '=', nadege!.id)
    .execute();
  const begun = await learner.post('/courses/the-journey-home/attempts', {
    clientId: randomUUID(),
  });
  const attempt = begun.headers.get('location')!;
  const [question, choices] = radiosOf(await (await learner.get(attempt)).text())[0]!;
  return { learner, french, attempt, question, choices };
}

interface Expected {
  status: 503 | 507;
  /** What who watches the process is told. */
  health: 200 | 503;
  /** Of the page that comes instead. */
  french: string;
  /** What became of it. */
  sent: 'What you just sent was not kept.' | 'We cannot tell whether what you just sent was kept.';
}

export async function expectRefusedWrites(witness: Witness, expected: Expected): Promise<void> {
  const { learner, french, attempt, question, choices } = witness;
  const { status } = expected;
  for (const path of [attempt, lesson, '/courses', '/me', `${lesson}.data`])
    expect((await french.get(path === attempt ? '/' : path)).status, path).toBe(200);
  expect((await learner.get(attempt)).status).toBe(200);
  expect((await learner.get('/health')).status).toBe(expected.health);

  // The phone's script reads the status alone: from 500 on, it keeps what it has. PostgreSQL has room
  // for some more rows in pages that it has.
  const pageId = randomUUID();
  const send = (sequence: number) =>
    learner.post(`${attempt}/answers`, {
      ...{ pageId, sequence: String(sequence) },
      [`q.${question}`]: choices[0]!,
    });
  let save = await send(1);
  for (let more = 2; save.ok && more < 500; more++) save = await send(more);
  expect(save.status).toBe(status);
  expect(save.headers.get('retry-after')).toBe('30');
  expect(await save.text()).toContain(expected.sent);

  // Without the script a page comes, with the form in it.
  const plain = { pageId: randomUUID(), confirm: 'yes', [`q.${question}`]: choices[1]! };
  const page = await learner.post(`${attempt}/submission`, plain);
  expect(page.status).toBe(status);
  const html = await page.text();
  expect(html).toContain(expected.sent);
  expect(html).toContain(`<form method="post" action="${attempt}/submission"`);
  for (const [name, value] of Object.entries(plain))
    expect(html).toContain(`<input type="hidden" name="${name}" value="${value}"/>`);

  const noise = randomBytes(1200).toString('hex');
  const text = `Ma pensée : « une famille »\n& <une> maison ${noise}`;
  const reflection = { reflection: 'poverty-in-my-centre', text };
  const refused = await french.post(`${lesson}/reflection`, reflection);
  expect(refused.status).toBe(status);
  const words = await refused.text();
  expect(words).toContain(`<title>${expected.french}`);
  expect(words).toContain('<html lang="fr"');
  expect(words).toContain('Ma pensée : « une famille »\n&amp; &lt;une&gt; maison');
  // Who only reads is told before they type.
  const reading = await (await french.get(lesson)).text();
  expect(reading).toContain('Rien de nouveau ne peut être gardé en ce moment. Continuez à lire');

  const data = await french.post(`${lesson}/reflection.data`, reflection);
  expect(data.status).toBe(status);
  expect(await data.text()).not.toMatch(/sqlite|disk|select|node_modules/i);

  // A passphrase stands on no page, not even on this one.
  const secret = await new Client(learner.origin).post('/sign-up', {
    name: 'Somebody New',
    who: 'somebody@example.org',
    username: 'somebody.new',
    passphrase: 'correct horse battery staple',
  });
  expect(await secret.text()).not.toContain('correct horse');
}

/** As soon as there is room again, the same forms are taken. */
export async function expectRecovered({
  learner,
  french,
  attempt,
  question,
  choices,
}: Witness): Promise<void> {
  await expect.poll(async () => (await learner.get('/health')).status, { timeout: 5000 }).toBe(200);
  const fields = { pageId: randomUUID(), sequence: '1', [`q.${question}`]: choices[0]! };
  expect((await learner.post(`${attempt}/answers`, fields)).status).toBe(200);
  const reflection = { reflection: 'poverty-in-my-centre', text: 'Ma pensée' };
  expect((await french.post(`${lesson}/reflection`, reflection)).status).toBe(303);
  const reading = await (await french.get(lesson)).text();
  expect(reading).not.toContain('Rien de nouveau ne peut être gardé');
  const last = { pageId: randomUUID(), touched: '', confirm: 'yes' };
  const sent = await learner.post(`${attempt}/submission`, last);
  expect(sent.headers.get('location')).toBe(`${attempt}/result`);
}
