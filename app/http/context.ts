/** What every loader and action is handed: who asks, in which words, and what time it is. */
import type { AppLoadContext } from '@remix-run/node';
import type { SignedIn, Viewer } from '#app/domain/people/people.ts';
import type { Say } from '#app/words/words.ts';
import type { Noted } from './request-log.server.ts';
import type { TroubleTold } from './troubles.server.ts';

declare module '@remix-run/node' {
  interface AppLoadContext {
    viewer: Viewer;
    say: Say;
    now: Date;
    /** SHA-256 of the session's token; what "this device" is called. */
    sessionId: string | null;
    /** For limits only; never stored. */
    clientAddress: string;
    /** Set where the gate turned the request away; the page for lost people words it. */
    denied: 403 | 404 | 405 | 429 | 503 | null;
    /** With a 503: what is to be told about the database, and about the form that was sent. */
    trouble: TroubleTold | null;
    /** More of this than app/http/pace.server.ts allows: what was typed goes back, unread. */
    tooOften: boolean;
    /** With `denied: 429`: how long. */
    wait: number | null;
    /** For the scripts of a hydrated page. */
    nonce: string;
    /** What the line in the log is found by; pages say it when something broke. */
    requestId: string;
    /** Adds to that line. Never what somebody typed. */
    note: (what: Noted) => void;
  }
  interface Future {
    v3_singleFetch: true;
  }
}

/** The viewer behind a route that the gate opens to people only. */
export function signedIn(context: Pick<AppLoadContext, 'viewer'>): SignedIn {
  if (!context.viewer.signedIn) throw new Error('The gate let a visitor through.');
  return context.viewer;
}
