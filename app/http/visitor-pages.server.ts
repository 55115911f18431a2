/**
 * Pages that are the same for every visitor, from memory, in front of everything else. What may be
 * in a page is what its key says, and nothing more: before the first visitor's request goes on to make
 * the page, all is taken from it but the path, a language and an encoding.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { newId } from '#app/platform/ids/ids.server.ts';
import { preferredLanguage, type Language } from '#app/words/languages.ts';
import { interfaceLanguages } from '#app/words/words.ts';
import { smallest } from './compression.server.ts';
import { newNonce, policy } from './headers.server.ts';
import { recordRequest } from './request-log.server.ts';
import { languageCookie } from './viewer.server.ts';

/**
 * Addresses, without a query, whose pages hold nothing of anybody's and no moment in time. None that is
 * paced by who asks (pace.server.ts): here nobody asks.
 */
const addresses = [
  '/',
  '/courses',
  '/courses/:course',
  '/courses/:course/lessons/:lesson/aid',
  '/library',
  '/glossary',
  '/verify',
  '/join',
  '/help/worried-about-a-child',
  '/privacy',
  '/about',
];
const pattern = new RegExp(`^(?:${addresses.join('|').replaceAll(/:\w+/g, '[a-z0-9-]{1,80}')})$`);

/** What another process publishes is seen after this; what this one does, at once. */
const longestKept = 1000;
const mostKept = 500;

interface Page {
  until: number;
  route: string;
  headers: [string, string][];
  etag: string;
  body: Buffer;
}

type Waiting = () => void;

/** @param app answers whatever is not here */
export async function visitorPages(app: RequestListener): Promise<RequestListener> {
  const chosen = await chosenLanguages();
  const kept = new Map<string, Page>();
  const coming = new Map<string, Waiting[]>();
  // Rises with each write, so that no page that was begun before it is kept after it.
  let writes = 0;
  const forget = () => {
    writes += 1;
    kept.clear();
  };

  const make = (key: Key, request: IncomingMessage, response: ServerResponse) => {
    const before = writes;
    const waiting: Waiting[] = [];
    coming.set(key.name, waiting);
    const over = () => {
      if (coming.get(key.name) === waiting) coming.delete(key.name);
      for (const go of waiting.splice(0)) go();
    };
    const end = response.end.bind(response) as (...rest: unknown[]) => ServerResponse;
    response.end = (...rest: unknown[]) => {
      const page = pageIn(response, rest[0]);
      if (page && writes === before) {
        if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
        kept.set(key.name, page);
      }
      if (page) response.setHeader('ETag', page.etag);
      over();
      return end(...rest);
    };
    response.once('close', over);
    request.headers = {
      host: request.headers.host,
      'accept-language': key.language,
      'accept-encoding': key.encoding ?? '',
    };
    app(request, response);
  };

  const answer = (request: IncomingMessage, response: ServerResponse, again: boolean) => {
    const key = keyOf(request, chosen);
    if (!key) return app(request, response);
    const page = kept.get(key.name);
    if (page && page.until > performance.now()) return send(page, request, response);
    const waiting = coming.get(key.name);
    if (waiting) waiting.push(() => answer(request, response, true));
    // What could not be kept for the first is asked for by each.
    else if (again) app(request, response);
    else make(key, request, response);
  };

  return (request, response) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      return answer(request, response, false);
    }
    forget();
    response.once('close', forget);
    app(request, response);
  };
}

interface Key {
  name: string;
  language: Language;
  encoding: string | null;
}

/** Null for whoever might be somebody, or asks for more than a page. */
function keyOf(request: IncomingMessage, chosen: Map<string, Language>): Key | null {
  const { url, headers } = request;
  if (!pattern.test(url!)) return null;
  if ('content-length' in headers || 'transfer-encoding' in headers) return null;
  const cookie = headers.cookie ?? '';
  const language = cookie === '' ? languageOf(headers['accept-language']) : chosen.get(cookie);
  if (!language) return null;
  const encoding = smallest(headers['accept-encoding'] ?? '');
  return { name: `${language} ${encoding} ${url}`, language, encoding };
}

const spoken = new Map<string | undefined, Language>();

/** Browsers ask in few ways: what each came to is remembered. */
function languageOf(asked: string | undefined): Language {
  let language = spoken.get(asked);
  if (!language) {
    language = preferredLanguage(asked, interfaceLanguages) ?? 'en';
    if (spoken.size >= mostKept) spoken.clear();
    if ((asked?.length ?? 0) < 200) spoken.set(asked, language);
  }
  return language;
}

/** The cookies of those who have nothing but a language, as `language.ts` gives them. */
async function chosenLanguages(): Promise<Map<string, Language>> {
  const pairs = interfaceLanguages.map(async (language): Promise<[string, Language]> => {
    const [cookie] = (await languageCookie.serialize(language)).split(';');
    return [cookie!, language];
  });
  return new Map(await Promise.all(pairs));
}

/** The page that is being sent, if it may be sent to others. */
function pageIn(response: ServerResponse, body: unknown): Page | null {
  const { locals } = response as ServerResponse & { locals?: { route?: string; still?: true } };
  if (response.statusCode !== 200 || !locals?.still || !Buffer.isBuffer(body)) return null;
  if (response.hasHeader('Set-Cookie')) return null;
  // What nobody may keep we do not keep either, whatever the list above says.
  if (String(response.getHeader('Cache-Control')).includes('no-store')) return null;
  const headers = Object.entries(response.getHeaders())
    .filter(([name]) => name !== 'content-security-policy')
    .map(([name, value]): [string, string] => [name, String(value)]);
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  const until = performance.now() + longestKept;
  return { until, route: locals.route!, headers, etag: `"${hash}"`, body };
}

function send(page: Page, request: IncomingMessage, response: ServerResponse): void {
  const began = performance.now();
  const { method, headers } = request;
  const status = headers['if-none-match'] === page.etag ? 304 : 200;
  response.statusCode = status;
  for (const [name, value] of page.headers) {
    if (status === 200 || !name.startsWith('content-')) response.setHeader(name, value);
  }
  response.setHeader('Content-Security-Policy', policy(newNonce()));
  response.setHeader('ETag', page.etag);
  response.end(status === 200 ? page.body : undefined);
  const { route } = page;
  recordRequest({ id: newId(), method: method!, route, status }, performance.now() - began);
}
