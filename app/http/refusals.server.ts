import { data } from '@remix-run/node';
import type { Request, Response } from 'express';
import stylesheet from '#app/ui/styles/index.css?url';
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
    .send(wantsPage ? barePage(say, told) : `${told}\n`);
}

/** Who sits before it has a page in the site's clothes; it asks nothing of what may be broken. */
const barePage = (say: Say, told: string): string => `<!DOCTYPE html>
<html lang="${say.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(say('core.refused.title'))} · JOURNEYHOME</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${stylesheet}">
</head>
<body>
<header class="masthead">
<a class="wordmark" href="/"><span>JOURNEY<b>HOME</b></span></a>
<a class="worry" href="/help/worried-about-a-child">${escaped(say('core.frame.worried'))}</a>
</header>
<main id="page" class="alone"><div class="narrow stack">
<h1>${escaped(say('core.refused.title'))}</h1>
<p class="lead">${escaped(told)}</p>
<p><a href="/">${escaped(say('core.refused.home'))}</a></p>
</div></main>
</body>
</html>
`;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
