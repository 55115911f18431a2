/**
 * The address of a request, as Remix will read it. Gate and Remix must see the same one: by the rules
 * of URLs `\` is a slash, and `..` and `%2e%2e` are taken out, so that `/files/..\me` is `/me`.
 */
import type { Request, RequestHandler } from 'express';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { refuse } from './refusals.server.ts';

/** By which name people call us; never what a request says. */
const ownHost = new URL(publicUrl()).host;

export const settleAddress: RequestHandler = (request, response, next) => {
  const address = request.originalUrl.startsWith('/') ? `http://x${request.originalUrl}` : '';
  if (!URL.canParse(address)) return refuse(request, response, 400, 'core.refused.address');
  const url = new URL(address);
  // Remix still answers this parameter of its past, in a way that no page of ours asks for.
  if (url.searchParams.has('_data')) url.searchParams.delete('_data');
  request.originalUrl = request.url = url.pathname + url.search;
  // What follows has no use for the name somebody called us by, and must not trust it; where a
  // form comes from has been looked at (origin-check.server.ts).
  request.headers.host = ownHost;
  delete request.headers.origin;
  // The answer to HEAD is that to GET; Node leaves its body out.
  if (request.method === 'HEAD') request.method = 'GET';
  next();
};

/** The page a request is about: itself, or the one whose data it asks for (Remix's single fetch). */
export const documentPath = (pathname: string): string =>
  asksForData(pathname) ? pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/') : pathname;

export const asksForData = (pathname: string): boolean => pathname.endsWith('.data');

/** Whether an address can name anything: not badly encoded, and no NUL, which PostgreSQL refuses. */
export function isReadable({ path, originalUrl }: Request): boolean {
  if (originalUrl.includes('%00')) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
