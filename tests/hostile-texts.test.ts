/** Texts that no keyboard makes, in every field: kept or sent back, the same on both engines. */
import { afterAll, describe, expect, it } from 'vitest';
import { engines, forgetTemplates, type Engine } from './setup/demo-database.ts';
import { encoded, posting, texts } from './setup/hostile-texts.ts';
import { openStory, type Story } from './setup/told-story.ts';

const course = '/courses/the-journey-home';
const lesson = `${course}/lessons/why-family`;
const account = { email: 'x@example.org', passphrase: 'lamp river seven mango' };
const profile = { language: 'en', timeZone: 'Africa/Nairobi' };

async function outcomes(story: Story): Promise<Record<string, unknown>> {
  const learner = await story.browser('david.mutua');
  const steward = await story.browser('aminata.kamara');
  const victim = await story.personId('wilner.charles');
  const post = posting(story);
  const row = (username: string) =>
    story.db
      .selectFrom('people')
      .select(['name', 'certificate_name', 'suspension_reason'])
      .where('username', '=', username)
      .executeTakeFirstOrThrow();

  const all: Record<string, unknown> = {};
  for (const [count, [what, text]] of Object.entries(texts).entries()) {
    await story.db
      .updateTable('people')
      .set({ name: 'as before', certificate_name: 'as before' })
      .where('username', '=', 'david.mutua')
      .execute();
    const statuses = await Promise.all<number | string>([
      post('/sign-up', { ...account, name: text, email: `${count}@example.org` }),
      post('/sign-up', { ...account, name: 'A', email: `${text}@example.org` }),
      post('/sign-up', { ...account, name: 'A', timeZone: text }),
      post('/sign-up', { name: 'A', email: 'y@example.org', passphrase: `${text}    short` }),
      post('/sign-in', { who: text, passphrase: text }),
      post('/password/forgotten', { email: `${text}@example.org` }),
      post('/language', { language: text, next: text }),
      post('/me', { ...profile, name: text, certificateName: 'A' }, learner).then((first) =>
        post('/me', { ...profile, name: 'A', certificateName: text }, learner).then(
          (second) => `${first} ${second}`,
        ),
      ),
      post(`${lesson}/reflection`, { reflection: 'poverty-in-my-centre', text }, learner),
      post(`${lesson}/reflection`, { reflection: text, text: 'A' }, learner),
      post(`${lesson}/reflection`, { reflection: text, text: '' }, learner),
      post(
        `${course}/lessons/${encoded(text).slice(0, 9000)}/reflection`,
        { reflection: 'a', text: '' },
        learner,
      ),
      post(`/steward/people/${victim}/suspension`, { reason: text }, steward),
      post(`/steward/people/${victim}/appointments`, { role: text }, steward),
      post(`/steward/people/${victim}/dismissals`, { role: 'trainer', reason: text }, steward),
    ]);
    // Alone: whether a passphrase is weak depends on the name of its person.
    statuses.push(await post('/me/password', { current: text, passphrase: text }, learner));
    const { name, certificate_name } = await row('david.mutua');
    const { suspension_reason } = await row('wilner.charles');
    const reflections = await story.db.selectFrom('reflections').select('text').execute();
    all[what] = { statuses, name, certificate_name, suspension_reason, reflections };
    await post(`/steward/people/${victim}/restoration`, {}, steward);
    await story.db.deleteFrom('reflections').execute();
  }
  return all;
}

describe('texts', () => {
  const found = new Map<Engine, Record<string, unknown>>();
  const stories: Story[] = [];
  afterAll(() => Promise.all(stories.map((story) => story.close())));
  afterAll(forgetTemplates);

  it.each(engines)(
    'are kept or sent back in every field, and break nothing (%s)',
    async (engine) => {
      const story = await openStory(engine, { listen: true });
      stories.push(story);
      const all = await outcomes(story);
      found.set(engine, all);
      const others = Object.values(all)
        .flatMap((it) => (it as { statuses: (number | string)[] }).statuses)
        .filter((status) => !/^(303|404|413|422|429)( (303|422|413))?$/.test(String(status)));
      expect(others).toEqual([]);
      expect(story.server.output()).toBe('');
    },
    180_000,
  );

  it('are what they were where people write them so', () => {
    expect(found.get('SQLite')).toMatchObject({
      Thai: { name: 'A', certificate_name: texts.Thai, suspension_reason: texts.Thai },
      emoji: { certificate_name: texts.emoji, reflections: [{ text: texts.emoji }] },
      'right to left': { certificate_name: texts['right to left'] },
      SQL: { certificate_name: texts.SQL, reflections: [{ text: texts.SQL }] },
      'accents apart': { certificate_name: 'Amélie' },
      'a right-to-left override': { certificate_name: 'Grace gnp.exe' },
      'a NUL': {
        certificate_name: 'GraceAtieno',
        suspension_reason: 'GraceAtieno',
        reflections: [{ text: 'GraceAtieno' }],
      },
    });
  });

  if (engines.length > 1)
    it('come to the same on both engines', () => {
      expect(found.get('PostgreSQL')).toEqual(found.get('SQLite'));
    });
});
