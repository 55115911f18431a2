import { data } from '@remix-run/node';
import type { Say } from '#app/words/words.ts';

/** Missing, or not for this viewer: the same answer, to the byte (DESIGN.md D6). */
export const notFound = () => data(null, { status: 404 });

/** The same for a file, which no page is wrapped around. */
export const fileNotFound = (say: Say) =>
  new Response(`${say('core.lost.404.title')}\n`, {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
