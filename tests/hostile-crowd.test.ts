/** More people sign in at once than can be compared: most are served, the rest hear so at once. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetTemplates } from './setup/demo-database.ts';
import { openStory, type Story } from './setup/told-story.ts';

const [letIn, sent] = [200, 280];

describe('a crowd at the door', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory('SQLite', { listen: true });
  }, 120_000);
  afterAll(() => story.close());
  afterAll(forgetTemplates);

  const memory = () =>
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${story.server.pid}/status`, 'utf8'))![1]) /
    1024;

  it('is told to wait where there is no room, and holds nobody else up', async () => {
    const visitor = await story.browser(undefined, { 'accept-language': 'fr' });
    await (await visitor.get('/sign-in')).text();
    const before = memory();
    const signIn = (who: string, passphrase: string) =>
      visitor.post('/sign-in', { who, passphrase });
    const crowd = Promise.all(
      Array.from({ length: sent }, (_, at) => signIn(`nobody-${at}`, 'nobody has this passphrase')),
    );
    // The pages go on meanwhile: this one is answered long before the last of them.
    let isOver = false;
    void crowd.then(() => (isOver = true));
    expect((await visitor.get('/verify')).status).toBe(200);
    expect(isOver).toBe(false);

    const refused = (await crowd).filter((answer) => answer.status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(sent - letIn);
    for (const answer of refused) expect(answer.headers.get('retry-after')).toBe('5');
    expect(await refused[0]!.text()).toContain('Beaucoup de personnes se connectent');
    // A hash fills 19 MB: two hundred at once would be 3,800.
    expect(memory() - before).toBeLessThan(250);
    const owner = await signIn('grace.atieno', 'journey home demo');
    expect(owner.status).toBe(303);
    expect(story.server.output()).toBe('');
  }, 120_000);
});
