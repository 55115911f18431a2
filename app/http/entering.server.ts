/** From the first step of signing in to a session, by way of the second one where there is one. */
import { redirect } from '@remix-run/node';
import type { AppLoadContext } from '@remix-run/node';
import { database } from '#db/connection.server.ts';
import { beginHalfSignIn, halfMinutes } from '#app/domain/people/people.server.ts';
import { beginSession, endSession, secure, tokenIn } from './session.server.ts';

/**
 * For whoever has shown a passphrase, a PIN, a link from a mail or a slip: signs them in and sends
 * them to `next`; or, who has a second factor, to the page that asks for it.
 */
export async function enter(
  personId: string,
  next: string,
  { request, context }: { request: Request; context: AppLoadContext },
): Promise<Response> {
  const ended = await endSession(context.sessionId);
  const half = await beginHalfSignIn(database(), personId, context.now);
  if (half === null) {
    const headers = await beginSession(personId, request, { secondFactor: false });
    return redirect(next, { status: 303, headers });
  }
  const headers = new Headers({ 'Set-Cookie': ended });
  headers.append('Set-Cookie', halfCookie(half, halfMinutes * 60));
  return redirect(secondStepPage(next), { status: 303, headers });
}

/** After the second step. */
export async function enterWhole(
  personId: string,
  next: string,
  { request, context }: { request: Request; context: AppLoadContext },
): Promise<Response> {
  await endSession(context.sessionId);
  const headers = await beginSession(personId, request, { secondFactor: true });
  headers.append('Set-Cookie', halfCookie('', 0));
  return redirect(next, { status: 303, headers });
}

const secondStepPage = (next: string): string =>
  next === '/' ? '/sign-in/second-step' : `/sign-in/second-step?next=${encodeURIComponent(next)}`;

const halfName = (): string => (secure() ? '__Host-half' : 'half');

/** The token of a half sign-in; empty for who has none. */
export const halfToken = (request: Request): string =>
  tokenIn(request.headers.get('cookie') ?? '', halfName()) ?? '';

const halfCookie = (token: string, seconds: number): string =>
  [
    `${halfName()}=${token}`,
    'HttpOnly',
    'Path=/',
    'SameSite=Lax',
    `Max-Age=${seconds}`,
    ...(secure() ? ['Secure'] : []),
  ].join('; ');
