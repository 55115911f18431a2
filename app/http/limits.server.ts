import type { Request, RequestHandler } from 'express';
import { config } from '#app/platform/config/config.server.ts';
import { refuse } from './refusals.server.ts';

export const largestBody = 256 * 1024;
/** Where a file may come along: larger than any that is read, so that the page can say what to do. */
const largestUpload = 2 * 1024 * 1024;
const uploads = /^\/organizations\/[^/]+\/people\/new(?:\.data)?\/?$/;

/** Forms are small. A body that is larger, or will not say how large it is, is not read at all. */
export const bodyLimit: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const length = request.get('content-length');
  if (length === undefined || request.get('transfer-encoding') !== undefined) {
    return refuse(request, response, 411, 'core.refused.unreadable');
  }
  const isUpload = uploads.test(request.path);
  if (Number(length) > (isUpload ? largestUpload : largestBody)) {
    response.set('Connection', 'close');
    hangUpAfterward(request);
    const sentence = isUpload ? 'core.refused.fileTooLarge' : 'core.refused.tooLong';
    return refuse(request, response, 413, sentence);
  }
  if (Number(length) > 0 && !request.is(['urlencoded', 'multipart/form-data'])) {
    return refuse(request, response, 415, 'core.refused.unreadable');
  }
  next();
};

/** So much is let pass by unread, that whoever chose a photograph by mistake still reads the answer. */
const mostUnread = 16 * 1024 * 1024;
const longestUnread = 20_000;
/** Who cannot send on turns to what has come: the end would take an answer along that is not read yet. */
const timeToRead = 500;

/** Whoever goes on sending what nobody wants is hung up on: a browser sends all before it reads. */
function hangUpAfterward(request: Request): void {
  let left = mostUnread;
  const late = setTimeout(() => request.socket.destroy(), longestUnread);
  request.socket.once('close', () => clearTimeout(late));
  request.on('data', (some: Buffer) => {
    left -= some.length;
    if (left >= 0 || request.isPaused()) return;
    request.pause();
    setTimeout(() => request.socket.destroy(), timeToRead).unref();
  });
}

/**
 * Headers that only a proxy of ours may set; without one they are lies. From a proxy of ours we take
 * the client's address alone: by which name and how we are called is configured (PUBLIC_URL).
 */
export const dropForwarded: RequestHandler = (request, _response, next) => {
  for (const name of Object.keys(request.headers)) {
    if (name === 'x-forwarded-for' && config().trustProxy) continue;
    if (name.startsWith('x-forwarded-') || name === 'forwarded') delete request.headers[name];
  }
  next();
};
