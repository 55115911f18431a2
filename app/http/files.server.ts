/** Files of the build, as they are or as it compressed them. */
import type { ReadStream } from 'node:fs';
import { extname } from 'node:path';
import type { NextFunction, RequestHandler, Response } from 'express';
import sirv from 'sirv';
import { config } from '#app/platform/config/config.server.ts';
import { byteRange } from './byte-range.ts';

const textTypes: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
};

/** An asset's name says what is in it, so it may be kept for ever. */
export function filesOf(folder: string): RequestHandler {
  const serve = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    dev: !config().production && !config().demo,
    setHeaders: (response, path) => {
      response.setHeader(
        'Cache-Control',
        path.startsWith('/assets/')
          ? 'public, max-age=31536000, immutable'
          : 'public, max-age=3600',
      );
      const type = textTypes[extname(path)];
      if (type) response.setHeader('Content-Type', `${type}; charset=utf-8`);
    },
  });
  // A page has no ending, and looking for it among the files takes longer than a query does.
  return (request, response, next) => {
    if (extname(request.path) === '') return next();
    // sirv would throw at it, after its head.
    if (byteRange(request.headers.range ?? null, Number.MAX_SAFE_INTEGER) === null)
      delete request.headers.range;
    const heard = (source: ReadStream) =>
      source.once('error', (error) => instead(response, error, next));
    holdHead(response);
    response.once('pipe', heard);
    serve(request, response, () => {
      letGo(response);
      response.off('pipe', heard);
      next();
    });
  };
}

/** The head goes with the first byte and not before: until then the file may turn out to be gone. */
function holdHead(response: Response): void {
  response.writeHead = (status: number, headers?: unknown) => {
    letGo(response);
    // Without headers nothing of a file follows: 304, 416.
    return headers ? response.status(status).set(headers) : response.writeHead(status);
  };
}

function letGo(response: Response): void {
  Reflect.deleteProperty(response, 'writeHead');
}

/**
 * The list of files is made at the start: what somebody replaced or took away since is one that we
 * have not got. Unheard, the error would end the process.
 */
function instead(response: Response, error: NodeJS.ErrnoException, next: NextFunction): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const name of ofTheFile) response.removeHeader(name);
  response.status(200);
  next(error.code === 'ENOENT' || error.code === 'ENOTDIR' ? undefined : error);
}

const ofTheFile = [
  'Accept-Ranges',
  'Cache-Control',
  'Content-Encoding',
  'Content-Length',
  'Content-Range',
  'Content-Type',
  'ETag',
  'Last-Modified',
];
