import type { RequestHandler } from 'express';
import { config } from '#app/platform/config/config.server.ts';
import { refuse } from './refusals.server.ts';

const largestBody = 256 * 1024;
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
    const sentence = isUpload ? 'core.refused.fileTooLarge' : 'core.refused.tooLong';
    return refuse(request, response, 413, sentence);
  }
  if (Number(length) > 0 && !request.is(['urlencoded', 'multipart/form-data'])) {
    return refuse(request, response, 415, 'core.refused.unreadable');
  }
  next();
};

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
