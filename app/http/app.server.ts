/** One request, from the socket to Remix: what every page and every form passes on its way. */
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import express, {
  type ErrorRequestHandler,
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import sirv from 'sirv';
import { config } from '#app/platform/config/config.server.ts';
import { log } from '#app/platform/log/log.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { speak } from '#app/words/words.ts';
import './context.ts';
import { judge, routeFinder, type Verdict } from './gate.server.ts';
import { lastWordOnCaching, nonceOf, securityHeaders } from './headers.server.ts';
import { bodyLimit, dropForwarded } from './limits.server.ts';
import { originCheck } from './origin-check.server.ts';
import { safeRedirect } from './safe-redirect.ts';
import { seeViewer } from './viewer.server.ts';

/** @param assets folders served as they are: the built client, or none while Vite serves them. */
export function createApp(build: ServerBuild, assets: string[] = []): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  if (config().trustProxy) app.set('trust proxy', 1);
  else app.use(dropForwarded);
  app.use(securityHeaders);
  for (const folder of assets) app.use(fileServer(folder));
  app.use(requestLog, originCheck, bodyLimit, lastWordOnCaching, gate(build));
  app.use(onError);
  return app;
}

/** Files as they are, or as the build compressed them; an asset's name says what is in it. */
function fileServer(folder: string) {
  return sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    dev: !config().production && !config().demo,
    setHeaders: (response, path) =>
      response.setHeader(
        'Cache-Control',
        path.startsWith('/assets/')
          ? 'public, max-age=31536000, immutable'
          : 'public, max-age=3600',
      ),
  });
}

function gate(build: ServerBuild): RequestHandler {
  const findRoute = routeFinder(build);
  const handle = createRequestHandler({
    build,
    mode: config().mode,
    getLoadContext: (_request, response) => response.locals.context,
  });
  const pass = async (request: Request, response: Response, next: NextFunction) => {
    const pathname = decodePath(request);
    const route = pathname === null ? null : findRoute(documentPath(pathname));
    response.locals.route = route;
    const { viewer, sessionId, cookie } = await seeViewer(request);
    if (cookie) response.append('Set-Cookie', cookie);
    response.set('Cache-Control', viewer.signedIn ? 'no-store' : 'no-cache');
    response.vary('Cookie, Accept-Language, Accept-Encoding');

    const verdict = judge(route, request.method, viewer);
    if (verdict !== 'open' && turnAway(verdict, request, response)) return;
    response.locals.context = {
      viewer,
      sessionId,
      say: speak(viewer.language),
      now: new Date(),
      clientAddress: request.ip ?? '',
      denied: typeof verdict === 'number' ? verdict : null,
      nonce: nonceOf(response),
    } satisfies AppLoadContext;
    await handle(request, response, next);
  };
  return (request, response, next) => void pass(request, response, next).catch(next);
}

/** Answers who may not pass; true when that was all, false when the page for lost people follows. */
function turnAway(
  verdict: Exclude<Verdict, 'open'>,
  request: Request,
  response: Response,
): boolean {
  const asksForData = request.path.endsWith('.data');
  if (asksForData) {
    response.status(verdict === 'sign-in' ? 401 : verdict).end();
    return true;
  }
  if (verdict === 'sign-in') {
    const next = request.method === 'GET' ? request.originalUrl : pageBefore(request);
    response.redirect(303, `/sign-in?next=${encodeURIComponent(next)}`);
    return true;
  }
  request.method = 'GET';
  request.originalUrl = '/-';
  return false;
}

/** The page a form was sent from: where to go on after signing in again. */
function pageBefore(request: Request): string {
  const referer = request.get('referer') ?? '';
  return URL.canParse(referer) ? safeRedirect(new URL(referer).pathname) : '/';
}

/** Null for an address that names nothing: badly encoded, or with a NUL, which PostgreSQL refuses. */
function decodePath(request: Request): string | null {
  try {
    return decodeURIComponent(request.originalUrl).includes('\0')
      ? null
      : decodeURIComponent(request.path);
  } catch {
    return null;
  }
}

/** The page whose data a single-fetch request asks for. */
function documentPath(pathname: string): string {
  return pathname === '/_root.data' ? '/' : pathname.replace(/\.data$/, '');
}

const requestLog: RequestHandler = (request, response, next) => {
  const began = performance.now();
  response.on('finish', () => {
    log().info({
      method: request.method,
      // The route, not the address: an address may hold a token.
      route: response.locals.route ?? undefined,
      status: response.statusCode,
      ms: Math.round(performance.now() - began),
    });
  });
  next();
};

const onError: ErrorRequestHandler = (error, _request, response, next) => {
  const id = newId();
  log().error({ id, error: { message: String(error?.message ?? error), stack: error?.stack } });
  if (response.headersSent) return next(error);
  response.status(500).type('text/plain').send(`Something went wrong on our side. (${id})\n`);
};
