/**
 * Comparing a passphrase takes a core tens of milliseconds (platform/passwords), so a thousand people
 * who sign in at once are more than can be served before they give up. As many are let in as are
 * answered within seconds; the others are told at once, before anything is read of what they sent.
 */
import type { Request, Response } from 'express';
import { refuse } from './refusals.server.ts';

/** Answered within about four seconds on one core. */
const most = 100;
const seconds = 5;

const comparing = new Set([
  'routes/account/sign-in',
  'routes/account/sign-up',
  'routes/account/new-password',
  'routes/account/password',
  'routes/staff/join',
]);

let inside = 0;

/** False where there is no room, and that was said. */
export function hasRoom(route: string | null, request: Request, response: Response): boolean {
  if (request.method !== 'POST' || route === null || !comparing.has(route)) return true;
  if (inside >= most) {
    response.set('Retry-After', String(seconds));
    refuse(request, response, 503, 'core.refused.crowded');
    return false;
  }
  let [isOver, isCounted] = [false, false];
  // Who sends slowly takes nobody's place: what waits to be compared has come whole.
  request.once('end', () => {
    if (isOver) return;
    isCounted = true;
    inside += 1;
  });
  // Comes after every answer, and when somebody leaves before it.
  response.once('close', () => {
    isOver = true;
    if (isCounted) inside -= 1;
  });
  return true;
}
