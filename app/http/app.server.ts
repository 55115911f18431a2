/** One request, from the socket to Remix: what every page and every form passes on its way. */
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import express, {
  type ErrorRequestHandler,
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { config } from '#app/platform/config/config.server.ts';
import { reportError } from '#app/platform/log/log.server.ts';
import { speak } from '#app/words/words.ts';
import { asksForData, documentPath, isReadable, settleAddress } from './address.server.ts';
import './context.ts';
import { hasRoom } from './crowd.server.ts';
import { filesOf } from './files.server.ts';
import { judge, methodsOf, routeFinder, type Verdict } from './gate.server.ts';
import { lastWordOnCaching, nonceOf, retryLater, securityHeaders } from './headers.server.ts';
import { bodyLimit, dropForwarded } from './limits.server.ts';
import { mountMetrics } from './metrics.server.ts';
import { originCheck } from './origin-check.server.ts';
import { keepPace } from './pace.server.ts';
import { refuse } from './refusals.server.ts';
import { note, requestIdOf, requestLog } from './request-log.server.ts';
import { routeHandlers } from './routes.server.ts';
import { safeRedirect } from './safe-redirect.ts';
import { troubleInGate, troublesTold } from './troubles.server.ts';
import { seeViewer, seeVisitor, type Seen } from './viewer.server.ts';

/** @param assets folders served as they are: the built client, or none while Vite serves them. */
export function createApp(build: ServerBuild, assets: string[] = []): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  if (config().trustProxy) app.set('trust proxy', 1);
  app.use(dropForwarded, securityHeaders);
  for (const folder of assets) app.use(filesOf(folder));
  mountMetrics(app);
  app.use(requestLog, retryLater, originCheck, bodyLimit, lastWordOnCaching, settleAddress);
  app.use(gate(troublesTold(build)));
  app.use(onError);
  return app;
}

function gate(build: ServerBuild): RequestHandler {
  const findRoute = routeFinder(build);
  const handlerOf = routeHandlers(build);
  const pass = async (request: Request, response: Response, next: NextFunction) => {
    const route = isReadable(request) ? findRoute(documentPath(request.path)) : null;
    response.locals.route = route;
    if (!hasRoom(route, request, response)) return;
    const { viewer, sessionId, cookie, unknown } = await see(request, requestIdOf(response));
    if (viewer.signedIn) response.locals.person = viewer.id;
    if (cookie) response.append('Set-Cookie', cookie);
    response.set('Cache-Control', viewer.signedIn ? 'no-store' : 'no-cache');
    response.vary('Cookie, Accept-Language, Accept-Encoding');

    const clientAddress = request.ip ?? '';
    const trouble = unknown ? await troubleInGate(request) : null;
    const judged = trouble ? 503 : judge(route, request.method, viewer);
    if (judged === 405) response.set('Allow', methodsOf(route));
    const late =
      judged === 'open' ? await keepPace(route, request.method, { viewer, clientAddress }) : null;
    if (late) response.set('Retry-After', String(late.minutes * 60));
    const verdict = late && !late.typed ? 429 : judged;
    if (verdict !== 'open') note(response, { refused: verdict });
    if (verdict !== 'open' && turnAway(verdict, request, response)) return;
    const context = {
      viewer,
      sessionId,
      say: speak(viewer.language),
      now: new Date(),
      clientAddress,
      denied: typeof verdict === 'number' ? verdict : null,
      trouble,
      tooOften: late !== null,
      wait: late?.minutes ?? null,
      nonce: nonceOf(response),
      requestId: requestIdOf(response),
      note: (what) => note(response, what),
    } satisfies AppLoadContext;
    response.locals.context = context;
    const open = verdict === 'open' && route !== null;
    handlerOf(open ? route : 'routes/pages/lost')(request, response, next);
  };
  return (request, response, next) => void pass(request, response, next).catch(next);
}

/** Who asks; a visitor, and `unknown`, while the database cannot tell. */
async function see(request: Request, requestId: string): Promise<Seen & { unknown: boolean }> {
  try {
    return { ...(await seeViewer(request)), unknown: false };
  } catch (error) {
    reportError(error, 'error', requestId);
    return { ...(await seeVisitor(request)), unknown: true };
  }
}

const statuses: Record<string, number> = { 'sign-in': 401, 'second-factor': 403 };

/** Answers who may not pass; true when that was all, false when the page for lost people follows. */
function turnAway(
  verdict: Exclude<Verdict, 'open'> | 429 | 503,
  request: Request,
  response: Response,
): boolean {
  if (asksForData(request.path)) {
    response.status(statuses[verdict] ?? Number(verdict)).end();
    return true;
  }
  if (verdict === 'second-factor') {
    response.redirect(303, '/me/second-factor');
    return true;
  }
  if (verdict === 'sign-in') {
    const sent = request.method !== 'GET';
    const next = sent ? pageBefore(request) : safeRedirect(request.originalUrl);
    // What a form held is gone, and the page that follows says so.
    const also = sent ? '&done=nothing' : '';
    response.redirect(303, `/sign-in?next=${encodeURIComponent(next)}${also}`);
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

const onError: ErrorRequestHandler = (error, request, response, next) => {
  const id = reportError(error, 'error', requestIdOf(response));
  if (response.headersSent) return next(error);
  refuse(request, response, 500, 'core.refused.broken', { id });
};
