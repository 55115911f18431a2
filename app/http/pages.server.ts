/**
 * Answers with pages that load no script, which is to say with nearly all. Remix's own handler
 * readies each page to be hydrated: it ranks the whole map of routes, copies the request for each
 * loader twice, and encodes what loaders returned for a browser, keeping that for five seconds. Here
 * the router that Remix itself stands on is asked, with the one route in its map that the gate found.
 */
import type { AppLoadContext, EntryContext, ServerBuild } from '@remix-run/node';
import {
  createStaticHandler,
  getStaticContextFromError,
  isRouteErrorResponse,
  type AgnosticDataRouteObject,
  type StaticHandlerContext,
} from '@remix-run/router';

export interface Answer {
  status: number;
  headers: Headers;
  html: string | null;
}

/** What our entry.server.tsx exports beside what Remix asks for. */
export interface PageEntry {
  renderPage(remix: EntryContext, url: string, context: AppLoadContext): string;
}

type RouteModule = NonNullable<ServerBuild['routes'][string]>['module'];

/** The same build, as if it had one route. */
export function onlyRoute(build: ServerBuild, id: string): ServerBuild {
  const pick = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => name === 'root' || name === id));
  const assets = { ...build.assets, routes: pick(build.assets.routes) };
  return { ...build, routes: pick(build.routes), assets };
}

/** @param whole the build whose route is asked for again and again: what can be, is made once */
export function pageHandler(
  whole: ServerBuild,
  id: string,
): (request: Request, context: AppLoadContext) => Promise<Answer> {
  const build = onlyRoute(whole, id);
  const { renderPage } = build.entry.module as unknown as PageEntry;
  const { handleError } = build.entry.module;
  const modules: Record<string, RouteModule> = Object.fromEntries(
    Object.entries(build.routes).map(([name, route]) => [name, route!.module]),
  );
  const router = createStaticHandler([routesOf(build, id)], {
    future: { v7_relativeSplatPath: true, v7_throwAbortReason: true },
  });

  return async (request, context) => {
    const found = await router.query(request, { requestContext: context });
    if (found instanceof Response) {
      return { status: found.status, headers: found.headers, html: null };
    }
    const report = (error: unknown) =>
      handleError?.(error, { request, context, params: found.matches.at(-1)?.params ?? {} });
    for (const error of Object.values(found.errors ?? {})) {
      // What a route answered on purpose is no error; what the router could not do is.
      const cause = isRouteErrorResponse(error) && (error as { error?: Error }).error;
      if (!isRouteErrorResponse(error) || cause) report(error);
    }
    const render = (state: StaticHandlerContext) => {
      const { future, assets: manifest, isSpaMode } = build;
      const remix = { manifest, routeModules: modules, staticHandlerContext: state };
      const rest = { future, isSpaMode, serializeError: (error: Error) => error };
      return renderPage({ ...remix, ...rest } as unknown as EntryContext, request.url, context);
    };
    const headers = headersOf(modules, found);
    try {
      return { status: found.statusCode, headers, html: render(found) };
    } catch (error) {
      report(error);
      const broken = getStaticContextFromError(router.dataRoutes, found, error);
      return { status: broken.statusCode, headers, html: render(broken) };
    }
  };
}

function routesOf(build: ServerBuild, id: string): AgnosticDataRouteObject {
  const route = (name: string) => {
    const { path, index, module } = build.routes[name]!;
    const { loader, action, handle } = module;
    const hasErrorBoundary = name === 'root' || module.ErrorBoundary !== undefined;
    return { id: name, path, index, loader, action, handle, hasErrorBoundary };
  };
  return { ...route('root'), children: [route(id)] } as unknown as AgnosticDataRouteObject;
}

/**
 * As Remix has it: a route's `headers` speaks for it and its parent, the one whose boundary shows an
 * error hears the headers of what was thrown, and no cookie gets lost.
 */
function headersOf(modules: Record<string, RouteModule>, found: StaticHandlerContext): Headers {
  const none = new Headers();
  const { matches, errors, loaderHeaders, actionHeaders } = found;
  const boundary = errors ? matches.findIndex(({ route }) => route.id in errors) : -1;
  const shown = boundary < 0 ? matches : matches.slice(0, boundary + 1);
  const thrown = boundary < 0 ? undefined : thrownHeaders(found, boundary);
  let headers = none;
  for (const { route } of shown) {
    const parentHeaders = headers;
    const given = {
      parentHeaders,
      loaderHeaders: loaderHeaders[route.id] ?? none,
      actionHeaders: actionHeaders[route.id] ?? none,
      errorHeaders: route === shown.at(-1)!.route ? thrown : undefined,
    };
    const own = modules[route.id]!.headers;
    headers = new Headers(own ? (typeof own === 'function' ? own(given) : own) : parentHeaders);
    const { errorHeaders = none } = given;
    for (const from of [errorHeaders, given.actionHeaders, given.loaderHeaders, parentHeaders]) {
      for (const cookie of from.getSetCookie()) {
        if (!headers.getSetCookie().includes(cookie)) headers.append('Set-Cookie', cookie);
      }
    }
  }
  return headers;
}

/** Of the route that threw: it has headers, and nothing to show. */
function thrownHeaders(found: StaticHandlerContext, boundary: number): Headers | undefined {
  const { matches, actionHeaders, actionData, loaderHeaders, loaderData } = found;
  for (const { route } of matches.slice(boundary)) {
    const byAction = actionHeaders[route.id];
    if (byAction && actionData?.[route.id] === undefined) return byAction;
    const byLoader = loaderHeaders[route.id];
    if (byLoader && loaderData[route.id] === undefined) return byLoader;
  }
  return undefined;
}
