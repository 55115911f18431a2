/**
 * An answer that the phone sends is kept without Remix: whoever sends it, and however it is spelt, the
 * reply is the one that the route gives.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from './setup/browserless.ts';
import { digest } from './setup/database-state.ts';
import { engines, forgetTemplates } from './setup/demo-database.ts';
import { readyLearners } from './setup/ready-learners.ts';
import { openStory, type Story } from './setup/told-story.ts';

type Pairs = [string, string][];

describe.each(engines)('answers on two ways (%s)', (engine) => {
  let story: Story;
  let attempts: string[];
  let submitted: string;
  let radio: [name: string, value: string];
  let submittedRadio: [name: string, value: string];
  const people: Client[] = [];

  beforeAll(async () => {
    story = await openStory(engine, { listen: true });
    attempts = [];
    for (const { id } of await readyLearners(story.db, 3)) {
      const { username } = await story.db
        .selectFrom('people')
        .select('username')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const person = await story.browser(username!, { 'accept-language': 'en' });
      people.push(person);
      const started = await person.post('/courses/the-journey-home/attempts', {
        clientId: randomUUID(),
      });
      attempts.push(started.headers.get('location')!);
    }
    const radioOf = async (at: number): Promise<[string, string]> => {
      const page = await (await people[at]!.get(attempts[at]!)).text();
      const [, name, value] = /type="radio"[^>]*name="(q\.[^"]+)"[^>]*value="([^"]+)"/.exec(page)!;
      return [name!, value!];
    };
    radio = await radioOf(0);
    submitted = attempts[2]!;
    // Everybody has a paper of their own.
    submittedRadio = await radioOf(2);
    await people[2]!.post(`${submitted}/submission`, { pageId: randomUUID(), confirm: 'yes' });
  }, 120_000);
  afterAll(() => story.close());
  afterAll(forgetTemplates);

  const headersOf = (response: Response) => {
    const about = [
      'date',
      'content-length',
      'transfer-encoding',
      'content-security-policy',
      // What Remix marks its answers with for a script of its own, which we do not send.
      'x-remix-response',
    ];
    return [...response.headers].filter(([name]) => !about.includes(name));
  };

  /** As the script spells it, and as a form with files would be spelt, which the route reads. */
  async function both(person: Client, path: string, fields: Pairs, headers = {}) {
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    const sent = [new URLSearchParams(fields), form].map(async (body) => {
      const response = await fetch(story.server.origin + path, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          origin: story.server.origin,
          cookie: [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...headers,
        },
        body,
      });
      return { status: response.status, headers: headersOf(response), body: await response.text() };
    });
    const [quick, routed] = [await sent[0]!, await sent[1]!];
    return { quick, routed };
  }

  it('are answered alike, byte by byte, whatever the answer is', async () => {
    const page = (): [string, string] => ['pageId', randomUUID()];
    const numbered = (): Pairs => [page(), ['sequence', '1'], radio];
    const own = `${attempts[0]}/answers`;
    const [first, second] = people as [Client, Client];
    const visitor = await story.browser(undefined, {});
    const stranger = new Client(story.server.origin);
    stranger.cookies.set('session', 'x'.repeat(43));
    const cases: [string, number, Client, string, Pairs, object?][] = [
      ['kept', 200, first, own, numbered()],
      ['kept in French', 200, first, own, numbered(), { 'accept-language': 'fr' }],
      ['nothing to keep', 200, first, own, [page()]],
      ['no page', 422, first, own, [radio]],
      ['an unknown question', 422, first, own, [page(), ['q.no-such-question', 'a']]],
      ['an unknown choice', 422, first, own, [page(), [radio[0], 'no-such-choice']]],
      ['too many fields', 422, first, own, Array.from({ length: 2100 }, () => page())],
      ['somebody else’s', 404, second, own, numbered()],
      ['somebody else’s, malformed', 404, second, own, [['x', 'y']]],
      ['none there', 404, first, `/attempts/${randomUUID()}/answers`, numbered()],
      ['too long a name', 404, first, `/attempts/${'a'.repeat(65)}/answers`, numbered()],
      ['sent before', 409, people[2]!, `${submitted}/answers`, [page(), submittedRadio]],
      ['nobody', 303, visitor, own, numbered()],
      ['a session that is over', 303, stranger, own, numbered()],
      ['from elsewhere', 403, first, own, numbered(), { origin: 'https://elsewhere.example' }],
      ['too large', 413, first, own, [page(), ['x', 'a'.repeat(300_000)]]],
      ['in capitals', 200, first, own.replace('/attempts', '/Attempts'), numbered()],
      ['with a search', 200, first, `${own}?x=1`, numbered()],
    ];
    for (const [what, status, person, path, fields, headers] of cases) {
      const { quick, routed } = await both(person, path, fields, headers ?? {});
      expect(quick, what).toEqual(routed);
      expect(quick.status, what).toBe(status);
    }
    expect(story.server.output()).toBe('');
  });

  it('are kept once, whichever way they come the second time', async () => {
    const [first] = people as [Client];
    const fields: Pairs = [['pageId', randomUUID()], ['sequence', '7'], radio];
    const count = async () =>
      (
        await story.db
          .selectFrom('answers')
          .select('id')
          .where('page_id', '=', fields[0]![1])
          .execute()
      ).length;
    await both(first, `${attempts[0]}/answers`, fields);
    expect(await count()).toBe(1);
    const before = await digest(story.db);
    await Promise.all(
      Array.from({ length: 20 }, () => first.post(`${attempts[0]}/answers`, fields)),
    );
    expect(await digest(story.db)).toBe(before);
  });

  it('of somebody who is suspended meanwhile are not kept', async () => {
    const second = people[1]!;
    const id = await story.personId('learner-1');
    const suspend = (at: string | null) =>
      story.db.updateTable('people').set({ suspended_at: at }).where('id', '=', id).execute();
    await suspend('2026-11-22T09:00:00.000Z');
    const refused = await both(second, `${attempts[1]}/answers`, [['pageId', randomUUID()], radio]);
    expect(refused.quick).toEqual(refused.routed);
    expect(refused.quick.status).toBe(303);
    await suspend(null);
  });
});
