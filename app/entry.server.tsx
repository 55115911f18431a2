import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type {
  ActionFunctionArgs,
  AppLoadContext,
  EntryContext,
  LoaderFunctionArgs,
} from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server';
import { publicViewer } from '#app/domain/people/people.ts';
import { compress, quickest } from '#app/http/compression.server.ts';
import type { PageEntry } from '#app/http/pages.server.ts';
import { reportError } from '#app/platform/log/log.server.ts';
import { RequestId } from '#app/ui/lost.tsx';
import { SayProvider } from '#app/ui/say.tsx';

interface PageProps {
  remix: EntryContext;
  url: string;
  context: AppLoadContext;
}

function Page({ remix, url, context }: PageProps) {
  return (
    <RequestId.Provider value={context.requestId}>
      <SayProvider viewer={publicViewer(context.viewer)}>
        <RemixServer context={remix} url={url} nonce={context.nonce} />
      </SayProvider>
    </RequestId.Provider>
  );
}

/** A page without scripts: nothing is left in it for React to find again. */
export const renderPage: PageEntry['renderPage'] = (remix, url, context) =>
  `<!DOCTYPE html>${renderToStaticMarkup(<Page remix={remix} url={url} context={context} />)}`;

/** A page that a browser hydrates, as Remix calls for it. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const page = <Page remix={remix} url={request.url} context={context} />;
  const { html, failed } = await renderWhole(page, context.requestId);
  const encoding = quickest(request.headers.get('accept-encoding') ?? '');
  const body = compress(html, encoding);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Content-Length', String(body.byteLength));
  if (encoding) headers.set('Content-Encoding', encoding);
  return new Response(new Uint8Array(body), { headers, status: failed ? 500 : status });
}

async function renderWhole(
  page: React.ReactElement,
  requestId: string,
): Promise<{ html: string; failed: boolean }> {
  let failed = false;
  const stream = new PassThrough();
  const html = text(stream);
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
  return { html: await html, failed };
}

export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
) {
  if (!request.signal.aborted) reportError(error, 'error', context.requestId);
}
