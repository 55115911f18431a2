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
import { speak } from '#app/words/words.ts';
import { judge } from './gate.server.ts';
import { secondsUntilRetry, securityHeadersOf } from './headers.server.ts';
import { replyToPhone } from './keep-answers.server.ts';
import { largestBody } from './limits.server.ts';
import { comesFromHere } from './origin-check.server.ts';
import { recordRequest } from './request-log.server.ts';
import { readSession, type Session } from './session.server.ts';
import { troubleInWords } from './troubles.server.ts';

const route = 'routes/assessment/answers';
const address = /^\/attempts\/([\w-]{1,64})\/answers$/;
const form = /^application\/x-www-form-urlencoded(?:;|$)/i;

/** @param app answers whatever is not answered here */
export function phoneAnswers(app: RequestListener): RequestListener {
  return (request, response) => {
    const attempt = attemptIn(request);
    if (attempt === null) return app(request, response);
    const began = performance.now();
    // Where the database cannot tell who asks, the app says so.
    readSession(request.headers.cookie)
      .catch(() => null)
      .then((session) => {
        // Who has gone hears nothing, and has sent nothing whole.
        if (request.destroyed) return;
        const isOpen = session !== null && judge(route, 'POST', session.person) === 'open';
        if (!isOpen) app(request, response);
        else return answer(request, response, { attempt, session, began });
      })
      .catch((error: unknown) => {
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

interface Asked {
  attempt: string;
  session: Session;
  began: number;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { attempt, session, began }: Asked,
): Promise<void> {
  const id = newId();
  const body = await bodyOf(request);
  if (body !== null) {
    const reply = await replyTo(new URLSearchParams(body), attempt, session.person, id);
    if (session.cookie) reply.headers['Set-Cookie'] = session.cookie;
    response.writeHead(reply.status, reply.headers).end(reply.text);
  }
  const { statusCode: status } = response;
  const line = { id, method: 'POST', route, status, person: session.person.id };
  recordRequest(body === null ? { ...line, aborted: true } : line, performance.now() - began);
}

/** The same for every answer: none of it holds anything that a browser would run or show. */
const always = {
  ...securityHeadersOf("default-src 'none'; frame-ancestors 'none'"),
  'Cache-Control': 'no-store',
  Vary: 'Cookie, Accept-Language, Accept-Encoding',
};

async function replyTo(
  fields: URLSearchParams,
  attempt: string,
  viewer: SignedIn,
  id: string,
): Promise<{ status: number; headers: OutgoingHttpHeaders; text: string }> {
  const say = speak(viewer.language);
  const made = (status: number, type: string, text: string, wait?: number) => ({
    status,
    text,
    headers: {
      ...always,
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Length': Buffer.byteLength(text),
      ...(wait === undefined ? {} : { 'Retry-After': String(wait) }),
    } as OutgoingHttpHeaders,
  });
  try {
    const context = { viewer, say, now: new Date() };
    const reply = await replyToPhone(fields, context, attempt);
    return made(reply.status, 'application/json', JSON.stringify(reply.body), reply.retryAfter);
  } catch (error) {
    const told = troubleInWords(error, say);
    if (told) return made(told.status, 'text/plain', told.text, secondsUntilRetry);
    reportError(error, 'error', id);
    return made(500, 'text/plain', `${say('core.refused.broken', { id })}\n`);
  }
}

/** Null from who went away before all of it had come. At most as long as it said it is. */
function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  return new Promise((done) => {
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => done(Buffer.concat(chunks).toString('utf8')));
    request.once('close', () => done(null));
    request.once('error', () => done(null));
  });
}
