/** What becomes of a route's answer, with a stub in place of React: it tells what it was handed. */
import {
  data,
  redirect,
  type AppLoadContext,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type ServerBuild,
} from '@remix-run/node';
import { beforeEach, describe, expect, it } from 'vitest';
import { pageHandler, type PageEntry } from './pages.server.ts';

let reported: unknown[] = [];
let rendered: Record<string, unknown>[] = [];
let breaks = false;
beforeEach(() => {
  [reported, rendered, breaks] = [[], [], false];
});

const renderPage: PageEntry['renderPage'] = ({ staticHandlerContext, manifest }) => {
  const { loaderData, actionData, errors } = staticHandlerContext;
  rendered.push({ loaderData, actionData, errors, routes: Object.keys(manifest.routes) });
  if (breaks && !errors) throw new Error('a component broke');
  return '<html>';
};

const now = new Date('2026-11-30T08:00:00.000Z');
const loader = () => ({ here: 'thing' });
function open(module: Record<string, unknown>) {
  const routes = {
    root: { id: 'root', path: '', module: { loader: () => 'rooted', ErrorBoundary: () => null } },
    thing: { id: 'thing', parentId: 'root', path: 'things/:thing', module },
    other: { id: 'other', parentId: 'root', path: '*', module: {} },
  };
  const handleError = (error: unknown) => void reported.push(error);
  const build = {
    routes,
    assets: { routes: { root: {}, thing: {}, other: {} } },
    entry: { module: { renderPage, handleError } },
    future: {},
  };
  const handle = pageHandler(build as unknown as ServerBuild, 'thing');
  return (init?: RequestInit) =>
    handle(new Request('http://x/things/one?a=b', init), { now } as AppLoadContext);
}
const form = { method: 'POST', body: new URLSearchParams({ a: 'b' }) };

describe('a page without scripts', () => {
  it('hands its route the request, the address and the context, and knows of no other', async () => {
    const ask = open({
      default: () => null,
      loader: ({ request, params, context }: LoaderFunctionArgs) => ({
        url: request.url,
        thing: params.thing,
        now: context.now,
      }),
    });
    expect(await ask()).toMatchObject({ status: 200, html: '<html>' });
    expect(rendered).toEqual([
      {
        loaderData: {
          root: 'rooted',
          thing: { url: 'http://x/things/one?a=b', thing: 'one', now },
        },
        actionData: null,
        errors: null,
        routes: ['root', 'thing'],
      },
    ]);
  });

  it('lets a redirect go its way, cookies and all', async () => {
    const headers = [
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ] as [string, string][];
    const action = () => redirect('/elsewhere', { status: 303, headers });
    const answer = await open({ default: () => null, loader, action })(form);
    expect(answer).toMatchObject({ status: 303, html: null });
    expect(answer.headers.get('location')).toBe('/elsewhere');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(rendered).toEqual([]);
  });

  it('keeps the status of a form that was refused, and what the route says of headers', async () => {
    const answer = await open({
      default: () => null,
      loader,
      action: () =>
        data(
          { refill: 'b' },
          { status: 422, headers: { 'Retry-After': '60', 'Set-Cookie': 'c=3' } },
        ),
      headers: (({ actionHeaders }) => ({
        'Cache-Control': 'no-store',
        'Retry-After': actionHeaders.get('Retry-After') ?? '',
      })) satisfies HeadersFunction,
    })(form);
    expect(answer.status).toBe(422);
    expect(rendered[0]).toMatchObject({ actionData: { thing: { refill: 'b' } } });
    expect(Object.fromEntries(answer.headers)).toEqual({
      'cache-control': 'no-store',
      'retry-after': '60',
      'set-cookie': 'c=3',
    });
  });

  it('shows the error boundary for what is thrown on purpose, and reports nothing', async () => {
    const missing = () => {
      throw data(null, { status: 404 });
    };
    const answer = await open({ default: () => null, loader: missing })();
    expect(answer).toMatchObject({ status: 404, html: '<html>' });
    expect(rendered[0]).toMatchObject({ errors: { root: { status: 404 } } });
    expect(reported).toEqual([]);
  });

  it('reports what broke in a loader, or while it was drawn, and shows the boundary', async () => {
    const broken = () => {
      throw new Error('a loader broke');
    };
    expect((await open({ default: () => null, loader: broken })()).status).toBe(500);
    expect(reported).toEqual([new Error('a loader broke')]);
    breaks = true;
    const answer = await open({ default: () => null, loader })();
    expect(answer).toMatchObject({ status: 500, html: '<html>' });
    expect(reported).toEqual([new Error('a loader broke'), new Error('a component broke')]);
    expect(rendered.at(-1)).toMatchObject({ errors: { root: new Error('a component broke') } });
  });
});
