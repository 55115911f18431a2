/**
 * Walks every route × role × verb of app/http/access.ts against the built server: as document, as
 * `.data` request, and as Remix asked in its past (`_data`, `?index`). A denial leaves the database as
 * it was; another person's row answers the same bytes and headers as a missing one.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Db } from '#db/connection.server.ts';
import { access, type Rule } from '#app/http/access.ts';
import { securedRoles, type Role } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import routes from '#app/routes.ts';
import { anOrganization, leadsAll } from './factories/organization.ts';
import { anonymous, told } from './setup/alike.ts';
import { digest, quiet } from './setup/database-state.ts';
import { demoDatabase, engines, forgetTemplates } from './setup/demo-database.ts';
import { thingsOf } from './setup/story-things.ts';
import { startServer, type TestServer } from './setup/server.ts';
import { cookieFor } from './setup/session.ts';

/** Who walks: the owner of the things named in the addresses, and everybody who is not. */
const walkers = {
  visitor: null,
  owner: 'halima.abdi',
  'learner of the same organization': 'grace.atieno',
  'leader of the same organization': 'moses.okello',
  'leader of another organization': 'mirlande.joseph',
  'leader of this organization and another': 'rose.wanjiru',
  'leader of two other organizations': 'wilner.charles',
  trainer: 'naomi.wairimu',
  facilitator: 'malee.srisuk',
  'facilitator of other meetings': 'isata.conteh',
  steward: 'aminata.kamara',
  'steward without second factor': 'joseph.ssemakula',
  'former member': 'ruth.akinyi',
  suspended: 'peter.mwangi',
} as const;
type Walker = keyof typeof walkers;
type Method = 'GET' | 'POST';

/** Who leads two at once; Harambe is made for them. */
const leadTwo: [Walker, string[]][] = [
  ['leader of this organization and another', ['tumaini', 'lakay-soley']],
  ['leader of two other organizations', ['lakay-soley', 'harambe']],
];
const leaders = new Set<Walker>([
  'leader of the same organization',
  'leader of this organization and another',
]);

/** Written when content is published, and by no request: looked at before and after all of them. */
const isContent = new Set([
  ...['courses', 'course_versions', 'lessons', 'questions', 'files', 'pages', 'terms'],
  ...['job_aids', 'search_entries'],
]);

/** Of the meeting and series in the addresses: for the team of Tumaini, run by one facilitator. */
const runners = new Set<Walker>(['facilitator', 'steward']);
const comers = new Set<Walker>([
  ...runners,
  ...leaders,
  'owner',
  'learner of the same organization',
]);

type Promised = number | 'open' | 'second-factor';

/** The status that keeps a promise: programs that ask for data are sent nowhere. */
const answerTo = (promise: Promised, asData: boolean): number | 'open' => {
  if (promise === 'second-factor') return asData ? 403 : 303;
  return asData && promise === 303 ? 401 : promise;
};

const declared = (await Promise.resolve(routes)).map((route) => ({
  id: route.file.replace(/\.tsx?$/, ''),
  path: `/${route.path ?? ''}`,
}));

/** An address of `path`, naming the owner's things or, with `missing`, things that are not there. */
function address(path: string, things: Record<string, string>): string {
  if (path === '/*') return '/no/such/page';
  return path.replace(/:(\w+)/g, (_all, name: string) => things[name] ?? 'x');
}

const both = (rule: unknown) => ({ get: rule, post: rule });
/** What a visitor may send. */
const openToAnyone = [
  '/*',
  '/confirm/:token',
  '/join/:code',
  '/language',
  '/password/forgotten',
  '/password/new/:token',
  '/sign-in',
  '/sign-in/second-step',
  '/sign-out',
  '/sign-up',
  '/unsubscribe/:token',
];

describe.each(engines)('roles × verbs (%s)', (engine) => {
  let server: TestServer;
  let db: Db;
  let drop: () => Promise<void>;
  const cookies = new Map<Walker, string>();
  const roles = new Map<Walker, Role[]>();
  let own: Record<string, string>;
  let missing: Record<string, string>;

  beforeAll(async () => {
    const story = await demoDatabase(engine);
    drop = story.drop;
    server = await startServer({ databaseUrl: story.url });
    db = connect(story.url);
    await anOrganization(db, 'Harambe', { slug: 'harambe' });
    const person = (username: string) =>
      db
        .selectFrom('people')
        .select('id')
        .where('username', '=', username)
        .executeTakeFirstOrThrow();
    for (const [walker, username] of Object.entries(walkers) as [Walker, string | null][]) {
      if (username === null) continue;
      const { id } = await person(username);
      const secondFactor = walker !== 'steward without second factor';
      if (!secondFactor)
        await db.deleteFrom('second_factors').where('person_id', '=', id).execute();
      cookies.set(walker, await cookieFor(db, id, { secondFactor }));
      const appointed = await db
        .selectFrom('appointments')
        .select('role')
        .where('person_id', '=', id)
        .execute();
      roles.set(
        walker,
        appointed.map((row) => row.role),
      );
      if (walker === 'suspended') {
        await db
          .updateTable('people')
          .set({ suspended_at: new Date().toISOString() })
          .where('id', '=', id)
          .execute();
      }
    }
    for (const [walker, slugs] of leadTwo)
      await leadsAll(db, await person(walkers[walker]!), slugs);
    own = await thingsOf(db, walkers.owner);
    const { course, lesson, ...ids } = own;
    missing = {
      ...Object.fromEntries(Object.keys(ids).map((name) => [name, newId()])),
      course: course!,
      lesson: lesson!,
      number: otherNumber(own.number!),
      participation: otherNumber(own.participation!),
      organization: 'amahoro',
    };
    // The session of somebody suspended goes when it is first shown.
    await request('suspended', 'GET', '/');
    await quiet(db);
  }, 120_000);

  afterAll(async () => {
    await server.stop();
    await db.destroy();
    await drop();
  });
  afterAll(forgetTemplates);

  function request(walker: Walker, method: Method, path: string): Promise<Response> {
    const headers: Record<string, string> = {
      origin: server.origin,
      'accept-language': 'en',
      'accept-encoding': 'identity',
    };
    const cookie = cookies.get(walker);
    if (cookie) headers.cookie = cookie;
    const body = method === 'POST' ? { body: new URLSearchParams() } : {};
    return fetch(server.origin + path, { method, redirect: 'manual', headers, ...body });
  }

  /** What the table promises this walker: a status, a way to what is missing, or that the door is open. */
  function promised(walker: Walker, rule: Rule | undefined): Promised {
    if (!rule) return 405;
    const visitor = walker === 'visitor' || walker === 'suspended';
    if (rule.who === 'anyone') return 'open';
    if (visitor) return 303;
    const appointed = roles.get(walker) ?? [];
    const waiting = walker === 'steward without second factor' ? securedRoles : [];
    const held = appointed.filter((role) => !waiting.includes(role));
    const also = rule.also !== undefined && held.includes(rule.also);
    if (rule.who !== 'person' && !held.includes(rule.who) && !also) {
      const waits = [rule.who, rule.also].some((role) => role && waiting.includes(role as Role));
      return waits ? 'second-factor' : 403;
    }
    if (rule.comes) return comers.has(walker) ? 'open' : 404;
    if (rule.runs) return runners.has(walker) ? 'open' : 404;
    if (rule.leads) return within(walker, rule, held);
    if (rule.own && walker !== 'owner' && !also) return 404;
    return 'open';
  }

  /** Leaders pass, colleagues are told, and for anyone else there is no such organization. */
  function within(walker: Walker, rule: Rule, held: Role[]): 403 | 404 | 'open' {
    if (leaders.has(walker)) return 'open';
    if (walker === 'owner' || walker === 'learner of the same organization') return 403;
    return rule.also && held.includes(rule.also) ? 'open' : 404;
  }

  it('has a rule for every route, and no rule without one', () => {
    expect(Object.keys(access).sort()).toEqual(declared.map((route) => route.id).sort());
  });

  // The walk below takes its promises from the table; this does not, so that a slip there is seen.
  it('asks in each room for whom the address says it is', () => {
    const steward = { who: 'steward' };
    const leader = { who: 'person', leads: true };
    const own = { who: 'person', own: true };
    const rooms: [RegExp, { get: unknown; post: unknown }][] = [
      [/^\/steward(\/|$)|\/revocation$/, { get: steward, post: steward }],
      [/^\/organizations\/:/, { get: expect.objectContaining(leader), post: leader }],
      [/^\/series\/:/, both({ who: 'person', runs: true })],
      [/^\/series(\/new)?$/, both({ who: 'facilitator', also: 'steward' })],
      [/^\/attempts\//, both(own)],
      [/^\/me\/sessions\/:/, both(own)],
      [/^\/me(\/|$)/, both({ who: 'person' })],
    ];
    const open: string[] = [];
    for (const { id, path } of declared) {
      const rules = access[id]!;
      const room = rooms.find(([address]) => address.test(path))?.[1];
      if (room) {
        if (rules.get) expect(rules.get, `GET ${path}`).toEqual(room.get);
        if (rules.post) expect(rules.post, `POST ${path}`).toEqual(room.post);
      }
      if (rules.post?.who === 'anyone') open.push(path);
    }
    expect(open.sort()).toEqual(openToAnyone);
  });

  const cellsOf = (route: { id: string }) =>
    (Object.keys(walkers) as Walker[]).flatMap((walker) =>
      (['GET', 'POST'] as const).map((method) => {
        const rule = access[route.id]?.[method === 'GET' ? 'get' : 'post'];
        return { walker, method, promise: promised(walker, rule) };
      }),
    );

  let asItWas: string;
  let content: string;
  it('has something to lose', async () => {
    asItWas = await digest(db, isContent);
    content = await digest(db);
  });

  // First all that is denied, with what it must not change; then what is open, which may be written down.
  for (const route of declared) {
    it(`keeps ${route.path}`, async () => {
      const path = address(route.path, own);
      const absent = address(route.path, missing);
      const cells = cellsOf(route).filter(({ promise }) => promise !== 'open');
      // What Remix asked in its past is taken off before anybody looks who asks: once for each answer.
      const denied = cells.map((cell, at) => ({
        ...cell,
        past:
          cells.findIndex((it) => it.method === cell.method && it.promise === cell.promise) === at,
      }));
      await Promise.all(
        denied.map(async ({ walker, method, promise, past }) => {
          for (const { way, there, gone } of waysTo(route.id, method, path, absent)) {
            if (way === 'past' && !past) continue;
            const where = `${walker} ${method} ${there}`;
            const response = await request(walker, method, there);
            const text = await response.text();
            const asData = way === 'data';
            expect(response.status, where).toBe(answerTo(promise, asData));
            if (response.status === 303)
              expect(response.headers.get('location'), where).toMatch(
                promise === 303 ? /^\/sign-in\?next=/ : /^\/me\/second-factor$/,
              );
            if (asData || way === 'past') expect(text, where).not.toMatch(/Abdi|Chebet/);
            if (promise !== 404) continue;
            const nothing = await request(walker, method, gone);
            expect(nothing.status, where).toBe(404);
            const other = await nothing.text();
            expect(anonymous(text, response, own, missing), where).toBe(
              anonymous(other, nothing, own, missing),
            );
            // A longer address makes a longer page, where it names itself.
            const alike = there.length === gone.length;
            expect(told(response, alike), where).toEqual(told(nothing, alike));
          }
        }),
      );
      const after = await digest(db, isContent);
      expect(after, `a denial at ${path} changed the database`).toBe(asItWas);
    });
  }

  it('has changed nothing by all that it denied, content included', async () => {
    expect(await digest(db)).toBe(content);
  });

  for (const route of declared) {
    it(`opens ${route.path} to whom it promises`, async () => {
      const path = address(route.path, own);
      // Open writes change the story; they are what the other tests are about.
      const open = cellsOf(route).filter((it) => it.promise === 'open' && it.method === 'GET');
      const statuses = new Map<Walker, number>();
      await Promise.all(
        open.map(async ({ walker, method }) => {
          const where = `${walker} ${method} ${path}`;
          const response = await request(walker, method, path);
          await response.arrayBuffer();
          statuses.set(walker, response.status);
          expect([200, 302, 303, 404, 410], where).toContain(response.status);
          // A token or a file that was never made is rightly not there, nor a course one never joined.
          if (!/[*]|:token|:hash|withdrawal/.test(route.path))
            expect(response.status, where).not.toBe(404);
        }),
      );
      // To lead another one as well neither opens a door of this one nor closes it.
      if (access[route.id]?.get?.leads)
        expect(new Set([...leaders].map((walker) => statuses.get(walker))).size, path).toBe(1);
    });
  }
});

/** The ways to ask for one thing, and for a thing that is not there: they differ in nothing. */
function waysTo(id: string, method: Method, path: string, absent: string) {
  const asData = (it: string) => (it === '/' ? '/_root.data' : `${it}.data`);
  const past = (it: string) =>
    method === 'GET' ? `${it}?_data=${encodeURIComponent(id)}` : `${it}?index`;
  return [
    { way: 'document', there: path, gone: absent },
    { way: 'data', there: asData(path), gone: asData(absent) },
    { way: 'past', there: past(path), gone: past(absent) },
  ];
}

/** The same shape, one sign further: a number that nobody holds. */
function otherNumber(number: string): string {
  const last = number.at(-1) === '7' ? '8' : '7';
  return number.slice(0, -1) + last;
}
