/** Texts that no keyboard makes, in every field of a leader's and an applicant's forms. */
import { afterAll, describe, expect, it } from 'vitest';
import { engines, forgetTemplates, type Engine } from './setup/demo-database.ts';
import { posting, texts } from './setup/hostile-texts.ts';
import { thingsOf } from './setup/story-things.ts';
import { openStory, type Story } from './setup/told-story.ts';

const home = '/organizations/tumaini';
const course = 'the-journey-home';

/** What every form answers to every text, and what is kept of it. */
async function outcomes(story: Story): Promise<Record<string, unknown>> {
  const { db } = story;
  const leader = await story.browser('moses.okello');
  const steward = await story.browser('joseph.ssemakula');
  const applicant = await story.browser('malee.srisuk');
  const { application, path } = await thingsOf(db, 'halima.abdi');
  const { id: list } = await db
    .selectFrom('staff_lists')
    .select('id')
    .where('confirmed_at', 'is', null)
    .executeTakeFirstOrThrow();
  const { id: requirement } = await db
    .selectFrom('requirements')
    .select('id')
    .where('person_id', '=', await story.personId('faith.chebet'))
    .executeTakeFirstOrThrow();
  const post = posting(story);
  const settings = { name: 'Tumaini', country: 'KE', kind: 'residential', registration: '' };
  const scores = {
    registration: '2',
    leadership: '2',
    safeguarding: '2',
    references: '2',
    reform: '2',
  };

  const all: Record<string, unknown> = {};
  for (const [what, text] of Object.entries(texts)) {
    const statuses = [
      await post(`${home}/people/new`, { list: text, position: 'Cook' }, leader),
      await post(`${home}/people/new`, { list: `Agnes Wambui\t${text}`, position: text }, leader),
      await post(`${home}/lists/${list}`, { 'name-1': text, 'email-1': text }, leader),
      await post(
        `${home}/lists/${list}`,
        { 'name-1': 'A', 'phone-1': text, 'position-1': text },
        leader,
      ),
      await post(`${home}/lists/${list}/confirmation`, { seen: text }, leader),
      await post(`${home}/slips`, { person: text }, leader),
      await post(
        `${home}/enrolments`,
        { people: text, courses: text, path: text, due: text },
        leader,
      ),
      await post(`${home}/paths`, { title: text, [`order-${course}`]: text }, leader),
      await post(`${home}/paths/${path}`, { title: text, [`order-${course}`]: '1' }, leader),
      await post(
        `${home}/requirements/${requirement}/extension`,
        { due: '2027-05-01', reason: text },
        leader,
      ),
      await post(
        `${home}/requirements/${requirement}/extension`,
        { due: text, reason: 'A' },
        leader,
      ),
      await post(`${home}/requirements/${requirement}/waiver`, { reason: text }, leader),
      await post(`${home}/requirements/${requirement}/waiver`, { undone: 'yes' }, leader),
      await post(`${home}/people/x/departure`, { day: text, reason: text }, leader),
      await post(`${home}/people/x/role`, { role: text }, leader),
      await post(`${home}/settings`, { ...settings, languages: text }, leader),
      await post(`${home}/settings`, { ...settings, name: text, registration: text }, leader),
      await post('/invitations/x/answer', { answer: text }, leader),
      await post('/join/x', { pin: text, pinAgain: text, passphrase: '' }),
      await post(
        '/apply',
        { name: text, services: text, why: text, firstContact: text },
        applicant,
      ),
      await post(
        `/steward/applications/${application}/review`,
        { ...scores, opinion: text },
        steward,
      ),
      await post(`/steward/applications/${application}/interview`, { message: text }, steward),
      await post(
        `/steward/applications/${application}/decision`,
        { decision: text, reason: text },
        steward,
      ),
      await post('/steward/organizations/tumaini/review', { outcome: text, notes: text }, steward),
    ];
    const { name, registration } = await db
      .selectFrom('organizations')
      .select(['name', 'registration'])
      .where('slug', '=', 'tumaini')
      .executeTakeFirstOrThrow();
    const { rows } = await db
      .selectFrom('staff_lists')
      .select('rows')
      .where('id', '=', list)
      .executeTakeFirstOrThrow();
    const titles = await db.selectFrom('learning_paths').select('title').orderBy('title').execute();
    all[what] = { statuses, name, registration, rows: JSON.parse(rows), titles: titles.length };
  }
  return all;
}

describe('texts in the rooms of a team', () => {
  const found = new Map<Engine, Record<string, unknown>>();
  const stories: Story[] = [];
  afterAll(() => Promise.all(stories.map((story) => story.close())));
  afterAll(forgetTemplates);

  it.each(engines)(
    'are kept or sent back, and break nothing (%s)',
    async (engine) => {
      const story = await openStory(engine, { listen: true });
      stories.push(story);
      const all = await outcomes(story);
      found.set(engine, all);
      const odd = Object.entries(all).flatMap(([what, it]) =>
        (it as { statuses: number[] }).statuses
          .map((status, place) => `${what}: form ${place} answers ${status}`)
          .filter((line) => !/(200|303|404|410|413|422|429)$/.test(line)),
      );
      expect(odd).toEqual([]);
      expect(story.server.output()).toBe('');
    },
    180_000,
  );

  it('are what they were where people write them so', () => {
    expect(found.get('SQLite')).toMatchObject({
      Thai: { name: texts.Thai, registration: texts.Thai },
      emoji: { name: texts.emoji },
      SQL: { name: texts.SQL, registration: texts.SQL },
      'accents apart': { name: 'Amélie' },
      // SQLite would keep it, and PostgreSQL would not.
      'a NUL': { name: 'GraceAtieno', registration: 'GraceAtieno' },
    });
  });

  if (engines.length > 1)
    it('come to the same on both engines', () => {
      expect(found.get('PostgreSQL')).toEqual(found.get('SQLite'));
    });
});
