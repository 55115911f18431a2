import type { IncomingMessage } from 'node:http';
import { createCookie } from '@remix-run/node';
import type { Request } from 'express';
import type { Viewer } from '#app/domain/people/people.ts';
import { publicUrl } from '#app/platform/config/config.server.ts';
import { preferredLanguage, type Language } from '#app/words/languages.ts';
import { interfaceLanguages } from '#app/words/words.ts';
import { readSession } from './session.server.ts';

/** What a visitor chose at the foot of a page; a person's choice is in their profile. */
const secure = publicUrl().startsWith('https:');
// The prefix makes browsers refuse a cookie planted by a neighbouring subdomain.
export const languageCookie = createCookie(secure ? '__Host-language' : 'language', {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  maxAge: 31_536_000,
  secure,
});

export interface Seen {
  viewer: Viewer;
  sessionId: string | null;
  cookie: string | null;
}

/** Who stands behind a request, and in which language to speak: profile, choice, browser, English. */
export async function seeViewer(request: Request): Promise<Seen> {
  const session = await readSession(request.headers.cookie);
  if (!session) return seeVisitor(request);
  return { viewer: session.person, sessionId: session.id, cookie: session.cookie };
}

export async function seeVisitor(request: Request): Promise<Seen> {
  const chosen: unknown = await languageCookie.parse(request.headers.cookie ?? null);
  const language = interfaceLanguages.find((known) => known === chosen) ?? languageAsked(request);
  return { viewer: { signedIn: false, language, timeZone: 'UTC' }, sessionId: null, cookie: null };
}

/** What the browser asks for, as far as we speak it. */
export const languageAsked = ({ headers }: IncomingMessage): Language =>
  preferredLanguage(headers['accept-language'], interfaceLanguages) ?? 'en';
