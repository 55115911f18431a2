import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { publicViewer } from '#app/domain/people/people.ts';
import { teamOf } from '#app/http/organization.server.ts';
import { Frame } from '#app/ui/frame.tsx';
import { Lost, lostTitle } from '#app/ui/lost.tsx';
import { pageTitle, SayProvider } from '#app/ui/say.tsx';
import stylesheet from '#app/ui/styles/index.css?url';

export async function loader({ context }: LoaderFunctionArgs) {
  const team = await teamOf(context.viewer);
  return { viewer: publicViewer(context.viewer, team), nonce: context.nonce };
}

/** Only for pages where a way ends: every other page has a title of its own. */
export const meta: MetaFunction = ({ error, matches }) =>
  pageTitle(matches, (say) => lostTitle(say, statusOf(error)));

const statusOf = (error: unknown) => (isRouteErrorResponse(error) ? error.status : 500);

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root');
  const matches = useMatches();
  const hydrates = matches.some(
    (match) => (match.handle as { hydrate?: true } | undefined)?.hydrate,
  );
  const viewer = root?.viewer ?? publicViewer({ signedIn: false, language: 'en', timeZone: 'UTC' });
  return (
    <html lang={viewer.language} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#14254f" />
        <Meta />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheet} />
        <Links />
      </head>
      <body>
        <SayProvider viewer={viewer}>
          <Frame>{children}</Frame>
        </SayProvider>
        {hydrates ? <Scripts nonce={root?.nonce} /> : null}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <Lost status={statusOf(useRouteError())} />;
}
