/**
 * The phone sends every answer as it is given, so this is what the site is asked most to write, and
 * a page's machinery costs ten times what the answer does. It is answered here, behind the same gate.
 */
import type { AppLoadContext } from '@remix-run/node';
import type { Request, Response } from 'express';
import { replyToPhone, type Reply } from './keep-answers.server.ts';
import { troubleInWords } from './troubles.server.ts';

const address = /^\/attempts\/([\w-]+)\/answers$/;

/** The route of such an address, known without asking the map: each attempt has another one. */
export const answersRoute = (path: string): string | null =>
  address.test(path) ? 'routes/assessment/answers' : null;

/**
 * Answers what the phone's script sent, if that is what this is; anything else, such as a form that
 * is not spelt as the script spells it, is left to the route.
 */
export async function answerPhone(
  request: Request,
  response: Response,
  context: AppLoadContext,
): Promise<boolean> {
  const attempt = address.exec(request.path)?.[1];
  if (!attempt || request.method !== 'POST') return false;
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? ''))
    return false;
  const body = await bodyOf(request);
  // Who has gone hears nothing, and has sent nothing whole.
  if (body === null) return true;
  const reply = await replyOrTrouble(new URLSearchParams(body), context, attempt, response);
  if (!reply) return true;
  const text = JSON.stringify(reply.body);
  if (reply.retryAfter) response.setHeader('Retry-After', reply.retryAfter);
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.writeHead(reply.status).end(text);
  return true;
}

/** Null where the database is in trouble, and that was said as of any route without a page. */
async function replyOrTrouble(
  fields: URLSearchParams,
  context: AppLoadContext,
  attempt: string,
  response: Response,
): Promise<Reply | null> {
  try {
    return await replyToPhone(fields, context, attempt);
  } catch (error) {
    const told = troubleInWords(error, context.say);
    if (!told) throw error;
    response
      .status(told.status)
      .set('Cache-Control', 'no-store')
      .type('text/plain')
      .send(told.text);
    return null;
  }
}

/** At most as long as `bodyLimit` lets it be. */
function bodyOf(request: Request): Promise<string | null> {
  if (request.destroyed) return Promise.resolve(null);
  const chunks: Buffer[] = [];
  return new Promise((done) => {
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => done(Buffer.concat(chunks).toString('utf8')));
    request.once('close', () => done(null));
    request.once('error', () => done(null));
  });
}
