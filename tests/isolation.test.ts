/**
 * One organization never sees another's. Every room of a leader is generated from the map of
 * routes, in two organizations, each naming the things of both, and walked by the leaders of both,
 * by colleagues, by who left and by who is suspended. Whoever does not lead the organization, or
 * names a thing of the other one, finds nothing, and the database is as it was. So it is for who leads
 * both: what they ask for in one shows nothing of the other, by no byte. In the end the leader sends
 * the very same forms to the own rooms and each of them works: they could have harmed.
 */
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { access } from '#app/http/access.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import routes from '#app/routes.ts';
import { leadsAll } from './factories/organization.ts';
import { anonymous, told } from './setup/alike.ts';
import { digest } from './setup/database-state.ts';
import { engines, forgetTemplates } from './setup/demo-database.ts';
import { openStory, type Story } from './setup/told-story.ts';
import type { Client } from './setup/browserless.ts';
import { secondTeam } from './setup/second-team.ts';
import { thingsOf } from './setup/story-things.ts';

type Home = 'tumaini' | 'lakay-soley';
const homes: Home[] = ['tumaini', 'lakay-soley'];
const both = 'the leader of both';

const rooms = (await Promise.resolve(routes))
  .map(({ file, path }) => ({ id: file.replace(/\.tsx?$/, ''), path: `/${path}` }))
  .filter(({ id }) => access[id]?.get?.leads || access[id]?.post?.leads);

describe.each(engines)('rooms of a leader (%s)', (engine) => {
  let story: Story;
  const things = {} as Record<Home, Record<string, string>>;
  const walkers = new Map<string, { client: Client; leads: readonly Home[] }>();
  const leaders = {} as Record<Home, Client>;

  beforeAll(async () => {
    story = await openStory(engine);
    const { db } = story;
    things.tumaini = { ...(await thingsOf(db, 'halima.abdi')), ...(await openThingsOf(story)) };
    things['lakay-soley'] = await secondTeam(db);
    // Who has a passphrase may be made a leader.
    await db.updateTable('people').set({ password_hash: 'x' }).where('email', 'is', null).execute();
    await db
      .updateTable('memberships')
      .set({ role: 'leader' })
      .where('person_id', 'in', [
        await story.personId('ruth.akinyi'),
        await story.personId('peter.mwangi'),
      ])
      .execute();
    await leadsAll(db, { id: await story.personId('rose.wanjiru') }, homes);
    const cast: [string, string, Home[]][] = [
      ['the leader of Tumaini', 'moses.okello', ['tumaini']],
      ['the leader of Lakay Solèy', 'mirlande.joseph', ['lakay-soley']],
      [both, 'rose.wanjiru', homes],
      ['a colleague', 'grace.atieno', []],
      ['a leader who left Tumaini', 'ruth.akinyi', []],
      ['a leader of Tumaini who is suspended', 'peter.mwangi', []],
      ['a trainer', 'naomi.wairimu', []],
      ['somebody invited', 'salome.njeri', []],
    ];
    for (const [who, username, leads] of cast) {
      // As it is, so that what differs is not hidden in what is packed.
      const client = await story.browser(username, { 'accept-encoding': 'identity' });
      walkers.set(who, { client, leads });
      if (leads.length === 1) leaders[leads[0]!] = client;
    }
    await db
      .updateTable('people')
      .set({ suspended_at: '2026-11-01T08:00:00.000Z' })
      .where('username', '=', 'peter.mwangi')
      .execute();
    // The session of somebody suspended goes when it is first shown.
    await walkers.get('a leader of Tumaini who is suspended')!.client.get('/');
  }, 120_000);
  afterAll(() => story.close());
  afterAll(forgetTemplates);

  /** The address of a room in `home`, naming things of `whose`. */
  const addressOf = (path: string, home: Home, whose: Home): string =>
    path.replace(/:(\w+)/g, (_, name: string) =>
      name === 'organization' ? home : things[whose][name]!,
    );

  /** Asked again with things that nobody has: but for what the address names, the same answer. */
  async function isAsMissing(
    client: Client,
    at: { path: string; home: Home; whose: Home },
    answer: Response,
    text: string,
  ): Promise<void> {
    const named = things[at.whose];
    const none = Object.fromEntries(Object.keys(named).map((name) => [name, newId()]));
    const absent = at.path.replace(/:(\w+)/g, (_, name: string) =>
      name === 'organization' ? at.home : none[name]!,
    );
    const nothing = await client.get(absent);
    const other = await nothing.text();
    expect(nothing.status, absent).toBe(404);
    expect(anonymous(text, answer, named, none), absent).toBe(
      anonymous(other, nothing, named, none),
    );
    expect(told(answer, true), absent).toEqual(told(nothing, true));
  }

  /** What a leader of `whose` would send there: whole, so that only the door can refuse it. */
  async function formFor(id: string, whose: Home): Promise<Record<string, string>> {
    const { course, slipless, list } = things[whose];
    // By any leader's clock it is over, be it in Haiti before the day of UTC has come.
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const forms: Record<string, Record<string, string>> = {
      'routes/staff/new': { list: 'Agnes Wambui\nJohn Kamau', position: 'Cook' },
      'routes/staff/list': { 'name-1': 'Lucy Wambui Maina', 'email-1': '', 'phone-1': '' },
      'routes/staff/slips': { person: slipless! },
      'routes/organizations/departure': { day: yesterday, reason: 'Moved away' },
      'routes/organizations/role': { role: 'leader' },
      'routes/organizations/settings': {
        name: 'Renamed',
        country: 'UG',
        kind: 'adviser',
        registration: '',
      },
      'routes/requirements/enrolments': { people: slipless!, courses: course!, due: '2027-05-01' },
      'routes/requirements/paths': { title: 'Night staff', [`order-${course}`]: '1' },
      'routes/requirements/path': { title: 'Renamed', [`order-${course}`]: '1' },
      'routes/requirements/extension': { due: '2027-06-01', reason: 'Ill for a week' },
      'routes/requirements/waiver': { reason: 'Has another certificate' },
    };
    if (id === 'routes/staff/confirmation')
      return { seen: await sealOn(leaders[whose], whose, list!) };
    return forms[id] ?? {};
  }

  const sealOn = async (leader: Client, home: Home, list: string): Promise<string> =>
    /name="seen" value="([^"]+)"/.exec(
      await (await leader.get(`/organizations/${home}/lists/${list}`)).text(),
    )?.[1] ?? 'none';

  it('are many, and each says who may enter', () => {
    expect(rooms.length).toBeGreaterThanOrEqual(23);
    for (const room of rooms) expect(room.path).toMatch(/^\/organizations\/:organization/);
  });

  for (const { id, path } of rooms) {
    it(`keep the other one out of ${path}`, async () => {
      const before = await digest(story.db);
      for (const home of homes) {
        for (const whose of path.includes(':', path.indexOf(':') + 1) ? homes : [home]) {
          const address = addressOf(path, home, whose);
          for (const [who, { client, leads }] of walkers) {
            if (leads.includes(home) && whose === home) continue;
            const where = `${who}: ${address} (${whose})`;
            const refused = who.includes('suspended')
              ? [303]
              : who === 'a colleague' && home === 'tumaini'
                ? [403]
                : [404];
            if (access[id]?.get) {
              const page = await client.get(address);
              expect(refused, `GET ${where}`).toContain(page.status);
              const text = await page.text();
              expect(text, `GET ${where}`).not.toMatch(/Halima|Nadège|Agnes/);
              if (who === both) await isAsMissing(client, { path, home, whose }, page, text);
            }
            if (access[id]?.post) {
              const sent = await client.post(address, await formFor(id, whose));
              expect(refused, `POST ${where}`).toContain(sent.status);
            }
          }
        }
      }
      expect(await digest(story.db), `a refusal at ${path} changed the database`).toBe(before);
    });
  }

  it.each(['the leader of Lakay Solèy', both])(
    'take nobody of another organization from the body of a form of %s',
    async (who) => {
      const [{ client }, home] = [walkers.get(who)!, '/organizations/lakay-soley'];
      const { person, slipless, course, path } = things.tumaini;
      const before = await digest(story.db);
      const due = '2027-05-01';
      await client.post(`${home}/enrolments`, { people: person!, courses: course!, due });
      const own = things['lakay-soley'].person!;
      await client.post(`${home}/enrolments`, { people: own, path: path!, due });
      await client.post(`${home}/slips`, { person: slipless! });
      expect(await digest(story.db)).toBe(before);
    },
  );

  it('show who leads both, in each, nothing of the other', async () => {
    const { client } = walkers.get(both)!;
    for (const home of homes) {
      const elsewhere = await namesOf(story, home === 'tumaini' ? 'lakay-soley' : 'tumaini');
      const here = await namesOf(story, home);
      expect(elsewhere.length).toBeGreaterThanOrEqual(4);
      let seen = '';
      for (const { id, path } of rooms.filter((room) => access[room.id]?.get)) {
        const address = addressOf(path, home, home);
        const answer = await client.get(address);
        expect([200, 302], address).toContain(answer.status);
        const shown = textIn(id, Buffer.from(await answer.arrayBuffer()));
        expect(
          elsewhere.filter((name) => shown.includes(name)),
          address,
        ).toEqual([]);
        seen += shown;
      }
      // They were looked for where they would stand.
      expect(here.filter((name) => !seen.includes(name))).toEqual([]);
    }
  });

  it('would have obeyed these forms, had their leader sent them', async () => {
    const last = ['routes/staff/undoing', 'routes/organizations/departure'];
    const writes = rooms.filter(({ id }) => access[id]?.post);
    const inOrder = [
      ...writes.filter(({ id }) => !last.includes(id)),
      ...last.flatMap((id) => writes.filter((room) => room.id === id)),
    ];
    for (const home of homes) {
      for (const { id, path } of inOrder) {
        const before = await digest(story.db);
        const address = addressOf(path, home, home).replace(
          things[home].person!,
          id === 'routes/staff/slip' ? things[home].slipless! : things[home].person!,
        );
        const sent = await leaders[home].post(address, await formFor(id, home));
        expect([200, 303], `${address}: ${sent.status}`).toContain(sent.status);
        expect(await digest(story.db), `${address} did nothing`).not.toBe(before);
      }
    }
  });
});

/** The words of a page or of a file, whatever they are packed in. */
function textIn(id: string, bytes: Buffer): string {
  const parts = /zip|xlsx/.test(id) ? unzipSync(bytes) : { page: bytes };
  return Object.entries(parts)
    .map(([name, part]) => `${name} ${Buffer.from(part).toString('utf8')}`)
    .join('\n')
    .replace(/&#x27;|’/g, "'");
}

/** Of who works in `home` and nowhere else. */
async function namesOf({ db }: Story, home: Home): Promise<string[]> {
  const rows = await db
    .selectFrom('memberships')
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .innerJoin('organizations', 'organizations.id', 'memberships.organization_id')
    .select(['people.name', 'people.username', 'organizations.slug'])
    .where('memberships.ended_at', 'is', null)
    .execute();
  return rows
    .filter((it) => it.slug === home && it.username !== 'rose.wanjiru')
    .map((it) => it.name);
}

/** Things of Tumaini that a form can still change. */
async function openThingsOf({ db, personId }: Story): Promise<Record<string, string>> {
  const { id: list } = await db
    .selectFrom('staff_lists')
    .select('id')
    .where('confirmed_at', 'is', null)
    .executeTakeFirstOrThrow();
  const { id: requirement } = await db
    .selectFrom('requirements')
    .select('id')
    .where('person_id', '=', await personId('faith.chebet'))
    .executeTakeFirstOrThrow();
  return { list, requirement, slipless: await personId('brian.otieno') };
}
