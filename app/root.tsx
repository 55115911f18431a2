import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Meta,
  Outlet,
  Scripts,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { publicViewer } from '#app/domain/people/people.ts';
import { waiting } from '#app/http/form-again.server.ts';
import { teamOf } from '#app/http/organization.server.ts';
import { keepsNothing } from '#app/http/troubles.server.ts';
import { Frame } from '#app/ui/frame.tsx';
import { Lost, lostTitle, type TroubleTold } from '#app/ui/lost.tsx';
import { SayProvider, siteTitle, useViewer } from '#app/ui/say.tsx';
import stylesheet from '#app/ui/styles/index.css?url';
import roomsStylesheet from '#app/ui/styles/rooms.css?url';
import { speak } from '#app/words/words.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const team = await teamOf(context.viewer);
  const viewer = publicViewer(context.viewer, team);
  return { viewer, nonce: context.nonce, keepsNothing: keepsNothing() };
}

export const headers = waiting;

/** Where leaders, facilitators and stewards work: pages that learners seldom see have styles of their own. */
const workRooms =
  /^routes\/(?:after|applications|clinic|organizations|participation|reports|requirements|series|staff\/(?!join)|steward)/;

const statusOf = (error: unknown) => (isRouteErrorResponse(error) ? error.status : 500);

const toldBy = (error: unknown) =>
  isRouteErrorResponse(error) ? (error.data as TroubleTold | null) : null;

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root');
  const matches = useMatches();
  const hydrates = matches.some(
    (match) => (match.handle as { hydrate?: true } | undefined)?.hydrate,
  );
  // Where a form was refused no loader ran; the server knows all the same who asks.
  const asking = useViewer();
  const viewer = root?.viewer ?? asking;
  const error = useRouteError();
  return (
    <html lang={viewer.language} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#14254f" />
        {error == null ? (
          <Meta />
        ) : (
          <title>
            {siteTitle(lostTitle(speak(viewer.language), statusOf(error), toldBy(error)))}
          </title>
        )}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheet} />
        {matches.some(({ id }) => workRooms.test(id)) ? (
          <link rel="stylesheet" href={roomsStylesheet} />
        ) : null}
      </head>
      <body>
        <SayProvider viewer={viewer}>
          <Frame keepsNothing={root?.keepsNothing === true}>{children}</Frame>
        </SayProvider>
        {hydrates ? <Scripts nonce={root?.nonce} /> : null}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

const minutesOf = (error: unknown): number | undefined =>
  isRouteErrorResponse(error) ? (error.data as { minutes?: number } | null)?.minutes : undefined;

export function ErrorBoundary() {
  const error = useRouteError();
  return <Lost status={statusOf(error)} told={toldBy(error)} minutes={minutesOf(error)} />;
}
