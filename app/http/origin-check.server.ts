import type { RequestHandler } from 'express';
import { config } from '#app/platform/config/config.server.ts';
import { refuse } from './refusals.server.ts';

/**
 * Every write must come from a page of ours. Browsers say so in Sec-Fetch-Site (Fetch Metadata),
 * or in Origin; a request that says neither is refused, for a form of ours always says one.
 */
export function comesFromHere(headers: {
  site?: string | undefined;
  origin?: string | undefined;
  host?: string | undefined;
  publicUrl?: string | undefined;
}): boolean {
  if (headers.site !== undefined) return headers.site === 'same-origin';
  if (!headers.origin || !URL.canParse(headers.origin)) return false;
  if (headers.publicUrl) return headers.origin === new URL(headers.publicUrl).origin;
  return new URL(headers.origin).host === headers.host;
}

/**
 * A mail program that stops mails for its reader (RFC 8058) is no page of ours, and says so. Who
 * holds the link may press it from anywhere: it does that one thing, whoever is signed in.
 */
export const isOneClick = (path: string): boolean => /^\/unsubscribe\/[\w-]{43}$/.test(path);

export const originCheck: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  if (request.method === 'POST' && isOneClick(request.path)) return next();
  const allowed = comesFromHere({
    site: request.get('sec-fetch-site'),
    origin: request.get('origin'),
    host: request.get('host'),
    publicUrl: config().publicUrl,
  });
  if (allowed) return next();
  refuse(request, response, 403, 'core.refused.foreign');
};
