import type { RequestHandler } from 'express';

const largestBody = 256 * 1024;

/** Forms are small. A body that is larger, or will not say how large it is, is not read at all. */
export const bodyLimit: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const length = request.get('content-length');
  if (length === undefined || request.get('transfer-encoding') !== undefined) {
    return void response.status(411).set('Connection', 'close').end();
  }
  if (Number(length) > largestBody) {
    return void response.status(413).set('Connection', 'close').end();
  }
  if (Number(length) > 0 && !request.is(['urlencoded', 'multipart/form-data'])) {
    return void response.status(415).set('Connection', 'close').end();
  }
  next();
};

/** Headers that only a proxy of ours may set; without one they are lies. */
export const dropForwarded: RequestHandler = (request, _response, next) => {
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith('x-forwarded-') || name === 'forwarded') delete request.headers[name];
  }
  next();
};
