import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type {
  ActionFunctionArgs,
  AppLoadContext,
  EntryContext,
  LoaderFunctionArgs,
} from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { publicViewer } from '#app/domain/people/people.ts';
import { reportError } from '#app/platform/log/log.server.ts';
import { RequestId } from '#app/ui/lost.tsx';
import { SayProvider } from '#app/ui/say.tsx';

/**
 * Renders the whole page into one buffer and compresses that once: less than half the work of
 * streaming through a compressing middleware (STACK.md), and a page is a few kilobytes.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { html, failed } = await render(
    <RequestId.Provider value={context.requestId}>
      <SayProvider viewer={publicViewer(context.viewer)}>
        <RemixServer context={remix} url={request.url} nonce={context.nonce} />
      </SayProvider>
    </RequestId.Provider>,
    context.requestId,
  );
  const { body, encoding } = compress(html, request.headers.get('accept-encoding') ?? '');
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Content-Length', String(body.byteLength));
  if (encoding) headers.set('Content-Encoding', encoding);
  return new Response(body, { headers, status: failed ? 500 : status });
}

async function render(
  page: React.ReactElement,
  requestId: string,
): Promise<{ html: Bytes; failed: boolean }> {
  let failed = false;
  const stream = new PassThrough();
  const html = buffer(stream);
  await new Promise<void>((done, refuse) => {
    const { pipe } = renderToPipeableStream(page, {
      onAllReady: () => {
        pipe(stream);
        done();
      },
      onShellError: refuse,
      onError: (error) => {
        failed = true;
        reportError(error, 'error', requestId);
      },
    });
  });
  return { html: (await html) as Bytes, failed };
}

type Bytes = Uint8Array<ArrayBuffer>;

function compress(html: Bytes, accepted: string): { body: Bytes; encoding: string | null } {
  if (/\bbr\b/.test(accepted)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
    return { body: brotliCompressSync(html, { params }) as Bytes, encoding: 'br' };
  }
  if (/\bgzip\b/.test(accepted)) return { body: gzipSync(html) as Bytes, encoding: 'gzip' };
  return { body: html, encoding: null };
}

export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
) {
  if (!request.signal.aborted) reportError(error, 'error', context.requestId);
}
