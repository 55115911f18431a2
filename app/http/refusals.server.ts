import { data } from '@remix-run/node';
import type { Request, Response } from 'express';
import { refusedPage } from '#app/ui/refused.tsx';
import { speak, type Key, type Say, type Values } from '#app/words/words.ts';
import { note } from './request-log.server.ts';
import { languageAsked } from './viewer.server.ts';

/** Missing, or not for this viewer: the same answer, to the byte (DESIGN.md D6). */
export const notFound = () => data(null, { status: 404 });

/** A form that none of our pages sends. */
export const unreadable = () => data(null, { status: 422 });

/** The same for a file, which no page is wrapped around. */
export const fileNotFound = (say: Say) =>
  new Response(`${say('core.lost.404.title')}\n`, {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });

/** Before anything is known of a request, and when nothing else can be said any more. */
export function refuse(
  request: Request,
  response: Response,
  status: number,
  sentence: Key,
  values?: Values,
): void {
  note(response, { refused: sentence });
  const say = speak(languageAsked(request));
  const told = say(sentence, values);
  const wantsPage = request.accepts(['text', 'html']) === 'html';
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .vary('Accept')
    .type(wantsPage ? 'html' : 'text/plain')
    .send(wantsPage ? refusedPage(say, told) : `${told}\n`);
}
