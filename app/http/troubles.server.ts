/**
 * What is said where the database cannot do as it is told: a disk that is full, records that take no
 * writes, a server that went. Every route passes here, so none has to think of it.
 */
import { Readable } from 'node:stream';
import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type ServerBuild,
} from '@remix-run/node';
import type { Request as ExpressRequest } from 'express';
import { troubleOf, type Trouble } from '#db/errors.server.ts';
import { reportError } from '#app/platform/log/log.server.ts';
import type { Say } from '#app/words/words.ts';
import { asksForData } from './address.server.ts';

/** What the page for lost people tells (app/ui/lost.tsx has the same). */
export interface TroubleTold {
  trouble: Trouble;
  /** What became of a form; null where nothing was sent. */
  sent: 'not-kept' | 'perhaps' | null;
  /** The form once more, where all that was in it may stand on a page. */
  again: { to: string; fields: [string, string][] } | null;
}

type Args = LoaderFunctionArgs | ActionFunctionArgs;
type Handler = (args: Args) => unknown;

/** The build, with each loader and action in it telling of a database in trouble. */
export function troublesTold(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route] as const;
    const { loader, action, default: page } = route.module;
    const told = (handler: unknown) => handler && telling(handler as Handler, page !== undefined);
    return [id, { ...route, module: { ...route.module, ...defined(told(loader), told(action)) } }];
  });
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild['routes'] };
}

const defined = (loader: unknown, action: unknown) => ({
  ...(loader ? { loader } : {}),
  ...(action ? { action } : {}),
});

/** When a write was last refused for want of a database that takes it. */
let refusedAt = -Infinity;
const minute = 60_000;

/** Whether a page had better say, before anything is typed, that it would not be kept. */
export const keepsNothing = (): boolean => performance.now() - refusedAt < minute;

function telling(handler: Handler, hasPage: boolean): Handler {
  return async (args) => {
    const { request, context } = args;
    const sends = request.method === 'POST';
    // What the phone's script sends it keeps itself.
    const copy = sends && hasPage && !asksForData(new URL(request.url).pathname);
    const form = copy ? request.clone() : null;
    try {
      const answer = await handler(args);
      if (sends) refusedAt = -Infinity;
      return answer;
    } catch (error) {
      const told = tellTrouble(error, sends);
      if (!told) throw error;
      const { trouble, sent, status } = told;
      if (!hasPage) throw inWords(context.say, told);
      const again = form && (await formOf(form));
      throw data({ trouble, sent, again } satisfies TroubleTold, { status });
    }
  };
}

interface Told {
  trouble: Trouble;
  sent: TroubleTold['sent'];
  status: 503 | 507;
}

/** Reports it, and remembers that writes are refused; null for what is no trouble of the database. */
function tellTrouble(error: unknown, sends: boolean): Told | null {
  const trouble = troubleOf(error);
  if (!trouble) return null;
  reportError(error);
  if (sends) refusedAt = performance.now();
  const sent = sends ? fates[trouble] : null;
  return { trouble, sent, status: trouble === 'full' ? 507 : 503 };
}

/**
 * The same for what was sent without a page: its status and sentence. `reached`: it may have come to
 * the database before that was in trouble.
 */
export function troubleInWords(
  error: unknown,
  say: Say,
  { reached }: { reached: boolean },
): { status: number; text: string } | null {
  const told = tellTrouble(error, reached);
  if (!told) return null;
  return {
    status: told.status,
    text: wordsOf(say, reached ? told : { ...told, sent: 'not-kept' }),
  };
}

/** What became of what was sent. */
const fates = {
  full: 'not-kept',
  'read-only': 'not-kept',
  busy: 'not-kept',
  slow: 'not-kept',
  failing: 'perhaps',
  away: 'perhaps',
} as const;

/** Which of the page's sentences fit a trouble where something was sent. */
const kinds = {
  full: '507',
  'read-only': 'still',
  busy: 'still',
  slow: '503',
  failing: 'still',
  away: '503',
} as const;

function wordsOf(say: Say, { trouble, sent }: Told): string {
  const kind = sent || trouble !== 'failing' ? kinds[trouble] : '503';
  const words = [sent && say(`core.lost.${sent}`), say(`core.lost.${kind}.what`)];
  return `${words.filter(Boolean).join(' ')}\n`;
}

function inWords(say: Say, told: Told): Response {
  return new Response(wordsOf(say, told), {
    status: told.status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}

/** Where not even who asks can be read: nothing of what was sent has reached the database. */
export async function troubleInGate(request: ExpressRequest): Promise<TroubleTold> {
  const told = { trouble: 'away', sent: null, again: null } as const;
  if (request.method !== 'POST' || asksForData(request.path)) return told;
  const form = new Request(new URL(request.originalUrl, 'http://here'), {
    method: 'POST',
    headers: { 'Content-Type': request.get('content-type') ?? '' },
    body: Readable.toWeb(request) as ReadableStream,
    duplex: 'half',
  });
  return { ...told, sent: 'not-kept', again: await formOf(form) };
}

/** Never on a page, not even on the one for whoever typed it. */
const secret = /pass|^pin|^current$|^code$|token/i;

async function formOf(request: Request): Promise<TroubleTold['again']> {
  const { pathname, search } = new URL(request.url);
  const sent = await request.formData().catch(() => null);
  const fields = [...(sent ?? [])];
  const isPlain = fields.every(([name, value]) => typeof value === 'string' && !secret.test(name));
  if (!sent || !isPlain) return null;
  return { to: pathname + search, fields: fields as [string, string][] };
}
