/** Hands a request that the gate let through to its route: pages here, all else through Remix. */
import { createRequestHandler } from '@remix-run/express';
import { createReadableStreamFromReadable, type ServerBuild } from '@remix-run/node';
import type { NextFunction, Request as Asked, RequestHandler, Response as Reply } from 'express';
import { config } from '#app/platform/config/config.server.ts';
import { asksForData } from './address.server.ts';
import { compress, quickest } from './compression.server.ts';
import { onlyRoute, pageHandler, type Answer } from './pages.server.ts';

/** Where hydrated pages ask for the rest of the map. */
const mapPath = '/__manifest';

/** The handler of each route, made when it is asked for first. */
export function routeHandlers(build: ServerBuild): (id: string) => RequestHandler {
  const whole = remixHandler(build);
  const made = new Map<string, RequestHandler>();
  return (id) => {
    let handler = made.get(id);
    if (!handler) made.set(id, (handler = handlerOf(build, id, whole)));
    return handler;
  };
}

function remixHandler(build: ServerBuild): RequestHandler {
  const handle = createRequestHandler({
    build,
    mode: config().mode,
    getLoadContext: (_request, response) => response.locals.context,
  });
  return (request, response, next) => void handle(request, response, next);
}

function handlerOf(build: ServerBuild, id: string, whole: RequestHandler): RequestHandler {
  const { default: component, handle } = build.routes[id]!.module;
  if ((handle as { hydrate?: true } | undefined)?.hydrate) return whole;
  const alone = remixHandler(onlyRoute(build, id));
  if (!component) return alone;
  const page = pageHandler(build, id);
  const show = async (request: Asked, response: Reply) =>
    send(await page(standard(request, response), response.locals.context), request, response);
  return (request: Asked, response: Reply, next: NextFunction) => {
    if (request.path === mapPath) whole(request, response, next);
    else if (asksForData(request.path)) alone(request, response, next);
    else
      show(request, response).catch((error: unknown) => {
        // Who went away while the page was made hears nothing more, and that is no error of ours.
        if (!response.closed || response.writableFinished) next(error);
      });
  };
}

/** The request as loaders and actions read it. */
function standard(request: Asked, response: Reply): Request {
  const { method, originalUrl, protocol } = request;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const url = `${protocol}://${request.headers.host}${originalUrl}`;
  if (method === 'GET') return new Request(url, { headers });
  const cut = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) cut.abort();
  });
  const body = createReadableStreamFromReadable(request);
  const init = { method, headers, body, signal: cut.signal, duplex: 'half' };
  return new Request(url, init as RequestInit);
}

function send({ status, headers, html }: Answer, request: Asked, response: Reply): void {
  response.status(status);
  for (const [name, value] of headers) response.append(name, value);
  if (html === null) {
    response.end();
    return;
  }
  const encoding = quickest(request.headers['accept-encoding']?.toString() ?? '');
  const body = compress(html, encoding);
  // Nothing in it, not even a nonce, is of this request alone (visitor-pages.server.ts).
  response.locals.still = true;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Length', body.byteLength);
  if (encoding) response.setHeader('Content-Encoding', encoding);
  response.end(body);
}
