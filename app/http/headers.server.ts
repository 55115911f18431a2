import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { publicUrl } from '#app/platform/config/config.server.ts';

/**
 * Nothing is loaded from anywhere but here. No page carries an inline script or style; the nonce
 * serves Remix's own scripts on the few pages that hydrate.
 */
export function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "media-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const always = {
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: with it browsers send `Origin: null` with our own forms.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  ...(publicUrl().startsWith('https:')
    ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }
    : {}),
};

/** What every answer carries, under a policy of its own. */
export const securityHeadersOf = (contentPolicy: string): Record<string, string> => ({
  'Content-Security-Policy': contentPolicy,
  ...always,
});

export const newNonce = (): string => randomBytes(16).toString('base64');

export const securityHeaders: RequestHandler = (_request, response, next) => {
  const nonce = newNonce();
  response.locals.nonce = nonce;
  for (const [name, value] of Object.entries(securityHeadersOf(policy(nonce)))) {
    response.setHeader(name, value);
  }
  next();
};

export const nonceOf = (response: Response): string => String(response.locals.nonce);

/** In seconds: what passes by itself has often passed by then. */
export const secondsUntilRetry = 30;

/** Whoever is told that it cannot be done now is told when to ask again. */
export const retryLater: RequestHandler = (_request, response, next) => {
  const status = response.status.bind(response);
  response.status = (code) => {
    if (code === 503 || code === 507) response.set('Retry-After', String(secondsUntilRetry));
    return status(code);
  };
  next();
};

const lastWords = new Set(['cache-control', 'referrer-policy']);

/**
 * Remix appends its headers to ours; a route has the last word on how long its answer keeps, and on
 * what those learn to whom it sends somebody.
 */
export const lastWordOnCaching: RequestHandler = (_request, response, next) => {
  const append = response.append.bind(response);
  response.append = (name, value) =>
    lastWords.has(name.toLowerCase()) ? response.set(name, value) : append(name, value);
  next();
};
