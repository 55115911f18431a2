/**
 * Walks every route × role × verb of app/http/access.ts against the built server, as document and
 * as `.data` request. A denial leaves the database as it was; another person's row answers the
 * same bytes as a missing one.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Db } from '#db/connection.server.ts';
import { access, type Rule } from '#app/http/access.ts';
import { securedRoles, type Role } from '#app/domain/people/people.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import routes from '#app/routes.ts';
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
  trainer: 'naomi.wairimu',
  facilitator: 'malee.srisuk',
  'facilitator of other meetings': 'isata.conteh',
  steward: 'aminata.kamara',
  'steward without second factor': 'joseph.ssemakula',
  'former member': 'ruth.akinyi',
  suspended: 'peter.mwangi',
} as const;
type Walker = keyof typeof walkers;

/** Of the meeting and series in the addresses: for the team of Tumaini, run by one facilitator. */
const runners = new Set<Walker>(['facilitator', 'steward']);
const comers = new Set<Walker>([
  ...runners,
  'owner',
  'learner of the same organization',
  'leader of the same organization',
]);

type Promised = number | 'open' | 'second-factor';

const declared = (await Promise.resolve(routes)).map((route) => ({
  id: route.file.replace(/\.tsx?$/, ''),
  path: `/${route.path ?? ''}`,
}));

/** An address of `path`, naming the owner's things or, with `missing`, things that are not there. */
function address(path: string, things: Record<string, string>): string {
  if (path === '/*') return '/no/such/page';
  return path.replace(/:(\w+)/g, (_all, name: string) => things[name] ?? 'x');
}

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

  function request(walker: Walker, method: 'GET' | 'POST', path: string): Promise<Response> {
    const headers: Record<string, string> = { origin: server.origin, 'accept-language': 'en' };
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
    if (walker === 'leader of the same organization') return 'open';
    if (walker === 'owner' || walker === 'learner of the same organization') return 403;
    return rule.also && held.includes(rule.also) ? 'open' : 404;
  }

  it('has a rule for every route, and no rule without one', () => {
    expect(Object.keys(access).sort()).toEqual(declared.map((route) => route.id).sort());
  });

  for (const route of declared) {
    it(`keeps ${route.path}`, async () => {
      const path = address(route.path, own);
      const absent = address(route.path, missing);
      const cells = (Object.keys(walkers) as Walker[]).flatMap((walker) =>
        (['GET', 'POST'] as const).map((method) => {
          const rule = access[route.id]?.[method === 'GET' ? 'get' : 'post'];
          return { walker, method, promise: promised(walker, rule) };
        }),
      );
      const before = await digest(db);
      for (const { walker, method, promise } of cells) {
        if (promise === 'open') continue;
        const where = `${walker} ${method} ${path}`;
        const response = await request(walker, method, path);
        if (promise === 'second-factor') {
          expect(response.status, where).toBe(303);
          expect(response.headers.get('location'), where).toBe('/me/second-factor');
          continue;
        }
        expect(response.status, where).toBe(promise);
        if (promise === 303) {
          expect(response.headers.get('location'), where).toMatch(/^\/sign-in\?next=/);
        }
        if (promise === 404) {
          const there = anonymous(await response.text(), own, missing);
          const gone = await request(walker, method, absent);
          expect(gone.status, where).toBe(404);
          const nothing = anonymous(await gone.text(), own, missing);
          expect(there, where).toBe(nothing);
        }
      }
      expect(await digest(db), `a denial at ${path} changed the database`).toBe(before);
      // Open writes change the story; they are what the other tests are about.
      for (const { walker, method, promise } of cells) {
        if (promise !== 'open' || method === 'POST') continue;
        const where = `${walker} ${method} ${path}`;
        const response = await request(walker, method, path);
        expect([200, 302, 303, 404, 410], where).toContain(response.status);
        // A token or a file that was never made is rightly not there, nor a course one never joined.
        if (!/[*]|:token|:hash|withdrawal/.test(route.path))
          expect(response.status, where).not.toBe(404);
      }
    });

    it(`keeps ${route.path} as data`, async () => {
      const path = address(route.path, own);
      const asData = path === '/' ? '/_root.data' : `${path}.data`;
      for (const walker of Object.keys(walkers) as Walker[]) {
        const promise = promised(walker, access[route.id]?.get);
        const response = await request(walker, 'GET', asData);
        const where = `${walker} ${asData}`;
        const text = await response.text();
        if (promise === 303) expect(response.status, where).toBe(401);
        else if (promise === 'second-factor') expect(response.status, where).toBe(403);
        else if (promise === 403 || promise === 405) expect(response.status, where).toBe(promise);
        if (promise !== 'open') expect(text, where).not.toMatch(/Abdi|Chebet/);
      }
    });
  }
});

/** A page that names its own address, without what the address names. */
const anonymous = (page: string, ...things: Record<string, string>[]): string =>
  things.flatMap(Object.values).reduce((text, thing) => text.replaceAll(thing, '·'), page);

/** The same shape, one sign further: a number that nobody holds. */
function otherNumber(number: string): string {
  const last = number.at(-1) === '7' ? '8' : '7';
  return number.slice(0, -1) + last;
}
