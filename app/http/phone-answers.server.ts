/**
 * The phone sends every answer as it is given, so this is what the site is asked most to write, and
 * all that a page passes costs ten times what the answer does. It is answered here, in front of
 * everything else: only what the script sends, and only for whom the gate lets through. Whatever is
 * refused, or spelt otherwise, is the app's, which says the same (tests/answers.test.ts).
 */
import type {
  IncomingMessage,
  OutgoingHttpHeaders,
  RequestListener,
  ServerResponse,
} from 'node:http';
import type { SignedIn } from '#app/domain/people/people.ts';
import { config } from '#app/platform/config/config.server.ts';
import { reportError } from '#app/platform/log/log.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { speak, type Say } from '#app/words/words.ts';
import { judge } from './gate.server.ts';
import { secondsUntilRetry, securityHeadersOf } from './headers.server.ts';
import { replyToPhone } from './keep-answers.server.ts';
import { largestBody } from './limits.server.ts';
import { comesFromHere } from './origin-check.server.ts';
import { recordRequest } from './request-log.server.ts';
import { readSession, type Session } from './session.server.ts';
import { troubleInWords } from './troubles.server.ts';
import { languageAsked } from './viewer.server.ts';

const route = 'routes/assessment/answers';
const address = /^\/attempts\/([\w-]{1,64})\/answers$/;
const form = /^application\/x-www-form-urlencoded(?:;|$)/i;

/** @param app answers whatever is not answered here */
export function phoneAnswers(app: RequestListener): RequestListener {
  return (request, response) => {
    const attempt = attemptIn(request);
    if (attempt === null) return app(request, response);
    answer(request, response, { attempt, app }).catch((error: unknown) => {
      reportError(error);
      response.destroy();
    });
  };
}

/** Null for all that the app had better look at. */
function attemptIn({ method, url, headers }: IncomingMessage): string | null {
  if (method !== 'POST') return null;
  const attempt = address.exec(url!)?.[1];
  if (!attempt || !form.test(headers['content-type'] ?? '')) return null;
  if ('transfer-encoding' in headers || !(Number(headers['content-length']) <= largestBody))
    return null;
  const fromHere = comesFromHere({
    site: headers['sec-fetch-site'] as string | undefined,
    origin: headers.origin,
    host: headers.host,
    publicUrl: config().publicUrl,
  });
  return fromHere ? attempt : null;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { attempt, app }: { attempt: string; app: RequestListener },
): Promise<void> {
  const [id, began] = [newId(), performance.now()];
  const end = (reply: Reply | null, person?: string) => {
    if (reply) response.writeHead(reply.status, reply.headers).end(reply.text);
    const line = { id, method: 'POST', route, status: response.statusCode };
    const more = { ...(person ? { person } : {}), ...(reply ? {} : { aborted: true as const }) };
    recordRequest({ ...line, ...more }, performance.now() - began);
  };
  let session: Session | null;
  try {
    session = await readSession(request.headers.cookie);
  } catch (error) {
    return end(failed(error, speak(languageAsked(request)), { id, reached: false }));
  }
  if (session === null || judge(route, 'POST', session.person) !== 'open') {
    return request.destroyed ? end(null) : app(request, response);
  }
  const { person, cookie } = session;
  const body = await bodyOf(request);
  const reply =
    body === null ? null : await replyTo(new URLSearchParams(body), attempt, person, id);
  if (reply && cookie) reply.headers['Set-Cookie'] = cookie;
  end(reply, person.id);
}

/** The same for every answer: none of it holds anything that a browser would run or show. */
const always = {
  ...securityHeadersOf("default-src 'none'; frame-ancestors 'none'"),
  'Cache-Control': 'no-store',
  Vary: 'Cookie, Accept-Language, Accept-Encoding',
};

interface Reply {
  status: number;
  headers: OutgoingHttpHeaders;
  text: string;
}

function reply(status: number, type: string, text: string, wait?: number): Reply {
  const headers: OutgoingHttpHeaders = {
    ...always,
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(text),
  };
  if (wait !== undefined) headers['Retry-After'] = String(wait);
  return { status, headers, text };
}

async function replyTo(
  fields: URLSearchParams,
  attempt: string,
  viewer: SignedIn,
  id: string,
): Promise<Reply> {
  const say = speak(viewer.language);
  try {
    const context = { viewer, say, now: new Date() };
    const { status, body, retryAfter } = await replyToPhone(fields, context, attempt);
    return reply(status, 'application/json', JSON.stringify(body), retryAfter);
  } catch (error) {
    return failed(error, say, { id, reached: true });
  }
}

/** @param reached whether what was sent may have come to the database */
function failed(
  error: unknown,
  say: Say,
  { id, reached }: { id: string; reached: boolean },
): Reply {
  const told = troubleInWords(error, say, { reached });
  if (told) return reply(told.status, 'text/plain', told.text, secondsUntilRetry);
  reportError(error, 'error', id);
  return reply(500, 'text/plain', `${say('core.refused.broken', { id })}\n`);
}

/** Null from who went away before all of it had come. At most as long as it said it is. */
function bodyOf(request: IncomingMessage): Promise<string | null> {
  if (request.destroyed) return Promise.resolve(null);
  const chunks: Buffer[] = [];
  return new Promise((done) => {
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => done(Buffer.concat(chunks).toString('utf8')));
    request.once('close', () => done(null));
    request.once('error', () => done(null));
  });
}
