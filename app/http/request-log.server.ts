/**
 * One line in the log for each request: when, what, by whom, how it ended. Whom is the id of the
 * account alone; what somebody typed, addresses, tokens and names are nowhere in it.
 */
import type { RequestHandler, Response } from 'express';
import { log } from '#app/platform/log/log.server.ts';
import { newId } from '#app/platform/ids/ids.server.ts';
import { countRequest } from './metrics.server.ts';

/** What else is worth knowing of a request, by who answers it. */
export interface Noted {
  /** Somebody came in, or tried to: how, as whom where that is known, and what came of it. */
  signIn?: { way: WayIn; outcome: string; person?: string | undefined };
  /** Why it was turned away before any route ran: the gate's verdict or the sentence it was told. */
  refused?: string | number;
}
export type WayIn = 'phrase' | 'pin' | 'slip' | 'reset-link' | 'sign-up' | 'second-step';

/** Of a verb that lets somebody in, or says why not. */
export function entryBy(
  way: WayIn,
  entered: { personId: string } | { refused: string },
): Required<Noted>['signIn'] {
  return 'refused' in entered
    ? { way, outcome: entered.refused }
    : { way, outcome: 'in', person: entered.personId };
}

/** Adds to the line of the request that is being answered. */
export function note(response: Response, what: Noted): void {
  Object.assign((response.locals.noted ??= {}) as Noted, what);
}

/** What the line is found by; the page says it too when something broke. */
export const requestIdOf = (response: Response): string => response.locals.requestId as string;

interface Line {
  id: string;
  method: string;
  route: string;
  status: number;
  person?: string;
  aborted?: true;
}

/** Logs and counts a request that was answered in front of the app. */
export function recordRequest({ id, method, route, status, ...rest }: Line, ms: number): void {
  countRequest({ route, method, status }, ms);
  log().info({ id, method, route, status, ms: Math.round(ms), ...rest });
}

export const requestLog: RequestHandler = (request, response, next) => {
  const began = performance.now();
  const { method } = request;
  response.locals.requestId = newId();
  // Not `finish`: who goes away before the answer came is written down too.
  response.once('close', () => {
    const { requestId, route, person, noted } = response.locals;
    log().info({
      id: requestId,
      method,
      // The route, not the address: an address may hold a token.
      route: route ?? undefined,
      status: response.statusCode,
      ms: Math.round(performance.now() - began),
      person: person ?? undefined,
      ...noted,
      ...(response.writableFinished ? {} : { aborted: true }),
    });
  });
  next();
};
